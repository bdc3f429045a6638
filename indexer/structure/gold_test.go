package structure

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/corpus/viet"
)

func TestOutlinesOfTheGoldSet(t *testing.T) {
	f, err := os.Open("../../cmd/measure/testdata/tagging/sections.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	type section struct {
		ID, Kind, Label string
		Quoted          bool
	}
	all := 0
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var row struct {
			ID, Text string
			Sections []section
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		all++
		t.Run(row.ID, func(t *testing.T) {
			text := viet.Normalise(row.Text)
			sections := Parse(Input{Text: text}).Sections
			checkSections(t, text, sections)
			lines := func(list []section) string {
				var b strings.Builder
				for _, s := range list {
					if s.Kind == string(corpus.SectionParagraph) {
						continue // those of a text without sections are made where it is printed
					}
					b.WriteString(s.ID + " | " + s.Kind + " | " + s.Label)
					if s.Quoted {
						b.WriteString(" | quoted")
					}
					b.WriteByte('\n')
				}
				return b.String()
			}
			var got []section
			for _, s := range sections {
				got = append(got, section{string(s.ID), string(s.Kind), s.Label, s.Quoted})
			}
			if diff := cmp.Diff(lines(row.Sections), lines(got)); diff != "" {
				t.Errorf("%s\n%s", diff, text)
			}
		})
	}
	if all < 20 {
		t.Errorf("%d texts", all)
	}
}
