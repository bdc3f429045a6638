package indexer

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/indexer/extract"
)

// published are the first n texts, of at most that many bytes, of the collection of published legal documents.
func published(t testing.TB, n, longest int) []string {
	t.Helper()
	f, err := os.Open("../../shared/eval/vbpl/docs.jsonl.gz")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the published texts are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<28)
	for len(out) < n && sc.Scan() {
		var d struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		if len(d.Text) <= longest {
			out = append(out, d.Text)
		}
	}
	return out
}

// typed is a text as extract gives it: one page, a line each.
func typed(text string) extract.Record {
	page := corpus.RawPage{Number: 1, Method: corpus.MethodText}
	for line := range strings.SplitSeq(text, "\n") {
		page.Lines = append(page.Lines, corpus.Line{Text: line})
	}
	return extract.Record{Pages: []corpus.RawPage{page}}
}

// checkDocument holds what is true of every document, whatever came in: spans lie in the text, quotes are its words, numbers of references
// exist, sections nest.
func checkDocument(t *testing.T, d *corpus.Document) {
	t.Helper()
	fits := func(what string, s corpus.Span, quote string) {
		if !s.Fits(d.Text) || s.In(d.Text) != quote {
			t.Errorf("%s: %q does not stand at %v", what, quote, s)
		}
	}
	if !utf8.ValidString(d.Text) {
		t.Error("the text is not UTF-8")
	}
	for field, e := range d.Header.Evidence {
		fits(string(field), e.Span, e.Quote)
	}
	for _, x := range d.Header.LegalBases {
		fits("legal basis", x.Span, x.Quote)
	}
	open := map[corpus.SectionID]corpus.Span{}
	for _, s := range d.Sections {
		if _, twice := open[s.ID]; twice || s.ID == "" || !s.Fits(d.Text) {
			t.Errorf("the section %q stands twice, or outside: %v", s.ID, s.Span)
		}
		if p, ok := open[s.Parent]; s.Parent != "" && (!ok || !p.Holds(s.Span)) {
			t.Errorf("the section %q does not lie in %q", s.ID, s.Parent)
		}
		open[s.ID] = s.Span
	}
	end := 0
	for i, r := range d.References {
		fits("reference", r.Span, r.Quote)
		if r.Start < end || r.Len() == 0 {
			t.Errorf("reference %d %q overlaps the one before, or is empty", i+1, r.Quote)
		}
		end = r.End
	}
	if !slices.IsSortedFunc(d.Entities, func(a, b corpus.Entity) int { return a.Start - b.Start }) {
		t.Error("the names are out of order")
	}
	for _, e := range d.Entities {
		fits("name", e.Span, e.Quote)
		for _, r := range e.Roles {
			fits("office", r.Span, r.Quote)
		}
	}
	for _, e := range d.Edges {
		fits("edge", e.Span, e.Quote)
		if e.FromRef < 0 || e.ToRef < 0 || e.FromRef > len(d.References) || e.ToRef > len(d.References) {
			t.Errorf("the edge %q names references %d and %d of %d", e.Quote, e.FromRef, e.ToRef, len(d.References))
		}
	}
}

