package web

import (
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

// revisionFormats are the endings of the files of a text on a day.
const revisionFormats = "txt|md"

// PlainTextOn is the text of a document on a day as the site gives it out as a file, for who asks outside the site.
func PlainTextOn(rev *corpus.Revision, d *corpus.Document, on corpus.Date) string {
	return writeDayText(newRevised(rev), documentName(d), on, false)
}

// writeDayText writes the text of a document on a day, as plain text or as Markdown. Nothing assembled stands without its mark: it heads the
// whole, and each provision whose words are not the document's own, with the words that say so.
func writeDayText(r revised, name string, on corpus.Date, markdown bool) string {
	var b strings.Builder
	whole := r.At(0, on)
	title, quote := strings.ToUpper(name), "  "
	if markdown {
		title, quote = "# "+name, "\n> "
	}
	fmt.Fprintf(&b, "%s\n\nLời văn tại ngày %s. %s.\n", title, on.Short(), capital(r.counts(on)))
	if whole.Marked() {
		b.WriteString("\n" + strings.ToUpper(corpus.AssembledMark) + ": chương trình ghép từ các lời sửa đổi trong kho; không phải văn bản hợp nhất chính thức, không dùng thay bản gốc.\n")
	}
	for _, step := range r.steps(slices.Concat(r.Provisions[0].On(on).Doubts, r.lost(0, on))) {
		b.WriteString("\n" + quote + stepLine(step) + "\n")
	}
	b.WriteString("\n")
	for _, x := range r.blocks(on) {
		block := r.block(x, on)
		if block.Gone {
			fmt.Fprintf(&b, "%s[%s: %s]\n", quote, block.Place, block.Badge.Label)
		} else {
			for i, line := range block.Lines {
				switch {
				case i == 0 && markdown && block.Heading > 0:
					b.WriteString("\n" + strings.Repeat("#", block.Heading) + " " + line.Text + "\n")
				case markdown:
					b.WriteString("\n" + strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "<", `\<`, "`", "\\`", "#", `\#`).Replace(line.Text) + "\n")
				default:
					b.WriteString(line.Text + "\n")
				}
			}
			if block.Badge != nil {
				fmt.Fprintf(&b, "%s[%s: %s]\n", quote, block.Place, block.Badge.Label)
			}
		}
		for _, list := range [][]StepRow{block.Steps, block.Doubts, block.Pauses} {
			for _, step := range list {
				b.WriteString(quote + stepLine(step) + "\n")
			}
		}
	}
	return b.String()
}

// stepLine is a step on one line, with its quote.
func stepLine(s StepRow) string {
	out := s.Words + " theo " + s.Place()
	if !s.Day.IsZero() {
		out += " từ " + s.Day.Short()
	}
	if !s.Done() {
		out = s.Label + ": " + out
	}
	out += ": “" + s.Brief() + "”"
	if s.Wording != nil && !s.Done() {
		out += " Lời mới: “" + s.Wording.Brief() + "”."
	}
	if s.Reason != "" {
		out += " " + s.Reason
	}
	return out
}

// serveRevisionFile answers the text of a document on a day as a file.
func (s *site) serveRevisionFile(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, asOfKey)
	if err := p.strict(); err != nil {
		return err
	}
	who := s.viewer(r)
	d, v, err := s.revisionRequest(r, p, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	if !v.Dated {
		v.Day = s.today()
	}
	if d.Text == "" {
		return &missingText{words: "Kho chưa có toàn văn " + documentName(d) + "."}
	}
	rev, err := s.library.Revision(r.Context(), shownVersion(d), who.local)
	if err != nil {
		return fmt.Errorf("revision of %s: %w", d.ID, err)
	}
	ending := mux.Vars(r)["duoi"]
	kind := map[string]string{"txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8"}[ending]
	if d.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": string(d.ID) + "-" + v.Day.String() + "." + ending}))
	deliver(w, http.StatusOK, []byte(writeDayText(newRevised(&rev), documentName(d), v.Day, ending == "md")))
	return nil
}
