package corpus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// essay is a text of n different words, drawn by a seed.
func essay(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("tiếng%d", r.IntN(1_000_000))
	}
	return words
}

// overlap is the exact similarity of two texts: their common runs of three words among all.
func overlap(a, b []string) float64 {
	runs := func(words []string) map[string]bool {
		out := map[string]bool{}
		for i := 3; i <= len(words); i++ {
			out[strings.Join(words[i-3:i], " ")] = true
		}
		return out
	}
	x, y := runs(a), runs(b)
	both := 0
	for r := range x {
		if y[r] {
			both++
		}
	}
	return float64(both) / float64(len(x)+len(y)-both)
}

func TestSimilarityIsTheShareOfCommonRunsOfWords(t *testing.T) {
	a := essay(1, 2000)
	for _, changed := range []int{0, 20, 100, 300, 600, 2000} {
		b := slices.Clone(a)
		for i, at := range rand.New(rand.NewPCG(2, 2)).Perm(len(b))[:changed] {
			b[at] = fmt.Sprintf("khac%d", i)
		}
		want := overlap(a, b)
		got := Similarity(NewSketch(strings.Join(a, " ")), NewSketch(strings.Join(b, "\n")))
		if got < want-0.12 || got > want+0.12 {
			t.Errorf("%d of 2000 words changed: %.3f, the texts overlap by %.3f", changed, got, want)
		}
	}
}

func TestASketchPassesOverCaseMarksAndBreaks(t *testing.T) {
	words := strings.Repeat("Ủy ban nhân dân tỉnh yêu cầu các sở báo cáo kết quả thực hiện trước ngày làm việc cuối cùng của tháng ", 4)
	a := NewSketch(words)
	for _, b := range []string{strings.ToUpper(words), strings.ReplaceAll(words, " ", "\n | "), "uy" + strings.TrimPrefix(words, "Ủy")} {
		if got := Similarity(a, NewSketch(b)); got != 1 {
			t.Errorf("%.3f for %.40q", got, b)
		}
	}
}

func TestAShortTextHasNoSketch(t *testing.T) {
	words := essay(3, 50)
	if s := NewSketch(strings.Join(words[:49], " ")); s != nil || s.Bands() != nil || Similarity(s, s) != 0 {
		t.Errorf("49 words: %d bytes", len(s))
	}
	if s := NewSketch(strings.Join(words, " ")); len(s) != 512 || len(s.Bands()) != 32 || Similarity(s, s) != 1 {
		t.Errorf("50 words: %d bytes", len(s))
	}
}

func TestAlikeTextsShareABandAndOthersNone(t *testing.T) {
	shared := func(a, b []string) bool {
		x := NewSketch(strings.Join(a, " ")).Bands()
		return slices.ContainsFunc(NewSketch(strings.Join(b, " ")).Bands(), func(n int64) bool { return slices.Contains(x, n) })
	}
	for seed := range uint64(20) {
		a := essay(seed, 1000)
		b := slices.Clone(a)
		for i := range 30 {
			b[i*33] = fmt.Sprintf("khac%d", i) // 0.83 alike
		}
		if !shared(a, b) {
			t.Errorf("seed %d: %.2f alike, no band in common", seed, overlap(a, b))
		}
		if shared(a, essay(seed+100, 1000)) {
			t.Errorf("seed %d: unlike texts share a band", seed)
		}
	}
}

func FuzzNewSketch(f *testing.F) {
	f.Add(strings.Repeat("Điều 1. Phạm vi ", 20))
	f.Add("\xff\x00 ̂")
	f.Fuzz(func(t *testing.T, text string) {
		s := NewSketch(text)
		if len(s) > 0 && Similarity(s, NewSketch(text)) != 1 {
			t.Error("the same text differs from itself")
		}
	})
}

func BenchmarkNewSketch(b *testing.B) {
	text := strings.Repeat(strings.Join(essay(1, 10_000), " ")+" ", 1)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		NewSketch(text)
	}
}
