package tag

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"vankho/corpus/viet"
)

//go:embed testdata/citations.txt
var citations string

func TestSentencesOfEveryKindOfCitation(t *testing.T) {
	for _, block := range strings.Split(citations, "\n> ")[1:] {
		lines := strings.Split(strings.TrimRight(block, "\n"), "\n")
		var want []string
		for _, l := range lines[1:] {
			want = append(want, strings.TrimSpace(l))
		}
		for spelling, text := range map[string]string{"as is": lines[0], "decomposed": norm.NFD.String(lines[0])} {
			text = viet.Normalise(strings.ReplaceAll(text, "⏎", "\n"))
			refs := References(Input{Text: text})
			checkReferences(t, text, refs)
			if diff := cmp.Diff(want, shown(refs)); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", lines[0], spelling, diff)
			}
		}
	}
}
