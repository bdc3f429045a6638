package engine

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

// prose is n words that look like a text, the same for the same seed.
func prose(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	syllables := strings.Fields("xã huyện tỉnh cấp nước rừng đường bản thôn giao nhận kiểm tra báo cáo tổ chức thực hiện kế hoạch dân số công trình quý năm tháng ngày mưa lũ cây giống vốn vay hộ nghèo trường lớp y tế")
	out := make([]string, n)
	for i := range out {
		out[i] = syllables[r.IntN(len(syllables))]
	}
	return out
}

func plainText(id, number string, words []string) *corpus.Document {
	return &corpus.Document{ID: corpus.ID(id), Title: "Kế hoạch " + id, Text: strings.Join(words, " ") + ".", Header: corpus.Header{Number: number}}
}

func TestLikenessIsTheShareOfCommonRuns(t *testing.T) {
	base := prose(1, 800)
	of := func(words []string) likeness { return newLikeness(unitsOf(plainText("a", "", words))) }
	for _, changed := range []int{0, 8, 40, 200, 800} {
		other := slices.Clone(base)
		for i := range changed {
			other[i*len(other)/changed] = fmt.Sprint("khác", i)
		}
		runs := min(800, 3*changed)
		want := float64(800-runs) / float64(800+runs)
		if got := of(base).alike(of(other)); math.Abs(got-want) > .15 {
			t.Errorf("%d of 800 words changed: alike %.2f, want %.2f", changed, got, want)
		}
	}
	if l := of(base[:likenessWords-1]); l != nil || l.alike(l) != 0 {
		t.Error("a short text has a likeness")
	}
}

func TestTextsThatSayTheSameAreOneHit(t *testing.T) {
	words := append(prose(7, 400), "đò", "ngang")
	other := func(every int) []string {
		out := slices.Clone(words)
		for i := 0; i < len(out)-2; i += every {
			out[i] = fmt.Sprint("sửa", i)
		}
		return out
	}
	src := newMemory(
		plainText("scan", "", words),
		plainText("copy", "", other(200)),
		plainText("twelve", "12/KH-UBND", words),
		plainText("thirteen", "13/KH-UBND", other(60)),
		plainText("apart", "14/KH-UBND", append(prose(9, 400), "đò", "ngang")),
	)
	e := open(t, src)
	res := ask(t, e, "đò ngang")
	same := map[corpus.ID]int{}
	for _, h := range res.Hits {
		same[h.ID] = len(h.Same)
	}
	if res.Total != 5 || len(res.Hits) != 3 || same["apart"] != 0 || same["thirteen"] != 0 {
		t.Errorf("total %d, hits %v", res.Total, same)
	}
	if byDate := request(t, e, search.Request{Query: query.Parse("đò ngang"), Sort: search.SortNewest, Limit: 10}); len(byDate.Hits) != 5 {
		t.Errorf("by date there are %d hits", len(byDate.Hits))
	}
	if all := request(t, e, search.Request{Limit: 10}); len(all.Hits) != 5 {
		t.Errorf("a list of all has %d hits", len(all.Hits))
	}
}

func TestANumberIsNotFoldedIntoAnother(t *testing.T) {
	words := prose(3, 300)
	e := open(t, newMemory(plainText("a", "12/KH-UBND", words), plainText("b", "12/KH-HĐND", words), plainText("c", "15/KH-UBND", words)))
	if res := ask(t, e, "12/KH"); len(res.Hits) != 2 {
		t.Errorf("the number has %d hits", len(res.Hits))
	}
	if res := ask(t, e, words[0]+" "+words[1]); len(res.Hits) != 1 || len(res.Hits[0].Same) != 2 {
		t.Errorf("the words have %d hits", len(res.Hits))
	}
}
