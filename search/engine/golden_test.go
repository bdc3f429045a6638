package engine

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

// doc makes an invented document: "id|number|type|issuer|date|title" and its text.
func doc(facts, text string) *corpus.Document {
	f := strings.Split(facts, "|")
	d := &corpus.Document{ID: corpus.ID(f[0]), Title: f[5], Text: text,
		Header: corpus.Header{Number: f[1], Type: f[2], Issuer: f[3]}}
	d.Header.Issued, _ = corpus.ParseISODate(f[4])
	for _, n := range corpus.ScanNumbers(text) {
		d.References = append(d.References, corpus.Reference{Span: n.Span, Kind: corpus.ReferenceNumbered,
			Number: n.Number.Serial, Canonical: n.Number.String(), Quote: n.In(text)})
	}
	// Articles and clauses stand each on a line of their own.
	at, article := 0, corpus.Section{}
	for line := range strings.Lines(text) {
		s := corpus.Section{Span: corpus.Span{Start: at, End: at + len(line)}}
		at += len(line)
		var n int
		if _, err := fmt.Sscanf(line, "Điều %d.", &n); err == nil {
			s.Kind, s.Level = corpus.SectionArticle, 1
			s.Label, s.ID = fmt.Sprintf("Điều %d", n), corpus.SectionID(fmt.Sprintf("dieu-%d", n))
			d.Sections = append(d.Sections, s)
			article = s
		} else if _, err := fmt.Sscanf(line, "%d.", &n); err == nil && article.ID != "" {
			s.Kind, s.Level, s.Parent = corpus.SectionClause, 2, article.ID
			s.Label, s.ID = fmt.Sprintf("khoản %d", n), corpus.SectionID(fmt.Sprintf("%s.khoan-%d", article.ID, n))
			d.Sections = append(d.Sections, s)
			for i := range d.Sections {
				if d.Sections[i].ID == article.ID {
					d.Sections[i].End = at
				}
			}
		}
	}
	return d
}

const (
	province = "Ủy ban nhân dân tỉnh Sông Vàng"
	party    = "Tỉnh ủy Sông Vàng"
)

// invented is a small corpus of a province that does not exist.
func invented() []*corpus.Document {
	docs := []*corpus.Document{
		doc("nq57|57-NQ/TW|Nghị quyết|Bộ Chính trị|2024-12-22|về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia", ""),
		doc("nq57cp|57/NQ-CP|Nghị quyết|Chính phủ|2023-04-21|về phiên họp thường kỳ tháng 3", ""),
		doc("kh154|154/KH-UBND|Kế hoạch|"+province+"|2025-03-27|Kế hoạch triển khai Nghị quyết số 57-NQ/TW trên địa bàn tỉnh Sông Vàng",
			"KẾ HOẠCH\nThực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, tỉnh Sông Vàng đặt mục tiêu phát triển chính quyền số.\n"+
				"Điều 1. Mục tiêu\n1. Tỷ lệ hồ sơ trực tuyến toàn trình đạt 85% vào năm 2025.\n2. Mỗi xã có ít nhất một tổ công nghệ số cộng đồng.\n"+
				"Điều 2. Hiệu lực\n1. Kế hoạch này có hiệu lực thi hành kể từ ngày ký.\nNơi nhận:\n- Như trên;\n- Lưu: VT, chuyển đổi số."),
		doc("bc12|12/BC-UBND|Báo cáo|"+province+"|2025-06-30|Báo cáo tình hình chuyển đổi số sáu tháng đầu năm",
			"Báo cáo kết quả chuyển đổi số.\nToàn tỉnh có 120 tổ công nghệ số cộng đồng. Kế hoạch số 154/KH-UBND được triển khai ở mọi xã.\nCác cửa hàng bán hàng qua mạng tăng nhanh."),
		doc("qd30|30/QĐ-UBND|Quyết định|"+province+"|2024-02-01|về bản đồ quy hoạch sử dụng đất", "Điều 1. Phê duyệt bản đồ quy hoạch sử dụng đất của tỉnh.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký."),
		doc("nd30|30/2020/NĐ-CP|Nghị định|Chính phủ|2020-03-05|về công tác văn thư", "Điều 1. Phạm vi điều chỉnh\n1. Nghị định này quy định về công tác văn thư và quản lý nhà nước về công tác văn thư.\nĐiều 2. Đối tượng\n1. Nghị định này áp dụng đối với cơ quan, tổ chức nhà nước."),
		doc("tt|||||Hướng dẫn thủ tục hành chính", "Thủ tục hành chính về đất đai.\nUỷ ban nhân dân xã tiếp nhận hồ sơ.\nHoà giải tranh chấp đất đai tại xã."),
		doc("mat|99-BC/TU|Báo cáo|"+party+"|2025-01-01|Báo cáo mật về chuyển đổi số", "Báo cáo mật về chuyển đổi số."),
	}
	docs[len(docs)-1].Header.Secrecy = "Mật"
	return docs
}

