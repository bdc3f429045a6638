package revision

import (
	"fmt"
	"strings"
	"testing"

	"vankho/corpus"
)

// doubling are acts that each put two of a word in the place of another, a year after the other.
func doubling(n int) []*act {
	var out []*act
	for i := range n {
		old, new := "hồ sơ", "tài liệu và tài liệu"
		if i%2 == 1 {
			old, new = "tài liệu", "hồ sơ và hồ sơ"
		}
		sentence := "Thay cụm từ “" + old + "” bằng cụm từ “" + new + "” tại Điều 3."
		out = append(out, acting(corpus.ID(fmt.Sprintf("sua-%02d", i)), fmt.Sprintf("%d-01-01", 2020+i), "luat", "dieu-1|Điều 1. "+sentence).
			orders(sentence, corpus.OperationReword, "3", old, new))
	}
	return out
}

func TestWordsThatGrowWithEachStepAreAssembledNoFurtherThanIsRead(t *testing.T) {
	r := revised(law(), doubling(60)...)
	applied, refused := 0, 0
	for _, s := range r.Steps {
		switch s.Outcome {
		case corpus.StepApplied:
			applied++
		case corpus.StepRefused:
			refused++
		}
	}
	if applied < 5 || applied+refused != 60 {
		t.Errorf("%d applied, %d refused", applied, refused)
	}
	last := r.At(0, date("2090-01-01"))
	if last.State != corpus.RevisedTouched || !last.Marked() || len(last.Text()) > 4<<20 {
		t.Errorf("in the end %s, marked %v, %d bytes", last.State, last.Marked(), len(last.Text()))
	}
}

func TestWordsThatStandEverywhereAreReplacedInBoundedSteps(t *testing.T) {
	base := drawn("luat", "dieu-1|Điều 1. Phạm vi", "|"+strings.Repeat("hồ sơ ", 100_000))
	var acts []*act
	for i := range 40 {
		old, new := "hồ sơ", "tài liệu"
		if i%2 == 1 {
			old, new = new, old
		}
		sentence := "Thay cụm từ “" + old + "” bằng cụm từ “" + new + "” tại Điều 1."
		acts = append(acts, acting(corpus.ID(fmt.Sprintf("sua-%02d", i)), fmt.Sprintf("%d-01-01", 2020+i), "luat", "dieu-1|Điều 1. "+sentence).orders(sentence, corpus.OperationReword, "1", old, new))
	}
	r := revised(base, acts...)
	kept := map[*corpus.RevisedPart]int{}
	for _, p := range r.Provisions {
		for _, v := range p.Versions {
			if len(v.Parts) > 0 {
				kept[&v.Parts[0]] = len(v.Parts)
			}
		}
	}
	sum := 0
	for _, n := range kept {
		sum += n
	}
	if sum > 2*mostPieces {
		t.Errorf("%d pieces are kept", sum)
	}
}
