package tag

import (
	_ "embed"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"vankho/corpus/viet"
)

//go:embed testdata/citations.txt
var citations string

var update = flag.Bool("update", false, "write testdata/citations.txt anew; read the difference before it is committed")

func TestSentencesOfEveryKindOfCitation(t *testing.T) {
	head, rest, _ := strings.Cut(citations, "\n> ")
	anew := head
	for _, block := range strings.Split(rest, "\n> ") {
		lines := strings.Split(strings.TrimRight(block, "\n"), "\n")
		var want []string
		for _, l := range lines[1:] {
			want = append(want, strings.TrimSpace(l))
		}
		anew += "\n> " + lines[0]
		for _, spelling := range []struct{ name, in string }{{"decomposed", norm.NFD.String(lines[0])}, {"as is", lines[0]}} {
			text := viet.Normalise(strings.ReplaceAll(spelling.in, "⏎", "\n"))
			refs := References(Input{Text: text})
			checkReferences(t, text, refs)
			got := shown(refs)
			if diff := cmp.Diff(want, got); diff != "" && !*update {
				t.Errorf("%s, %s (-want +got):\n%s", lines[0], spelling.name, diff)
			}
			if spelling.name == "as is" {
				for _, l := range got {
					anew += "\n  " + l
				}
			}
		}
	}
	if *update {
		if err := os.WriteFile("testdata/citations.txt", []byte(anew+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
