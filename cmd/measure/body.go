package measure

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	// headBytes is how far into a text its letterhead reaches at most.
	headBytes = 2500
	// closingWords is the most words that a signature block has; more after it are an appendix, and the whole stays.
	closingWords = 160
	// receivers opens the block of receivers, beside which the signature stands, folded.
	receivers = "noi nhan"
)

// body is the text of a document without its letterhead and its closing signature.
func body(d *corpus.Document) string {
	text := d.Text
	from := 0
	for _, field := range []corpus.Field{corpus.FieldNumber, corpus.FieldIssued, corpus.FieldPlace} {
		if e, ok := d.Header.Evidence[field]; ok && e.End > e.Start && e.End <= min(headBytes, len(text)) {
			from = max(from, e.End+lineEnd(text[e.End:]))
		}
	}
	to := len(text)
	at := from
	for line := range strings.Lines(text[from:]) {
		if strings.HasPrefix(strings.TrimSpace(viet.Fold(line)), receivers) {
			to = at
		}
		at += len(line)
	}
	if e, ok := d.Header.Evidence[corpus.FieldSigners]; ok && e.Start > from && e.Start < to {
		to = from + strings.LastIndexByte(text[from:e.Start], '\n') + 1
	}
	after := 0
	for range viet.Words(text[to:]) {
		after++
	}
	if after > closingWords {
		to = len(text)
	}
	return text[from:to]
}

func lineEnd(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i + 1
	}
	return len(s)
}
