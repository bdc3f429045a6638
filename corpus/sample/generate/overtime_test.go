package main

import (
	"cmp"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"

	"vankho/corpus/sample"
)

// articlesOf are the articles and the annex of a source by the path of their section, lines as its text has them.
func articlesOf(d *Document) map[string][]string {
	out, open := map[string][]string{}, ""
	name := regexp.MustCompile(`^Điều (\d+[a-z]?)\. `)
	for _, b := range d.Blocks {
		if m := name.FindStringSubmatch(b.Text); b.Kind == Heading && m != nil {
			open = "dieu-" + m[1]
		} else if b.Kind == Heading {
			open = map[bool]string{true: "phu-luc"}[b.Text == "Phụ lục"]
		} else if b.Kind == Foot || b.Kind == NewPage || strings.HasSuffix(b.Text, "./.") || strings.HasPrefix(b.Text, "XÁC THỰC") || strings.HasPrefix(b.Text, "[") {
			open = ""
		}
		if open != "" {
			var text strings.Builder
			textBlock(&text, b)
			out[open] = append(out[open], strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")...)
		}
	}
	return out
}

// The gold is written by hand; what two offices could have published of it stands in the sources.
func TestGoldOverTimeAgreesWithBothSnapshots(t *testing.T) {
	gold, err := sample.Gold("overtime.tsv")
	if err != nil {
		t.Fatal(err)
	}
	docs := sources(t)
	note := regexp.MustCompile(`\[\d+\]`)
	for _, c := range []struct{ source, day string }{{"nq-13-2023-hdnd", "2024-01-01"}, {"vbhn-01-2025-hdnd", "2025-01-20"}} {
		t.Run(c.source, func(t *testing.T) {
			want, since := map[string][]string{}, map[string]string{}
			for line := range strings.Lines(string(gold)) {
				f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
				if len(f) != 5 {
					t.Fatalf("%d columns: %q", len(f), line)
				}
				if f[1] <= c.day && cmp.Compare(f[1], since[f[0]]) >= 0 {
					want[f[0]], since[f[0]] = strings.Split(f[4], " ⏎ "), f[1]
				}
			}
			d := docs[slices.IndexFunc(docs, func(d *Document) bool { return d.Name == c.source })]
			got := articlesOf(d)
			for path, lines := range got {
				lines = slices.DeleteFunc(lines, func(l string) bool { return strings.Contains(l, "(được bãi bỏ)") })
				for i := range lines {
					lines[i] = note.ReplaceAllString(lines[i], "")
				}
				got[path] = lines
			}
			if d := diff.Diff(want, got); d != "" {
				t.Errorf("articles on %s (-gold +%s):\n%s", c.day, filepath.Base(c.source), d)
			}
		})
	}
}
