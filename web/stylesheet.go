package web

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// sheets are the style sheets that pages load, each of the parts in static/css that its pages need, in this order: a page loads one sheet,
// with little in it that it does not use. A later part may add to what an earlier one says.
var sheets = map[string][]string{
	"intake":   {"frame", "results", "document", "lists", "intake"},
	"list":     {"frame", "results", "document", "lists"},
	"names":    {"frame", "results", "lists", "names", "tasks"},
	"takeaway": {"frame", "results", "takeaway"},
	"feed":     {"frame", "feed"}, // of no page: browsers show feeds with it
	"home":     {"frame", "results", "lists", "home"},
	"reader":   {"frame", "results", "document", "outline", "reader"},
	"trouble":  {"frame", "results", "lists", "home", "refused"},
	"document": {"frame", "results", "document", "lists", "forms"},
	"original": {"frame", "document", "forms", "facsimile"},
	"chain":    {"frame", "document", "lists", "forms", "chain"},
	"records":  {"frame", "results", "document", "lists", "forms", "records"},
	"compare":  {"frame", "document", "outline", "lists", "compare"},
	"tasks":    {"frame", "results", "document", "lists", "tasks"},
	"check":    {"frame", "results", "document", "lists", "forms", "check"},
}

// pageSheets names the sheet of each page, by its template; all others have the sheet "list".
var pageSheets = map[string]string{
	"intake": "intake", "import": "intake",
	"home": "home", "trouble": "trouble", "takeaway": "takeaway",
	"tasks": "tasks", "taskdocument": "tasks",
	"name": "names", "browse": "names", "browsebody": "names", "browseplace": "names",
	"document": "reader", "facsimile": "original", "attributes": "document", "quality": "document", "links": "document", "topic": "document",
	"journal": "records", "signin": "records", "corrections": "records", "correctionsload": "records", "joins": "records",
	"compare": "compare", "revision": "compare",
	"chain": "chain",
	"check": "check", "checkresult": "check", "checksheet": "check", "batch": "check", "batchresult": "check", "bases": "check",
}

// sheetName is the name of a page's sheet among the assets, by its template and Frame.Theme. Example: "document-dark.css".
func sheetName(page, theme string) string {
	name := cmp.Or(pageSheets[page], "list")
	if theme != "" {
		name += "-" + theme
	}
	return name + ".css"
}

// addSheets makes the sheets of all themes.
func (a assets) addSheets() error {
	for name, parts := range sheets {
		var written bytes.Buffer
		for _, part := range parts {
			body, err := fs.ReadFile(files, "static/css/"+part+".css")
			if err != nil {
				return fmt.Errorf("read style %s: %w", part, err)
			}
			written.Write(body)
		}
		for theme, sheet := range themed(written.String()) {
			if theme != "" {
				theme = "-" + theme
			}
			if err := a.add(name+theme+".css", "text/css; charset=utf-8", []byte(sheet)); err != nil {
				return err
			}
		}
	}
	return nil
}

// darkMachine is the condition under which the style sheet turns dark.
const darkMachine = "(prefers-color-scheme:dark)"

// themed are the sheets that readers get, made from the one that people write: one that follows the machine, one
// always light, one always dark. So the dark colours stand in the sheet once, and the choice of a reader costs no byte. Notes and line breaks
// are left out, and the names of colours and faces are one letter each.
// Keys are the values of Frame.Theme.
func themed(written string) map[string]string {
	lean := cssNotes.ReplaceAllString(written, "")
	lean = cssBreaks.ReplaceAllString(lean, "$1")
	letters := map[string]string{}
	lean = cssNames.ReplaceAllStringFunc(lean, func(name string) string {
		if _, ok := letters[name]; !ok && len(letters) < len(nameLetters) {
			letters[name] = "--" + nameLetters[len(letters):len(letters)+1]
		}
		return cmp.Or(letters[name], name)
	})
	return map[string]string{
		"":      lean,
		"light": strings.ReplaceAll(lean, darkMachine, " not all"),
		"dark":  strings.ReplaceAll(lean, darkMachine, " all"),
	}
}

// A line of the sheet ends after "{", "}", ";" or ","; elsewhere a line break parts two selectors and stays.
var (
	cssNotes  = regexp.MustCompile(`/\*[^*]*\*/`)
	cssBreaks = regexp.MustCompile(`([{};,]|^)\n+`)
	cssNames  = regexp.MustCompile(`--[a-z][a-z0-9-]*`)
)

// nameLetters are the names that readers' sheets have for those of the sheet that people write; CSS tells capitals apart.
const nameLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
