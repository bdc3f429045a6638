package engine

import (
	"strings"
	"sync"
	"testing"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

// What is kept of a state of the index bears names of its own, which no word that is typed can take.
func TestWordsOfOwnNamesAreWords(t *testing.T) {
	src := newMemory(invented()...)
	src.put(&corpus.Document{ID: "anh", Title: "The most cited", Text: "This text was cited and ended."})
	for _, first := range []search.Sort{search.SortCited, search.SortRelevance} {
		e := open(t, src)
		for _, sort := range []search.Sort{first, search.SortCited, search.SortRelevance} {
			request(t, e, search.Request{Query: query.Parse("cited"), Sort: sort, Limit: 5})
			request(t, e, search.Request{Query: query.Parse("the most cited ended"), Sort: sort, Limit: 5})
		}
	}
}

// A picture that was written into a text in letters is no word.
func TestAWordOfMegabytesIsNoTerm(t *testing.T) {
	src := newMemory(invented()...)
	src.put(&corpus.Document{ID: "anh", Title: "Kế hoạch có ảnh", Text: "Ảnh kèm theo " + strings.Repeat("abc", 1<<20) + " hết ảnh."})
	e := open(t, src)
	if got := ids(ask(t, e, "ảnh kèm theo")); len(got) != 1 || got[0] != "anh" {
		t.Errorf("found %v", got)
	}
	u := unitsOf(src.docs["anh"])
	for _, u := range u {
		words, pairs := impacts(u)
		for _, x := range append(words, pairs...) {
			if len(x) > 2*maxWord+2 {
				t.Errorf("a term of %d bytes", len(x))
			}
		}
	}
}

// Nobody can tell from what is said of a question what documents with a mark of secrecy hold.
func TestNothingSaidOfAQuestionTellsWhatIsSecret(t *testing.T) {
	docs := []*corpus.Document{
		{ID: "a", Title: "Kế hoạch chuyển đổi số", Text: "Kế hoạch chuyển đổi số của tỉnh."},
		{ID: "b", Title: "Báo cáo chuyển đổi số", Text: "Báo cáo chuyển đổi số của tỉnh."},
	}
	secret := &corpus.Document{ID: "mat", Title: "Phương án Zambezi", Text: "Diễn tập khuỷnh luống tại kho xăng.\nDiễn tập khuỷnh luống.", Header: corpus.Header{Secrecy: "Mật"}}
	with, without := open(t, newMemory(append(docs, secret)...)), open(t, newMemory(docs...))
	for _, text := range []string{"khuynh luong", "khuynh luong chuyen doi so", "zambeizi", "zambezi", "zambezi chuyển đổi số", "dieenx taapj", "dien tap", "khuỷnh kế hoạch", `"khuỷnh luống"`, "kho xăng"} {
		for _, r := range []search.Request{{}, {Sections: true}, {Explain: true}} {
			r.Query, r.Limit = query.Parse(text), 5
			a, b := request(t, with, r), request(t, without, r)
			if told(a) != told(b) {
				t.Errorf("%q: a reader of the network is told %s, and without secret documents %s", text, told(a), told(b))
			}
		}
		for _, s := range suggest(t, with, text, false) {
			if s.ID == "mat" || strings.Contains(s.Text, "khuỷnh") {
				t.Errorf("%q suggests %+v", text, s)
			}
		}
	}
	near, err := with.Similar(t.Context(), "mat", "", 5, false)
	if err != nil || len(near) > 0 {
		t.Errorf("what is near a secret document: %v %v", near, err)
	}
}

// told is what a page says of a question beside its hits.
func told(r *search.Results) string {
	var b strings.Builder
	for _, c := range r.Corrections {
		b.WriteString(c.Kind + " " + c.Typed + " → " + c.Read + "; ")
	}
	b.WriteString("absent " + strings.Join(r.Absent, " "))
	if r.Relaxed {
		b.WriteString(", relaxed")
	}
	for _, id := range ids(r) {
		b.WriteString(" " + string(id))
	}
	return b.String()
}

// Searches, suggestions and neighbours go on while documents come, change and go, and while segments are merged.
func TestSearchesGoOnWhileTheIndexChanges(t *testing.T) {
	src := newMemory(invented()...)
	e := open(t, src)
	done := make(chan struct{})
	var all sync.WaitGroup
	texts := []string{"chuyển đổi số", "chuyen doi so", `"chuyển đổi số"`, "154 kh ubnd", "tthc -mật", "a OR b", "chuyne doi so", "gan:3 chuyển đổi", "hieuluc:hết kế hoạch"}
	for n := range 4 {
		all.Go(func() {
			for i := n; ; i++ {
				select {
				case <-done:
					return
				default:
				}
				text := texts[i%len(texts)]
				sorts := []search.Sort{search.SortRelevance, search.SortCited, search.SortNewest}
				r, err := e.Search(t.Context(), search.Request{Query: query.Parse(text), Sort: sorts[i%3], Limit: 10, Explain: i%2 == 0, Sections: i%5 == 0})
				if err != nil {
					t.Errorf("%q: %v", text, err)
					return
				}
				for _, h := range r.Hits {
					for _, p := range h.Passages {
						if p.Text == "" || len(p.Text) != p.Len() {
							t.Errorf("%s: passage %+v", h.ID, p)
						}
					}
					if _, err := e.Similar(t.Context(), h.ID, "", 5, false); err != nil {
						t.Errorf("near %s: %v", h.ID, err)
					}
				}
				if _, err := e.Suggest(t.Context(), text[:min(len(text), 6)], 7, true); err != nil {
					t.Errorf("%q: %v", text, err)
				}
			}
		})
	}
	rounds := 40
	if testing.Short() {
		rounds = 8
	}
	docs := invented()
	for i := range rounds {
		part := newMemory()
		part.seq = src.seq
		for k, d := range docs {
			other := *d
			switch (i + k) % 3 {
			case 0:
				other.Text += "\nThêm một dòng về chuyển đổi số."
				part.put(&other)
			case 1:
				part.put(&other)
			default:
				part.remove(d.ID)
			}
		}
		if i%10 == 9 {
			part.seq = 1 // another store: the index begins again
			for id, c := range part.changes {
				c.Seq = 1
				part.changes[id] = c
			}
		}
		src.seq = part.seq
		if err := e.Sync(t.Context(), part, nil); err != nil {
			t.Fatal(err)
		}
		if i%4 == 3 {
			in, err := e.index.Advanced()
			if err == nil {
				err = in.(*scorch.Scorch).ForceMerge(t.Context(), nil)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	close(done)
	all.Wait()
}
