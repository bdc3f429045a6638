package web

import (
	"cmp"
	"regexp"
	"strings"
)

// darkMachine is the condition under which the style sheet turns dark.
const darkMachine = "(prefers-color-scheme:dark)"

// styleSheets are the sheets that readers get, made from the one that people write: one that follows the machine, one
// always light, one always dark. So the dark colours stand in the sheet once, and the choice of a reader costs no byte. Notes and line breaks
// are left out, and the names of colours and faces are one letter each.
// Keys are the values of Frame.Theme.
func styleSheets(written []byte) map[string][]byte {
	lean := cssNotes.ReplaceAllString(string(written), "")
	lean = cssBreaks.ReplaceAllString(lean, "$1")
	letters := map[string]string{}
	lean = cssNames.ReplaceAllStringFunc(lean, func(name string) string {
		if _, ok := letters[name]; !ok && len(letters) < len(nameLetters) {
			letters[name] = "--" + nameLetters[len(letters):len(letters)+1]
		}
		return cmp.Or(letters[name], name)
	})
	return map[string][]byte{
		"":      []byte(lean),
		"light": []byte(strings.ReplaceAll(lean, darkMachine, " not all")),
		"dark":  []byte(strings.ReplaceAll(lean, darkMachine, " all")),
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

// styleName is the name of a theme's sheet among the assets.
func styleName(theme string) string {
	if theme == "" {
		return "vankho.css"
	}
	return "vankho-" + theme + ".css"
}
