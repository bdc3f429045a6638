package extract

import (
	"bytes"
	"strings"

	"vankho/corpus"
)

// Plain reports whether Read takes these bytes, under this name, for plain text: the one format that needs no child to be
// read safely.
func Plain(content []byte, name string) bool {
	f, err := sniff(bytes.NewReader(content), int64(len(content)), name)
	return err == nil && f.mime == formatText.mime
}

// plain gives the lines of plain text: exactly strings.Split(text, "\n"), nothing trimmed, joined or dropped.
func plain(text string) []corpus.RawPage {
	split := strings.Split(text, "\n")
	lines := make([]corpus.Line, len(split))
	for i, s := range split {
		lines[i].Text = s
	}
	return []corpus.RawPage{{Number: 1, Method: corpus.MethodText, Lines: lines}}
}
