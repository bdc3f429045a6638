package indexer

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
)

// office is a folder whose files cite each other, a register, and documents that nobody has.
func office() map[string]string {
	cites := func(serial, day int, lines ...string) string {
		return order(serial, day, fmt.Sprintf("phê duyệt phương án số %d", serial)) + "\n" + strings.Join(lines, "\n")
	}
	return map[string]string{
		"a.txt": cites(11, 5, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"),
		"b.txt": cites(12, 6, "Căn cứ Nghị định số 30/2020/NĐ-CP;", "Căn cứ Điều 3 Quyết định số 11/QĐ-UBND ngày 05 tháng 5 năm 2025 của Ủy ban nhân dân tỉnh Vân Sơn;"),
		"c.txt": cites(13, 7, "Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị;", "Quyết định số 14/QĐ-UBND ngày 01 tháng 5 năm 2025;"),
		"d.txt": cites(15, 8, "Thực hiện Nghị quyết số 57-NQ/TW;", "Quyết định số 12/QĐ-UBND ngày 06 tháng 5 năm 2025."),
		"so.csv": "\"Số, ký hiệu\",Ngày ban hành,Trích yếu,Cơ quan ban hành,Tình trạng hiệu lực\n" +
			"14/QĐ-UBND,01/5/2025,Về nước sạch,Ủy ban nhân dân tỉnh Vân Sơn,Còn hiệu lực\n" +
			"11/QĐ-UBND,05/5/2025,Về việc phê duyệt phương án số 11,Ủy ban nhân dân tỉnh Vân Sơn,Hết hiệu lực\n",
	}
}

// ledger is what the store says, without the ids that the order of arrival gave.
func (b *bench) ledger() string {
	b.Helper()
	changes, err := b.store.Changes(b.Context(), 0, 1000)
	if err != nil {
		b.Fatal(err)
	}
	var docs []*corpus.Document
	names := map[corpus.ID]string{}
	for _, c := range changes {
		if c.Removed {
			continue
		}
		d := b.document(c.ID)
		var from []string
		for _, s := range d.Sources {
			from = append(from, filepath.Base(s.Path))
		}
		names[d.ID] = fmt.Sprint(d.Header.Number, from, d.Header.Issuer, d.Header.Issued, d.Status, d.Cited, d.Stub())
		docs = append(docs, d)
	}
	var out []string
	for _, d := range docs {
		line := names[d.ID]
		for _, l := range d.Links {
			line += fmt.Sprintf("\n  %s: %s %s #%s (%s)", d.References[l.Ref-1].Quote, l.State, names[l.To], l.Section, l.Reason)
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func TestTheOrderOfFilesDoesNotMatterToWhatTheyCite(t *testing.T) {
	files := office()
	all := newBench(t)
	for name, text := range files {
		all.write(name, text)
	}
	all.mustRun(Options{})
	want := all.ledger()
	for _, held := range []string{
		"[a.txt so.csv]", "#dieu-3 (cùng số, cùng ngày ban hành)", "Điều 3 Quyết định số 11/QĐ-UBND ngày 05 tháng 5 năm 2025 của Ủy ban nhân dân tỉnh Vân Sơn: resolved 11/QĐ-UBND",
		"57-NQ/TW[]Bộ Chính trị2024-12-22true true", "30/2020/NĐ-CP[]Chính phủ2020-03-05true true",
	} {
		if !strings.Contains(want, held) {
			t.Errorf("no %q in\n%s", held, want)
		}
	}
	if n := strings.Count(want, "\n30/2020/NĐ-CP["); n != 1 {
		t.Errorf("%d stubs of one decree", n)
	}
	for seed := range uint64(5) {
		b := newBench(t)
		names := slices.Sorted(maps.Keys(files))
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		for i, name := range names {
			b.write(name, files[name])
			if i%2 == 0 || i == len(names)-1 {
				b.mustRun(Options{})
			}
		}
		if got := b.ledger(); got != want {
			t.Errorf("in the order %v:\n%s\nwant\n%s", names, got, want)
		}
		if _, wrong, err := b.store.CheckLedger(t.Context()); err != nil || len(wrong) > 0 {
			t.Errorf("%v %v", wrong, err)
		}
	}
}

func TestWhatOnlyCitationsTellOfIsFoundLastAndCountedApart(t *testing.T) {
	b := newBench(t)
	for name, text := range office() {
		b.write(name, text)
	}
	b.mustRun(Options{})
	e := b.engine()
	found := b.found(e, "nghị định 30/2020/NĐ-CP")
	if len(found) != 3 || !b.document(found[2]).Cited || b.document(found[0]).Cited {
		t.Errorf("%v", found)
	}
	if all := b.found(e, ""); len(all) != 5 {
		t.Errorf("who asks for nothing gets %v", all)
	}
	counts, err := b.store.Counts(t.Context())
	stats, err2 := e.Stats(t.Context())
	if err != nil || err2 != nil || counts.Documents != 5 || counts.Stubs != 1 || counts.Cited != 2 || stats.Documents != 5 {
		t.Errorf("%+v %+v %v %v", counts, stats, err, err2)
	}
}
