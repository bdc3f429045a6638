package resolve

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
)

// prose is a text of n words drawn by a seed; every step-th word is another where step > 0.
func prose(seed uint64, n, step int) string {
	r := rand.New(rand.NewPCG(seed, 7))
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("từ%d", r.IntN(1_000_000))
		if step > 0 && i%step == 0 {
			words[i] = fmt.Sprintf("khác%d-%d", i, step)
		}
	}
	return strings.Join(words, " ")
}

// The texts of the tests, by how alike they are to the first.
var (
	text      = corpus.NewSketch(prose(1, 1200, 0))
	nearText  = corpus.NewSketch(prose(1, 1200, 60)) // 0.90
	scanText  = corpus.NewSketch(prose(1, 1200, 18)) // 0.71
	poorText  = corpus.NewSketch(prose(1, 1200, 8))  // 0.45
	otherText = corpus.NewSketch(prose(2, 1200, 0))  // 0
)

func plan(id corpus.ID, s corpus.Sketch) corpus.Candidate {
	return corpus.Candidate{ID: id, Number: "154/KH-UBND", NumberKey: "154|KH|UBND", Type: "Kế hoạch", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn",
		Issued: corpus.Date{Year: 2025, Month: 3, Day: 27}, Abstract: "Thực hiện Nghị quyết số 12 về nước sạch", Sketch: s, Method: corpus.MethodText, Quality: 0.98, Length: 9000}
}

func with(c corpus.Candidate, change func(*corpus.Candidate)) corpus.Candidate {
	change(&c)
	return c
}

func unnumbered(id corpus.ID, s corpus.Sketch) corpus.Candidate {
	return with(plan(id, s), func(c *corpus.Candidate) { c.Number, c.NumberKey = "", "" })
}

func bare(id corpus.ID, s corpus.Sketch) corpus.Candidate {
	return corpus.Candidate{ID: id, Sketch: s, Method: corpus.MethodText, Quality: 0.98, Length: 9000}
}

func TestTheTextsOfTheTestsAreAsAlikeAsTheyClaim(t *testing.T) {
	for _, c := range []struct {
		s        corpus.Sketch
		from, to float64
	}{{nearText, 0.83, 0.97}, {scanText, 0.61, 0.82}, {poorText, 0.32, 0.49}, {otherText, 0, 0.1}} {
		if s := corpus.Similarity(text, c.s); s < c.from || s > c.to {
			t.Errorf("%.2f, want %.2f to %.2f", s, c.from, c.to)
		}
	}
}

