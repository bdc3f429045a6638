package web

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"vankho/corpus"
)

// longChange repeals every second one of so many articles of a law, each by a clause of its own.
func longChange(t *testing.T, law *corpus.Document, articles int) *corpus.Document {
	since := corpus.Date{Year: 2025, Month: 2, Day: 1}
	head := "Số: 61/2025/QĐ-UBND\n"
	cited := law.Header.Number
	var b strings.Builder
	b.WriteString(head)
	d := &corpus.Document{Title: "Bãi bỏ nhiều điều", Header: corpus.Header{System: corpus.SystemState, Number: "61/2025/QĐ-UBND", Type: "Quyết định", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn",
		Issued: corpus.Date{Year: 2025, Month: 1, Day: 15}, Abstract: "Bãi bỏ nhiều điều", Effective: &corpus.Effect{Date: since}}}
	cites := "Quyết định số " + law.Header.Number + " ngày 05/01/2024"
	b.WriteString("Điều 1. Bãi bỏ một số điều của " + cites)
	d.References = []corpus.Reference{reference(t, b.String(), cites, "Quyết định", cited, "", law.Header.Issued)}
	b.WriteString("\n")
	for n := 2; n <= articles; n += 2 {
		start := b.Len()
		words := fmt.Sprintf("Bãi bỏ Điều %d.", n)
		b.WriteString(words)
		span := corpus.Span{Start: start, End: b.Len()}
		b.WriteString("\n")
		p := corpus.Provision{Dieu: fmt.Sprint(n)}
		d.Edges = append(d.Edges, corpus.Edge{From: corpus.Self, Relation: corpus.RelationRepeals, To: cited, ToRef: 1, Scope: corpus.ScopeProvisions, Provisions: []corpus.Provision{p}, Strong: true,
			Since: since, Span: span, Quote: words})
		d.Instructions = append(d.Instructions, corpus.Instruction{Edge: len(d.Edges), Operation: corpus.OperationRepeal, Provision: p, Span: span, Quote: words})
	}
	d.Text = b.String()
	d.Pages = pagesOf(d.Text)
	d.Sections = []corpus.Section{{ID: "dieu-1", Level: 1, Kind: corpus.SectionArticle, Label: "Điều 1", Span: corpus.Span{Start: len(head), End: len(d.Text)}}}
	return d
}

func TestTheHistoryOfALongLawIsToldInParts(t *testing.T) {
	if testing.Short() {
		t.Skip("a law of thousands of articles")
	}
	const articles, most = 5_000, 50 << 10
	law := many(articles)
	law.Header.Number, law.Header.Issued = "77/2024/QĐ-UBND", corpus.Date{Year: 2024, Month: 1, Day: 5}
	s := newTestSite(t, law, longChange(t, law, 600))
	at := documentURL(s.ids["more0"]) + "/lich-su"
	for _, path := range []string{at, at + "?tai=2025-02-01", at + "?tai=2025-02-01&trang=3", at + "?tai=2024-12-01&trang=7", at + "?boi=" + string(s.ids["more1"]), at + "?muc=dieu-2", "/api/v1" + at, "/api/v1" + at + "?tai=2025-02-01"} {
		a := s.get(t, path)
		t.Logf("%-60s %d %5.1f kB", path, a.code, float64(len(a.body))/1024)
		if a.code != 200 || len(a.body) > most {
			t.Errorf("%s answers %d with %d bytes", path, a.code, len(a.body))
		}
	}
	t.Run("a walk comes through all of it, each row once", func(t *testing.T) {
		for _, x := range []struct {
			list string
			rows func(a RevisionAnswer) []string
			want int
		}{
			{"xem=buoc", func(a RevisionAnswer) (out []string) {
				for _, r := range a.Steps {
					out = append(out, r.Words)
				}
				return out
			}, 300},
			{"xem=dieu-khoan", func(a RevisionAnswer) (out []string) {
				for _, r := range a.Provisions {
					out = append(out, string(r.Path))
				}
				return out
			}, 300},
		} {
			for _, begin := range []string{"&con-tro=*&so-luong=70", "&so-luong=70"} {
				met, parts := map[string]bool{}, 0
				for next := "/api/v1" + at + "?" + x.list + begin; next != ""; parts++ {
					var a RevisionAnswer
					if err := json.Unmarshal([]byte(s.page(t, next)), &a); err != nil {
						t.Fatal(err)
					}
					if rows := x.rows(a); a.Total != x.want || len(rows) > 70 || len(rows) == 0 {
						t.Fatalf("%s has %d rows of %d", next, len(rows), a.Total)
					}
					for _, row := range x.rows(a) {
						if met[row] {
							t.Fatalf("%s comes twice", row)
						}
						met[row] = true
					}
					next = a.Next
				}
				if len(met) != x.want || parts != 5 {
					t.Errorf("%s%s has %d rows in %d parts, want %d in 5", x.list, begin, len(met), parts, x.want)
				}
			}
		}
	})
	t.Run("the first answer leads on", func(t *testing.T) {
		var a RevisionAnswer
		if err := json.Unmarshal([]byte(s.page(t, "/api/v1"+at+"?tai=2025-02-01")), &a); err != nil {
			t.Fatal(err)
		}
		if len(a.Parts) != 3 || len(a.Steps) != firstRows || a.Parts[0].Total != 300 {
			t.Fatalf("%+v, %d steps", a.Parts, len(a.Steps))
		}
		for _, p := range a.Parts {
			var rest RevisionAnswer
			if err := json.Unmarshal([]byte(s.page(t, p.Next)), &rest); err != nil || rest.Offset != firstRows || rest.Total != p.Total {
				t.Errorf("%s: %v, from %d of %d", p.Next, err, rest.Offset, rest.Total)
			}
		}
		if a.Mark != corpus.AssembledMark {
			t.Error("no mark")
		}
	})
}
