package structure

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"vankho/corpus/viet"
)

//go:embed testdata/letterheads.txt
var letterheads string

// Every kind of letterhead of handbook §2 and §1.1, in the orders and with the damage in which files give them.
func TestLetterheadsOfEveryKind(t *testing.T) {
	for _, block := range strings.Split(letterheads, "\n== ")[1:] {
		name, rest, _ := strings.Cut(block, "\n")
		text, want, _ := strings.Cut(rest, "\n--\n")
		want = strings.TrimRight(want, "\n")
		for spelling, text := range map[string]string{"as is": text, "decomposed": norm.NFD.String(text), "with CRLF": strings.ReplaceAll(text, "\n", "\r\n")} {
			t.Run(name+", "+spelling, func(t *testing.T) {
				text := viet.Normalise(text)
				r := Parse(Input{Text: text})
				checkEvidence(t, text, r.Header)
				checkSections(t, text, r.Sections)
				if diff := cmp.Diff(want, written(r)); diff != "" {
					t.Errorf("facts (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// written is the form in which the file of letterheads writes the facts.
func written(r Result) string {
	h := r.Header
	var signers []string
	for _, s := range h.Signers {
		signers = append(signers, s.Capacity+"/"+s.Title+"/"+s.Name)
	}
	facts := strings.Join([]string{string(h.System), h.Number, h.Type, h.Issuer, h.Issued.String(), h.Place}, " | ")
	out := strings.Join([]string{strings.TrimRight(facts, " |"), h.Abstract, strings.Join(signers, "; ")}, "\n")
	if h.Draft {
		out += "\ndraft"
	}
	if h.Secrecy != "" {
		out += "\n" + h.Secrecy
	}
	return strings.TrimRight(out, "\n")
}
