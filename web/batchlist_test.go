package web

import (
	"strings"
	"testing"

	"vankho/corpus"
)

func TestAKeptListGivesItsLinesBackAndCostsFiveBytesALineBesideThem(t *testing.T) {
	var b batchList
	lines := []string{"57-NQ/TW", "", "Quyết định số 1/QĐ-UBND ngày 2/3/2025", strings.Repeat("đ", 300), "a"}
	states := []corpus.LinkState{corpus.LinkResolved, corpus.LinkMalformed, corpus.LinkAmbiguous, corpus.LinkAbsent, "unknown"}
	text := 0
	for range 10_000 {
		for i, line := range lines {
			b.add(line, states[i])
			text += len(line)
		}
	}
	b.shrink()
	if b.len() != 50_000 || b.counts() != [...]int{10_000, 10_000, 10_000, 20_000} {
		t.Errorf("%d lines, %v", b.len(), b.counts())
	}
	for _, i := range []int{0, 1, 2, 3, 4, 5, 49_999} {
		if got, want := b.line(i), lines[i%len(lines)]; got != want {
			t.Errorf("line %d: %q, want %q", i, got, want)
		}
	}
	if most := int64(text + 5*b.len() + 8192); b.size() > most {
		t.Errorf("%d bytes for %d lines of %d bytes, want up to %d", b.size(), b.len(), text, most)
	}
}