func TestTwoDocumentsAreVersionsWhenFactsAndTextsSaySo(t *testing.T) {
	a := plan("a", text)
	for _, c := range []struct {
		name string
		b    corpus.Candidate
		want bool
	}{
		{"the typed file", plan("b", nearText), true},
		{"a scan", plan("b", scanText), true},
		{"a poor scan with its whole letterhead", plan("b", poorText), true},
		{"a scan without its day", with(plan("b", scanText), func(c *corpus.Candidate) { c.Issued = corpus.Date{} }), true},
		{"a scan with the month only", with(plan("b", scanText), func(c *corpus.Candidate) { c.Issued.Day = 0 }), true},
		{"a scan without its issuer", with(plan("b", scanText), func(c *corpus.Candidate) { c.Issuer = "" }), true},
		{"an issuer cut short", with(plan("b", scanText), func(c *corpus.Candidate) { c.Issuer = "ỦY BAN NHÂN DÂN" }), true},
		{"a poor scan without its issuer", with(plan("b", poorText), func(c *corpus.Candidate) { c.Issuer = "" }), false},
		{"nearly the same text without a number", unnumbered("b", nearText), true},
		{"a subject recognised with an error", with(unnumbered("b", nearText), func(c *corpus.Candidate) { c.Abstract = "Thực hiện Nghị quyxt số 12 về nước sạch" }), true},
		{"a subject with one more word", with(unnumbered("b", nearText), func(c *corpus.Candidate) {
			c.Abstract = "Thực hiện Nghị quyết số 12 về cấp nước sạch"
		}), false},
		{"the same for another place", with(unnumbered("b", text), func(c *corpus.Candidate) { c.Abstract = "Thực hiện Nghị quyết số 12 về nước ngầm" }), false},
		{"another subject", with(unnumbered("b", nearText), func(c *corpus.Candidate) { c.Abstract = "Thực hiện Chỉ thị số 12 về nước sạch" }), false},
		{"a subject without its marks", with(unnumbered("b", nearText), func(c *corpus.Candidate) { c.Abstract = "THUC HIEN NGHI QUYET SO 12 VE NUOC SACH" }), true},
		{"a scan without a number", unnumbered("b", scanText), true},
		{"a scan with the month alone", with(unnumbered("b", scanText), func(c *corpus.Candidate) { c.Issued.Day = 0 }), true},
		{"a scan with the year alone", with(unnumbered("b", poorText), func(c *corpus.Candidate) { c.Issued = corpus.Date{Year: 2025} }), false},
		{"nearly the same text with the year alone", with(unnumbered("b", nearText), func(c *corpus.Candidate) { c.Issued = corpus.Date{Year: 2025} }), true},
		{"a poor scan without a number", unnumbered("b", poorText), false},
		{"nearly the same short text without a number", with(unnumbered("b", nearText), func(c *corpus.Candidate) { c.Length = 2500 }), false},
		{"nearly the same text without number and issuer", with(unnumbered("b", nearText), func(c *corpus.Candidate) { c.Issuer = "" }), false},
		{"nearly the same text without number and type", with(unnumbered("b", nearText), func(c *corpus.Candidate) { c.Type = "" }), false},
		{"nearly the same text without number and day", with(unnumbered("b", nearText), func(c *corpus.Candidate) { c.Issued = corpus.Date{} }), false},
		{"nearly the same text without number and subject", with(unnumbered("b", nearText), func(c *corpus.Candidate) { c.Abstract = "" }), false},
		{"the same text without a letterhead", bare("b", text), false},

		{"another number", with(plan("b", text), func(c *corpus.Candidate) { c.Number, c.NumberKey = "155/KH-UBND", "155|KH|UBND" }), false},
		{"what is no number by the grammar", with(plan("b", text), func(c *corpus.Candidate) { c.Number, c.NumberKey = "154 bis", "" }), false},
		{"another day", with(plan("b", text), func(c *corpus.Candidate) { c.Issued.Day = 28 }), false},
		{"another year, only the year known", with(plan("b", text), func(c *corpus.Candidate) { c.Issued = corpus.Date{Year: 2024} }), false},
		{"another issuer", with(plan("b", text), func(c *corpus.Candidate) { c.Issuer = "Ủy ban nhân dân tỉnh Lào Cai" }), false},
		{"the body of an issuer", with(plan("b", text), func(c *corpus.Candidate) { c.Issuer = "Văn phòng Ủy ban nhân dân tỉnh Vân Sơn" }), false},
		{"another type", with(plan("b", text), func(c *corpus.Candidate) { c.Type = "Quyết định" }), false},
		{"the plan that a decision puts into force, under its number", plan("b", otherText), false},
		{"a draft", with(plan("b", text), func(c *corpus.Candidate) { c.Draft = true }), false},
		{"a draft without a number", with(bare("b", text), func(c *corpus.Candidate) { c.Draft = true }), false},
		{"a mark of secrecy", with(plan("b", text), func(c *corpus.Candidate) { c.Secrecy = "Mật" }), false},
		{"the plan for another resolution, its number unknown", with(unnumbered("b", nearText), func(c *corpus.Candidate) { c.Abstract = "Thực hiện Nghị quyết số 13 về nước sạch" }), false},
		{"a text too short to tell", plan("b", nil), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, order := range [][]corpus.Candidate{{a, c.b}, {c.b, a}} {
				if got := Versions(order); (len(got) == 1) != c.want {
					t.Errorf("%v", got)
				}
			}
		})
	}
}

func TestTwoScansWithoutNumbersStayApart(t *testing.T) {
	if got := Versions([]corpus.Candidate{unnumbered("a", text), unnumbered("b", text)}); len(got) > 0 {
		t.Errorf("decisions of one day on one person after another: %v", got)
	}
}

