package web

import (
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
)

// Hit is one document of the list.
type Hit struct {
	corpus.Summary
	URL      string        `json:"url"`
	Validity Badge         `json:"validity"`
	Score    float64       `json:"score"`
	Marks    []hitMark     `json:"title_marks,omitempty"`
	Passages []Passage     `json:"passages,omitempty"`
	Badges   []Badge       `json:"-"`
	Open     string        `json:"-"`
	Original string        `json:"-"`
	Heading  template.HTML `json:"-"`
	// First opens the first match; empty where the passages hold none as it was typed.
	First string `json:"-"`
}

type hitMark = corpus.Span

// Passage is a piece of a document's text with its matches and the address that opens it.
type Passage struct {
	search.Passage
	URL  string        `json:"url"`
	HTML template.HTML `json:"-"`
}

// newHit shows a hit; text are the words that its document is searched for, meant the same taken apart.
func newHit(sum corpus.Summary, h search.Hit, text string, meant wanted) Hit {
	url := documentURL(sum.ID)
	out := Hit{Summary: sum, URL: url, Validity: validityOf(sum.Type, sum.Status, sum.ID), Score: h.Score, Marks: h.TitleMarks,
		Badges: badgesOf(sum), Original: address(url+"/goc", "q", text)}
	out.Open = address(url, "q", text)
	out.Heading = markedTitle(sum.Title, h.TitleMarks)
	said := []string{viet.Slug(sum.Title), viet.Slug(sum.Type), viet.Slug(numberedName(sum.Type, sum.Number) + " " + sum.Title)}
	for _, p := range h.Passages {
		if len(h.Passages) > 1 && slices.Contains(said, viet.Slug(p.Text)) {
			continue // the lines that the title, type and number were taken from say nothing new
		}
		out.Passages = append(out.Passages, newPassage(url, text, p))
		if out.First == "" && len(meant.find(p.Text)) > 0 {
			out.First = address(url, "q", text, "khop", "1") + "#khop"
		}
	}
	return out
}

// markedTitle shows a title with a capital; marks are offsets into the title as stored.
func markedTitle(title string, marks []corpus.Span) template.HTML {
	shown := viet.Capitalise(title)
	if len(shown) != len(title) {
		shown = title // a capital of another length would move the marks
	}
	return markedHTML(shown, marks)
}

// wholeSentences is the length in bytes below which a passage cannot have been cut: only longer sentences are.
const wholeSentences = 300

// newPassage shows a passage with "…" where a long sentence was cut.
func newPassage(document, text string, p search.Passage) Passage {
	marks := make([]corpus.Span, 0, len(p.Marks))
	for _, m := range p.Marks {
		marks = append(marks, m.Shift(-p.Start))
	}
	html := markedHTML(p.Text, marks)
	if len(p.Text) >= wholeSentences {
		if first, n := utf8.DecodeRuneInString(p.Text); unicode.IsLower(first) && !strings.HasPrefix(p.Text[n:], ")") {
			html = "…" + html
		}
		if last, _ := utf8.DecodeLastRuneInString(p.Text); !strings.ContainsRune(".;:!?…”\"", last) {
			html += "…"
		}
	}
	return Passage{p, spanURL(document, text, p.Text, p.Span), html}
}