// damage does to a text what bad scans, bad typing and bad software do.
func damage(r *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	for range 1 + len(lines)/8 {
		i, k := r.IntN(len(lines)), r.IntN(len(lines))
		line := lines[i]
		switch r.IntN(10) {
		case 0:
			line = ""
		case 1:
			line = lines[k]
		case 2:
			line += " " + lines[k]
		case 3:
			lines[i], lines[k] = lines[k], lines[i]
			continue
		case 4:
			line = line[:r.IntN(len(line)+1)] // may fall into a character
		case 5:
			line = strings.NewReplacer("-", "", "–", "").Replace(line)
		case 6:
			line = strings.NewReplacer("”", "", "\"", "“", ")", "(").Replace(line)
		case 7:
			line = strings.NewReplacer("0", "O", "1", "l", "Đ", "D", "ỦY", "UY", "Số", "Sô", "/", "1").Replace(line)
		case 8:
			line = strings.NewReplacer("ngày ", "ngày 3", "tháng ", "tháng 1", " năm", "\u00a0năm").Replace(line)
		case 9:
			line = strings.ReplaceAll(line, " ", "\u0301 ")
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}

func TestDamagedDocumentsKeepWhatAlwaysHolds(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of texts")
	}
	r := rand.New(rand.NewPCG(17, 5))
	found := [3]int{}
	for i, text := range published(t, 120, 30_000) {
		for k := range 3 {
			t.Run(fmt.Sprint(i, "/", k), func(t *testing.T) {
				d := Understand(typed(damage(r, text)), "mau.txt")
				checkDocument(t, d)
				found[0], found[1], found[2] = found[0]+len(d.References), found[1]+len(d.Entities), found[2]+len(d.Edges)
			})
		}
	}
	if found[0] == 0 || found[1] == 0 || found[2] == 0 {
		t.Errorf("references, names and edges %v: the test says little", found)
	}
}

const letterhead = "ỦY BAN NHÂN DÂN\nTỈNH KHUÊ LĨNH\nSố: 12/QĐ-UBND\nKhuê Lĩnh, ngày 30 tháng 02 năm 2025\n"

func TestContradictoryDocumentsAreReadAsTheyStand(t *testing.T) {
	for name, text := range map[string]string{
		"a day that does not exist":   letterhead + "QUYẾT ĐỊNH\nVề việc mẫu\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 31/4/2020;\nĐiều 1. Thay thế Quyết định số 5/QĐ-UBND ngày 30/02/2024.",
		"two letterheads":             letterhead + "BỘ TÀI CHÍNH\nSố: 13/2025/TT-BTC\nHà Nội, ngày 1 tháng 1 năm 2024\nTHÔNG TƯ\nQuy định mẫu\nQUYẾT ĐỊNH\nVề việc khác",
		"nothing but marks":           "“”\"'«»()[]{}…—–-/\\.,;:",
		"quotations without an end":   letterhead + "QUYẾT ĐỊNH\nĐiều 1. Sửa đổi như sau:\n“Điều 2. Sửa đổi như sau:\n“Điều 3. Thay thế “Điều 4",
		"numbers without hyphens":     letterhead + "Căn cứ Nghị định số 302020NĐCP; Quyết định số 12QĐUBND; Thông tư 01 2021 TT BTC",
		"a law in force before it is": letterhead + "Nghị định này có hiệu lực từ ngày 01/01/1900 đến ngày 31/12/1800.",
		"a text that names itself":    letterhead + "Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 30/02/2025 và được thay thế bởi Quyết định số 12/QĐ-UBND.",
		"broken characters":           letterhead + "Căn c\xe1\xbb Nghị \xffđịnh số 30/2020/N\xc4Đ-CP",
	} {
		t.Run(name, func(t *testing.T) {
			d := Understand(typed(text), "mau.txt")
			checkDocument(t, d)
			if !d.Header.Issued.IsZero() && !d.Header.Issued.Valid() {
				t.Errorf("the day %v does not exist", d.Header.Issued)
			}
			for _, r := range d.References {
				if !r.Date.IsZero() && r.Date.Day > 0 && !r.Date.Valid() && !strings.Contains(fmt.Sprint(d.Problems), "ngày") {
					t.Logf("%q bears the day %v", r.Quote, r.Date)
				}
			}
		})
	}
}

// hostile are units that are repeated without an end; # is replaced by a running number.
var hostile = []string{"từ ", "Điều 1. ", "Điều #. ", "khoản 1 ", "Căn cứ ", "Căn cứ Nghị định số #/2020/NĐ-CP; ", "Nghị định số 30/2020/NĐ-CP, ", "(", "“", "Ủy ban nhân dân ", "tỉnh Lào Cai, ",
	"đồng chí Nguyễn Văn Mẫu, ", "sau đây gọi là X ", "Quy chế mẫu (sau đây gọi tắt là Quy chế #) ", "thay thế ", "được sửa đổi bởi ", "Nghị định số #/2020/NĐ-CP thay thế ", "Luật ", "Điều này ",
	"1", ".", "\t", "\u0301", "ngày 30/02/2025 ", "a) ", "Sửa đổi khoản 1 Điều 2 như sau: “"}

// The time of each text is logged by `go test -v` and decides nothing: what is quadratic would run into the limit of the test itself.
func TestHostileTextsOfMegabytesAreUnderstood(t *testing.T) {
	if testing.Short() {
		t.Skip("texts of megabytes")
	}
	for _, unit := range hostile {
		for _, end := range []string{"", "\n"} {
			t.Run(unit+end, func(t *testing.T) {
				var b strings.Builder
				b.WriteString(letterhead)
				for i := 1; b.Len() < 1<<20; i++ {
					b.WriteString(strings.ReplaceAll(unit, "#", fmt.Sprint(i)))
					b.WriteString(end)
				}
				start := time.Now()
				d := Understand(typed(b.String()), "mau.txt")
				t.Logf("%v", time.Since(start).Round(time.Millisecond))
				checkDocument(t, d)
			})
		}
	}
}
