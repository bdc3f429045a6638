package web

import (
	"html/template"
	"math"
	"strconv"
	"strings"
)

// drawing writes a picture of figures as SVG. Across it measures in percent of the width, down in pixels, so that it fits any screen with its
// letters kept legible. Colours are classes of the style sheet, with the light ones beside them for a file of its own.
type drawing struct{ strings.Builder }

// The paints of a drawing: a class of the style sheet and the colour of a file.
const (
	paintBar    = `class="base" color="#1a4b8c" fill="currentColor"`
	paintGround = `class="q" color="#5f646b" fill="currentColor" fill-opacity=".14"`
	paintInk    = `fill="currentColor"`
	paintQuiet  = `class="m" color="#43484f" fill="currentColor"`
	paintPaper  = `class="pp" fill="#fff"`
)

// share writes a part of the width: 0.5169 is "51.69%".
func share(x float64) string {
	return strconv.FormatFloat(math.Round(min(max(x, 0), 1)*1e4)/100, 'f', -1, 64) + "%"
}

// raw adds parts of the picture as they are; what a text says goes through label.
func (d *drawing) raw(parts ...string) {
	for _, p := range parts {
		d.WriteString(p)
	}
}

// rect draws a rectangle.
func (d *drawing) rect(x float64, y int, width float64, height int, paint string) {
	d.raw(`<rect x="`, share(x), `" y="`, strconv.Itoa(y), `" width="`, share(width), `" height="`, strconv.Itoa(height), `" `, paint, `/>`)
}

// label writes words at a place; by moves them by pixels, anchor is "start", "middle" or "end".
func (d *drawing) label(x float64, by, y int, anchor, words, paint string) {
	d.raw(`<text x="`, share(x), `" dx="`, strconv.Itoa(by), `" y="`, strconv.Itoa(y), `" text-anchor="`, anchor, `" `, paint, `>`, template.HTMLEscapeString(words), `</text>`)
}

// line draws a line.
func (d *drawing) line(x1 float64, y1 int, x2 float64, y2 int, stroke string) {
	d.raw(`<line x1="`, share(x1), `" y1="`, strconv.Itoa(y1), `" x2="`, share(x2), `" y2="`, strconv.Itoa(y2), `" stroke="currentColor" `, stroke, `/>`)
}

// html is the drawing within a page; says tells what it shows to who does not see it.
func (d *drawing) html(height int, role, says string) template.HTML {
	return template.HTML(`<svg width="100%" height="` + strconv.Itoa(height) + `" font-size="13" role="` + role + `" aria-label="` + template.HTMLEscapeString(says) + `">` + d.String() + `</svg>`)
}

// fileWidth is the width of a drawing that is kept as a file, in pixels; fileMargin is left about it.
const (
	fileWidth  = 760
	fileMargin = 24
)

// sheetOf is a file of drawings, one below the other, each under its lines of words.
type sheetOf struct {
	drawing
	at int
}

// words writes a line, bold or quiet.
func (f *sheetOf) words(text string, size int, bold bool) {
	weight, paint := "400", paintQuiet
	if bold {
		weight, paint = "650", paintInk
	}
	f.at += size + 8
	f.raw(`<text x="`, strconv.Itoa(fileMargin), `" y="`, strconv.Itoa(f.at), `" font-size="`, strconv.Itoa(size), `" font-weight="`, weight, `" `, paint, `>`,
		template.HTMLEscapeString(text), `</text>`)
}

// draw puts a drawing below what is there.
func (f *sheetOf) draw(d *drawing, height int) {
	f.at += 8
	f.raw(`<svg x="`, strconv.Itoa(fileMargin), `" y="`, strconv.Itoa(f.at), `" width="`, strconv.Itoa(fileWidth-2*fileMargin), `" height="`, strconv.Itoa(height), `" font-size="13" overflow="visible">`,
		d.String(), `</svg>`)
	f.at += height
}

// file is the whole picture.
func (f *sheetOf) file() string {
	height := strconv.Itoa(f.at + fileMargin)
	return `<svg xmlns="http://www.w3.org/2000/svg" width="` + strconv.Itoa(fileWidth) + `" height="` + height + `" viewBox="0 0 ` + strconv.Itoa(fileWidth) + " " + height +
		`" color="#1b1d20" font-family="system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif"><rect width="100%" height="100%" fill="#fff"/>` +
		f.String() + `</svg>`
}