func TestTheBestTextIsShown(t *testing.T) {
	typed := with(plan("b", text), func(c *corpus.Candidate) { c.Added = time.Unix(100, 0) })
	for _, c := range []struct {
		name   string
		change func(*corpus.Candidate)
		better bool
	}{
		{"a person wrote it", func(c *corpus.Candidate) { c.Method = corpus.MethodEdited }, true},
		{"decoded text", func(c *corpus.Candidate) { c.Method, c.Length = corpus.MethodConverted, 9001 }, true},
		{"recognised, longer, older", func(c *corpus.Candidate) {
			c.Method, c.Quality, c.Length, c.Added = corpus.MethodOCR, 1, 99999, time.Unix(1, 0)
		}, false},
		{"waiting", func(c *corpus.Candidate) { c.Method, c.Quality = corpus.MethodWaiting, 1 }, false},
		{"better words", func(c *corpus.Candidate) { c.Quality = 1 }, true},
		{"better words by nothing, and shorter", func(c *corpus.Candidate) { c.Quality, c.Length = 0.981, 8000 }, false},
		{"longer", func(c *corpus.Candidate) { c.Length++ }, true},
		{"older", func(c *corpus.Candidate) { c.Added = time.Unix(99, 0) }, true},
		{"younger, first by name", func(c *corpus.Candidate) { c.ID, c.Added = "a", time.Unix(101, 0) }, false},
		{"as old, first by name", func(c *corpus.Candidate) { c.ID = "a" }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			other := with(with(typed, func(c *corpus.Candidate) { c.ID = "x" }), c.change)
			want := map[corpus.ID]corpus.ID{other.ID: "b"}
			if c.better {
				want = map[corpus.ID]corpus.ID{"b": other.ID}
			}
			if got := Versions([]corpus.Candidate{typed, other}); !maps.Equal(got, want) {
				t.Errorf("%v, want %v", got, want)
			}
		})
	}
}

func TestACopyThatFitsTwoDocumentsStaysAlone(t *testing.T) {
	year := func(id corpus.ID, number string) corpus.Candidate {
		return with(plan(id, text), func(c *corpus.Candidate) { c.Number, c.NumberKey = number+"/KH-UBND", number+"|KH|UBND" })
	}
	got := Versions([]corpus.Candidate{year("a", "1"), year("a-scan", "1"), unnumbered("copy", nearText), year("b", "2")})
	if want := map[corpus.ID]corpus.ID{"a-scan": "a"}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// near is a Lookup that offers everything.
type near []corpus.Candidate

func (n near) Near(context.Context, corpus.Candidate) ([]corpus.Candidate, error) { return n, nil }

// office draws documents of a few families: the same facts or a few of them, the same text or a changed one.
func office(seed uint64) []corpus.Candidate {
	r := rand.New(rand.NewPCG(seed, 3))
	var out []corpus.Candidate
	for i := range 14 {
		family := r.IntN(3)
		c := plan(corpus.ID(fmt.Sprintf("d%02d", i)), corpus.NewSketch(prose(uint64(family/2), 300, []int{0, 6, 15, 60}[r.IntN(4)])))
		c.Number = fmt.Sprintf("%d/KH-UBND", family)
		c.NumberKey = c.Number
		c.Quality = float64(r.IntN(5)) / 5
		if r.IntN(3) == 0 {
			c.Number, c.NumberKey = "", ""
		}
		if r.IntN(3) == 0 {
			c.Issued = corpus.Date{}
		}
		if r.IntN(4) == 0 {
			c.Issuer = ""
		}
		out = append(out, c)
	}
	return out
}

func TestGroupsDoNotDependOnTheOrderAndContradictNothing(t *testing.T) {
	grouped := 0
	for seed := range uint64(60) {
		docs := office(seed)
		want := Versions(docs)
		grouped += len(want)
		for range 5 {
			rand.New(rand.NewPCG(seed, 9)).Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
			if got := Versions(docs); !maps.Equal(got, want) {
				t.Fatalf("seed %d: %v, in another order %v", seed, want, got)
			}
		}
		for _, a := range docs {
			for _, b := range docs {
				if held(shownAs(a, want), shownAs(b, want)) && a.ID != b.ID && judge(newFact(a), newFact(b)) == apart {
					t.Errorf("seed %d: %s and %s contradict each other and are one", seed, a.ID, b.ID)
				}
			}
		}
		// One document at a time, from what is held by then, comes to the same.
		for range 2 {
			for _, c := range docs {
				all, err := Around(t.Context(), near(docs), c)
				if err != nil {
					t.Fatal(err)
				}
				shown := Versions(all)
				for i := range docs {
					for _, d := range all {
						if d.ID == docs[i].ID {
							docs[i].VersionOf = shown[d.ID]
						}
					}
				}
			}
			for _, c := range docs {
				if c.VersionOf != want[c.ID] {
					t.Fatalf("seed %d: %s is shown as %q, want %q", seed, c.ID, c.VersionOf, want[c.ID])
				}
			}
		}
	}
	if grouped < 100 {
		t.Errorf("only %d documents were grouped: the test says little", grouped)
	}
}

func shownAs(c corpus.Candidate, shown map[corpus.ID]corpus.ID) corpus.Candidate {
	c.VersionOf = shown[c.ID]
	return c
}
