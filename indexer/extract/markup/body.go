package markup

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"vankho/corpus/viet"
	"vankho/indexer/extract/charset"
)

// marks are the words that an official document has and the page around it has not, in the order in which they stand.
// Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW.
var marks = []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM",
	"Độc lập - Tự do - Hạnh phúc", "Căn cứ ", "QUYẾT ĐỊNH:", "Điều 1.", "Nơi nhận"}

// furnitureRunes is how much text outside links may stand beside the document on one level of the page and still be
// taken for furniture: a caption, a line of buttons, the date of an update.
const furnitureRunes = 500

// longDocument is the length in characters from which on a document may have many short lines beside it.
const longDocument = 2000

// documentBody finds the element that holds the document, and whether it is among the hidden parts of the page, as when a
// page was saved with another of its tabs open. It goes down from the body as long as one child has all the marks of a
// document that its parent has, and what stands beside it is furniture.
func documentBody(body *html.Node) (part *html.Node, hidden bool) {
	shown := measure(body, false)
	if shown.marks == 0 {
		if all := measure(body, true); all.marks != 0 {
			shown, hidden = all, true
		}
	}
	if shown.marks == 0 {
		return landmark(body, shown.runes), false
	}
	part = body
	for {
		var heir *html.Node
		var size weight
		beside, raw := 0, 0
		for c := part.FirstChild; c != nil; c = c.NextSibling {
			m := measure(c, hidden)
			if heir == nil && c.Type == html.ElementNode && m.marks == shown.marks {
				heir, size = c, m
				continue
			}
			beside += m.beside
			raw += m.runes
		}
		if heir == nil || heir.DataAtom == atom.Table || beside > furnitureRunes ||
			size.runes < 4*beside || size.runes < 4*raw && size.runes < longDocument {
			return part, hidden
		}
		part, shown = heir, size
	}
}

// landmark is the one main or article of a page that holds at least two fifths of its text, else the body.
func landmark(body *html.Node, runes int) *html.Node {
	for _, a := range []atom.Atom{atom.Main, atom.Article} {
		var only *html.Node
		n := 0
		for d := range body.Descendants() {
			if d.Type == html.ElementNode && d.DataAtom == a {
				only, n = d, n+1
			}
		}
		if n == 1 && measure(only, false).runes*5 >= runes*2 {
			return only
		}
	}
	return body
}

// weight is what counts of an element: the marks of a document in it, one bit each, and its text outside links. Beside is how much the
// text weighs where it stands beside a document: the short lines of menus, tabs and tables of contents a quarter.
type weight struct {
	marks  uint
	runes  int
	beside int
}

// shortLine is the length in characters below which a line outside tables is taken for one of a menu.
const shortLine = 80

func measure(n *html.Node, showHidden bool) weight {
	w := &pageWriter{showHidden: showHidden}
	var text, outside strings.Builder
	var m weight
	tables, settled := 0, 0
	// settle weighs the line that has come to its end.
	settle := func() {
		n := utf8.RuneCountInString(viet.Squeeze(outside.String()[settled:]))
		settled = outside.Len()
		if m.runes += n; tables == 0 && n < shortLine {
			n /= 4
		}
		m.beside += n
	}
	var walk func(n *html.Node, depth int, linked bool)
	walk = func(n *html.Node, depth int, linked bool) {
		switch {
		case depth > maxNesting:
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
			if !linked {
				outside.WriteString(n.Data)
			}
		case n.Type == html.ElementNode && w.mute(n):
		case n.Type == html.ElementNode && n.DataAtom == atom.Br:
			text.WriteByte(' ')
		default:
			table := n.DataAtom == atom.Table
			if blocks[n.DataAtom] || table {
				settle()
			}
			if table {
				tables++
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c, depth+1, linked || n.DataAtom == atom.A)
			}
			if blocks[n.DataAtom] || table {
				text.WriteByte(' ')
				outside.WriteByte(' ')
				settle()
			}
			if table {
				tables--
			}
		}
	}
	walk(n, 0, false)
	settle()
	whole := charset.Compose(viet.Squeeze(text.String()))
	for i, mark := range marks {
		if strings.Contains(whole, mark) {
			m.marks |= 1 << i
		}
	}
	return m
}