func TestQuestionsFindWhatAPersonExpects(t *testing.T) {
	src := newMemory(invented()...)
	e := open(t, src)
	for _, c := range []struct{ name, question, want string }{
		{"number in full", "154/KH-UBND", "kh154 bc12"},
		{"number without marks and separators", "154 kh ubnd", "kh154 bc12"},
		{"number glued", "kh154", "kh154 bc12"},
		{"number by the type's name", "nghi quyet 57", "nq57 nq57cp kh154"},
		{"number with a word of its issuer", "nghị quyết 57 bộ chính trị", "nq57 kh154"},
		{"number with words of those that cite it", "nghi quyet 57 song vang", "kh154"},
		{"number with its year", "30/2020/NĐ-CP", "nd30"},
		{"number with the year of issue", "30/qd-ubnd 2024", "qd30"},
		{"number that is not there", "999/KH-UBND", ""},
		{"number by operator", "so:154", "kh154 bc12"},
		{"words without marks", "to cong nghe so cong dong", "kh154 bc12"},
		{"the same words with marks", "tổ công nghệ số cộng đồng", "kh154 bc12"},
		{"words with marks rank the same marks first", "bán", "bc12 …"},
		{"the other marks first", "bản", "qd30 …"},
		{"phrase", `"công nghệ số cộng đồng"`, "kh154 bc12"},
		{"phrase of another order", `"cộng đồng công nghệ số"`, "relaxed kh154 bc12"},
		{"excluded word", "chuyển đổi số -quốc -nghị", "bc12"},
		{"excluded phrase", `tổ công nghệ -"sáu tháng"`, "kh154"},
		{"type", "loai:kế-hoạch tổ công nghệ", "kh154"},
		{"type alone", "loại: quyết định", "qd30"},
		{"issuer by a part of its name", "coquan:sông-vàng quy hoạch", "qd30"},
		{"issuer by its code", "coquan:ubnd-tỉnh-sông-vàng nam:2024", "qd30"},
		{"years", "nam:..2020", "nd30"},
		{"abbreviation", "TTHC", "tt"},
		{"what an abbreviation stands for", "kế hoạch ubnd 154 hồ sơ", "kh154"},
		{"tone marks in the old style", "hòa giải", "tt"},
		{"words of number, type and issuer", "quyết định ubnd sông vàng đất", "qd30"},
		{"all words required", "tổ công nghệ văn thư", "relaxed nd30"},
		{"a word that no document holds", "văn thư xyzzy", "relaxed nd30; absent xyzzy"},
		{"only absent words", "xyzzy qwerty", "; absent xyzzy qwerty"},
		{"a sentence that asks", "công tác văn thư của cơ quan nhà nước được quy định như thế nào?", "relaxed nd30"},
		{"words that put a question", "tỷ lệ hồ sơ trực tuyến là bao nhiêu", "kh154"},
		{"what a thing is, in a question of few words", "hoà giải là gì", "tt"},
		{"a word typed twice", "văn thư văn thư", "nd30"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := ask(t, e, c.question)
			checkPassages(t, src, r)
			var parts []string
			if r.Relaxed {
				parts = append(parts, "relaxed")
			}
			for _, id := range ids(r) {
				parts = append(parts, string(id))
			}
			got := strings.Join(parts, " ")
			if len(r.Absent) > 0 && !r.Relaxed && r.Total > 0 {
				t.Error("words are absent from a result that was not relaxed")
			}
			if len(r.Absent) > 0 && !query.Parse(c.question).Empty() && c.want != "" {
				got += "; absent " + strings.Join(r.Absent, " ")
			}
			if first, others := strings.CutSuffix(c.want, "…"); others && strings.HasPrefix(got, first) {
				return
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOnlyAWholeNumberOfOneDocumentIsSole(t *testing.T) {
	e := open(t, newMemory(invented()...))
	for question, want := range map[string]corpus.ID{
		"154/KH-UBND": "kh154", "kh 154": "kh154", "57 nq tw": "nq57", "nghi quyet 57": "", "154/KH-UBND tổ": "", "chuyển đổi số": "",
		"30/QĐ-UBND 2024": "qd30", "30/QĐ-UBND 2023": "", "30 2020 nd cp": "nd30", "999/KH-UBND": "", "99-BC/TU": "",
	} {
		if got := ask(t, e, question).Sole; got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}

func TestPassagesSayWhereTheyStand(t *testing.T) {
	src := newMemory(invented()...)
	e := open(t, src)
	for _, c := range []struct {
		question, id, place, section, marks string
	}{
		{"hồ sơ trực tuyến", "kh154", "Khoản 1 Điều 1", "dieu-1.khoan-1", "hồ sơ trực tuyến"},
		{"ho so truc tuyen", "kh154", "Khoản 1 Điều 1", "dieu-1.khoan-1", "hồ sơ trực tuyến"},
		{"154 kh ubnd", "bc12", "Đoạn 2", "", "154/KH-UBND"},
		{"nghi quyet 57", "kh154", "Đoạn 2", "", "57-NQ/TW"},
		{"ủy ban nhân dân xã", "tt", "Đoạn 2", "", "Uỷ ban nhân dân xã"},
		{"hòa giải", "tt", "Đoạn 3", "", "Hoà giải"},
		{`"mỗi xã"`, "kh154", "Khoản 2 Điều 1", "dieu-1.khoan-2", "Mỗi xã"},
		{"tthc", "tt", "Đoạn 1", "", "Thủ tục hành chính"},
	} {
		t.Run(c.question, func(t *testing.T) {
			r := ask(t, e, c.question)
			i := slices.IndexFunc(r.Hits, func(h search.Hit) bool { return h.ID == corpus.ID(c.id) })
			if i < 0 || len(r.Hits[i].Passages) == 0 {
				t.Fatalf("no passage in %+v", r.Hits)
			}
			p := r.Hits[i].Passages[0]
			var marks []string
			for _, m := range p.Marks {
				marks = append(marks, m.In(src.docs[corpus.ID(c.id)].Text))
			}
			got := []string{p.Place, string(p.Section), strings.Join(marks, "|")}
			if diff := cmp.Diff([]string{c.place, c.section, c.marks}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestExcerptsAreWholeSentencesWhereTheyFit(t *testing.T) {
	first := "Câu thứ nhất nói về việc khác; " + strings.Repeat("chữ thường ", 20) + "hết câu. "
	long := strings.Repeat("mệnh đề không liên quan, ", 20) + "và rồi; " + "mệnh đề nói về chuyển đổi số của tỉnh; " + strings.Repeat("phần còn lại ", 20)
	for _, c := range []struct{ name, text, want string }{
		{"a sentence with a semicolon", first + "Tỉnh uỷ lãnh đạo; xã tổ chức chuyển đổi số toàn diện. " + strings.Repeat("Câu cuối dài dòng ", 20) + ".",
			"Tỉnh uỷ lãnh đạo; xã tổ chức chuyển đổi số toàn diện."},
		{"a clause of a long sentence", long, "mệnh đề nói về chuyển đổi số của tỉnh;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := newMemory(doc("a|||||b", c.text))
			r := ask(t, open(t, src), "chuyển đổi số")
			checkPassages(t, src, r)
			if p := r.Hits[0].Passages[0]; !strings.Contains(p.Text, c.want) || p.Len() > excerptSize {
				t.Errorf("%q does not hold %q", p.Text, c.want)
			}
		})
	}
}

func TestWeakPassagesComeLast(t *testing.T) {
	e := open(t, newMemory(invented()...))
	for _, h := range ask(t, e, "kế hoạch chuyển đổi số chính quyền").Hits {
		if len(h.Passages) > 0 && strings.Contains(h.Passages[0].Text, "Lưu") {
			t.Errorf("%s: %q comes first", h.ID, h.Passages[0].Text)
		}
	}
	r := ask(t, e, "hiệu lực kể từ ngày ký quyết định")
	if len(r.Hits) == 0 || len(r.Hits[0].Passages) == 0 {
		t.Fatal("a question for the clause on entry into force finds none")
	}
}

func TestSecretDocumentsAreFoundOnDemandAlone(t *testing.T) {
	e := open(t, newMemory(invented()...))
	q := query.Parse("báo cáo mật")
	if got := ids(request(t, e, search.Request{Query: q, Limit: 10})); slices.Contains(got, "mat") {
		t.Errorf("found: %v", got)
	}
	if got := ids(request(t, e, search.Request{Query: q, Limit: 10, Secret: true})); !slices.Contains(got, "mat") {
		t.Errorf("not found: %v", got)
	}
}

func TestExactWantsTheMarksTyped(t *testing.T) {
	e := open(t, newMemory(invented()...))
	for question, want := range map[string]string{"bán": "bc12", "ban": "bc12 kh154 qd30 tt", "bản đồ": "qd30", `"bán hàng"`: "bc12", "hang": "", "uỷ ban": "bc12 kh154 qd30 tt"} {
		got := ids(request(t, e, search.Request{Query: query.Parse(question), Limit: 10, Exact: true}))
		slices.Sort(got)
		var all []string
		for _, id := range got {
			all = append(all, string(id))
		}
		if diff := cmp.Diff(want, strings.Join(all, " ")); diff != "" {
			t.Errorf("%s: %s", question, diff)
		}
	}
}

func facetLine(f search.Facet) string {
	var out []string
	for _, v := range f.Values {
		s := fmt.Sprintf("%s=%d", v.Value, v.Count)
		if v.Chosen {
			s += "*"
		}
		out = append(out, s)
	}
	return f.Key + ": " + strings.Join(out, " ")
}

func TestFacetsFollowTheQuestionAndTheOtherFilters(t *testing.T) {
	e := open(t, newMemory(invented()...))
	for _, c := range []struct {
		name    string
		request search.Request
		want    []string
	}{
		{"all", search.Request{}, []string{
			"loai: nghi-quyet=2 bao-cao=1 khong-ghi=1 ke-hoach=1 nghi-dinh=1 quyet-dinh=1",
			"coquan: uy-ban-nhan-dan-tinh-song-vang=3 chinh-phu=2 bo-chinh-tri=1 khong-ghi=1",
			"nam: 2025=2 2024=2 2023=1 2020=1 khong-ghi=1"}},
		{"a type", search.Request{Filters: []query.Filter{{Key: "loai", Value: "ke-hoach"}}}, []string{
			"loai: nghi-quyet=2 bao-cao=1 khong-ghi=1 ke-hoach=1* nghi-dinh=1 quyet-dinh=1",
			"coquan: uy-ban-nhan-dan-tinh-song-vang=1",
			"nam: 2025=1"}},
		{"a type and a year without documents", search.Request{Filters: []query.Filter{{Key: "loai", Value: "ke-hoach"}, {Key: "nam", Value: "2020"}}}, []string{
			"loai: nghi-dinh=1 ke-hoach=0*",
			"coquan: ",
			"nam: 2025=1 2020=0*"}},
		{"no year", search.Request{Filters: []query.Filter{{Key: "nam", Value: query.None}}}, []string{
			"loai: khong-ghi=1",
			"coquan: khong-ghi=1",
			"nam: 2025=2 2024=2 2023=1 2020=1 khong-ghi=1*"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range request(t, e, c.request).Facets {
				if f.Key == facetType || f.Key == facetIssuer || f.Key == facetYear {
					got = append(got, facetLine(f))
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHitsAreSortedByDateOnDemand(t *testing.T) {
	e := open(t, newMemory(invented()...))
	for sort, want := range map[search.Sort][]corpus.ID{
		search.SortNewest: {"bc12", "kh154", "nq57", "qd30", "nq57cp", "nd30", "tt"},
		search.SortOldest: {"nd30", "nq57cp", "qd30", "nq57", "kh154", "bc12", "tt"},
	} {
		if diff := cmp.Diff(want, ids(request(t, e, search.Request{Sort: sort, Limit: 10}))); diff != "" {
			t.Errorf("%s: %s", sort, diff)
		}
	}
}

func TestPagesOfHitsDoNotOverlap(t *testing.T) {
	e := open(t, newMemory(invented()...))
	whole := ids(request(t, e, search.Request{Query: query.Parse("số"), Limit: 20}))
	var pages []corpus.ID
	for at := 0; at < len(whole)+4; at += 2 {
		pages = append(pages, ids(request(t, e, search.Request{Query: query.Parse("số"), Offset: at, Limit: 2}))...)
	}
	if diff := cmp.Diff(whole, pages); diff != "" {
		t.Error(diff)
	}
}

// answers are what an index says to some questions, as one text.
func answers(t *testing.T, e *Engine) string {
	var b strings.Builder
	for _, q := range []string{"chuyển đổi số", "nghi quyet 57", "số", "đất", "ke hoach", "", "tổ công nghệ văn thư"} {
		r := ask(t, e, q)
		r.Took = 0
		fmt.Fprintf(&b, "%s: %+v\n", q, r)
	}
	return b.String()
}

func TestAnIndexBuiltAgainAnswersAlike(t *testing.T) {
	src := newMemory()
	dir := t.TempDir()
	e := openIn(t, dir, src)
	// Document by document, with changes and removals on the way.
	docs := invented()
	for _, d := range docs {
		old := *d
		old.Title, old.Text = "bản cũ "+d.Title, d.Text+"\nđoạn sẽ bỏ đi"
		old.Sections, old.References = nil, nil
		src.put(&old)
		if err := e.Sync(t.Context(), src, nil); err != nil {
			t.Fatal(err)
		}
		src.put(d)
		if err := e.Sync(t.Context(), src, nil); err != nil {
			t.Fatal(err)
		}
	}
	src.put(doc("bo|||||văn bản sẽ gỡ", "chuyển đổi số"))
	if err := e.Sync(t.Context(), src, nil); err != nil {
		t.Fatal(err)
	}
	src.remove("bo")
	if err := e.Sync(t.Context(), src, nil); err != nil {
		t.Fatal(err)
	}
	before := answers(t, e)
	stats, err := e.Stats(t.Context())
	if err != nil || stats.Documents != len(docs) || stats.Seq != src.seq {
		t.Errorf("stats %+v, %v", stats, err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, answers(t, openIn(t, dir, src))); diff != "" {
		t.Error(diff)
	}
}

func TestAClosedIndexGoesOnWhereItWas(t *testing.T) {
	src := newMemory(invented()...)
	dir := t.TempDir()
	e := openIn(t, dir, src)
	before := answers(t, e)
	if _, err := Open(dir, src); err == nil {
		t.Error("an index in use was opened twice")
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Search(t.Context(), search.Request{}); err == nil {
		t.Error("a closed index answers")
	}
	e, err := Open(dir, src)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if diff := cmp.Diff(before, answers(t, e)); diff != "" {
		t.Error(diff)
	}
	changed := 0
	if err := e.Sync(t.Context(), src, func(done, total int) { changed = total }); err != nil || changed != 0 {
		t.Errorf("%d changes, %v", changed, err)
	}
	// A store that is behind the index is another store.
	if err := e.Sync(t.Context(), newMemory(invented()[:2]...), nil); err != nil {
		t.Fatal(err)
	}
	if s, err := e.Stats(t.Context()); err != nil || s.Documents != 2 || s.Seq != 2 {
		t.Errorf("stats %+v, %v", s, err)
	}
}

func TestADamagedIndexIsSetAsideAndBuiltAgain(t *testing.T) {
	src := newMemory(invented()...)
	for _, name := range []string{"index_meta.json", "store/root.bolt", "store/*.zap"} {
		t.Run(filepath.Base(name), func(t *testing.T) {
			dir := t.TempDir()
			e := openIn(t, dir, src)
			want := answers(t, e)
			if err := e.Close(); err != nil {
				t.Fatal(err)
			}
			files, err := filepath.Glob(filepath.Join(dir, Build(), name))
			if err != nil || len(files) == 0 {
				t.Fatalf("no %s: %v", name, err)
			}
			for _, f := range files {
				if err := os.WriteFile(f, []byte("hỏng"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(want, answers(t, openIn(t, dir, src))); diff != "" {
				t.Error(diff)
			}
			if aside, _ := filepath.Glob(filepath.Join(dir, "damaged-*")); len(aside) != 1 {
				t.Errorf("set aside: %v", aside)
			}
		})
	}
}

func TestAnotherBuildIsKeptUntilTheNewOneIsComplete(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "index-000000000000")
	if err := os.MkdirAll(old, 0o755); err != nil {
		t.Fatal(err)
	}
	e, err := Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if _, err := os.Stat(old); err != nil {
		t.Errorf("removed too early: %v", err)
	}
	if err := e.Sync(t.Context(), newMemory(invented()...), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("still there")
	}
}
