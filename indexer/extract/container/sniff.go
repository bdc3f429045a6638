package container

import (
	"bytes"
	_ "embed"
	"strings"
	"sync"

	"vankho/corpus/table"
)

//go:embed fields.tsv
var fieldsTSV string

// fields are the names of the fields that tell a letter, in small letters, and whether only a letter has them.
var fields = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for cells := range table.Rows(fieldsTSV, 2) {
		all[strings.ToLower(cells[0])] = cells[1] != ""
	}
	return all
})

// savedBy is how browsers begin the name of the sender of a page that they saved.
const savedBy = "Saved by"

// Sniff tells a letter and a saved web page by the fields at the head of a file; "" is neither. A letter has at least two fields that
// letters have, one of which nothing else has. ZIP is not told: other formats are archives too.
func Sniff(head []byte) Kind {
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(head, []byte("From ")) {
		_, head, _ = bytes.Cut(head, []byte("\n"))
	}
	known, certain := 0, false
	media, name, from := "", "", ""
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' { // the field goes on
			if name == "content-type" {
				media += strings.ToLower(string(line))
			}
			continue
		}
		field, value, ok := bytes.Cut(line, []byte(":"))
		if !ok || len(field) == 0 || bytes.ContainsFunc(field, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return ""
		}
		name = strings.ToLower(string(field))
		if only, ok := fields()[name]; ok {
			known, certain = known+1, certain || only
		}
		switch name {
		case "content-type":
			media = strings.ToLower(string(value))
		case "from":
			from = strings.TrimSpace(string(value))
		}
	}
	switch {
	case known < 2 || !certain:
		return ""
	case strings.Contains(media, "multipart/related") && (from == "" || strings.HasPrefix(from, "<"+savedBy)):
		return WebPage
	}
	return Mail
}
