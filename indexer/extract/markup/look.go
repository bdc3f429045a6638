package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"vankho/corpus"
)

// letters are the elements that set letters off.
var letters = map[atom.Atom]corpus.Style{atom.B: corpus.StyleBold, atom.Strong: corpus.StyleBold, atom.Th: corpus.StyleBold, atom.I: corpus.StyleItalic,
	atom.Em: corpus.StyleItalic, atom.U: corpus.StyleUnderline, atom.Ins: corpus.StyleUnderline, atom.Sup: corpus.StyleRaised, atom.Sub: corpus.StyleLowered}

// aligns are the values of align and text-align.
var aligns = map[string]corpus.Align{"center": corpus.AlignCenter, "right": corpus.AlignRight, "end": corpus.AlignRight, "justify": corpus.AlignJustify}

// dress takes on how an element looks, by its name, its attribute align and the style written at it; what it gives takes that off again.
func (w *pageWriter) dress(n *html.Node) (undress func()) {
	style, look := w.style, w.look
	w.style |= letters[n.DataAtom]
	if n.DataAtom == atom.Center {
		w.look.Align = corpus.AlignCenter
	}
	if align := attribute(n, "align"); align != "" && n.DataAtom != atom.Table {
		w.look.Align = aligns[strings.ToLower(align)]
	}
	for rule := range strings.SplitSeq(strings.ToLower(attribute(n, "style")), ";") {
		property, value, _ := strings.Cut(rule, ":")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(property) {
		case "text-align":
			w.look.Align = aligns[value]
		case "font-weight":
			w.put(corpus.StyleBold, value == "bold" || value == "bolder" || value >= "600" && value <= "900")
		case "font-style":
			w.put(corpus.StyleItalic, value == "italic" || value == "oblique")
		case "text-decoration":
			w.put(corpus.StyleUnderline, strings.Contains(value, "underline"))
		}
	}
	return func() { w.style, w.look = style, look }
}

func (w *pageWriter) put(of corpus.Style, on bool) {
	if w.style &^= of; on {
		w.style |= of
	}
}
