package corpus

import "strings"

// PlainCell puts an apostrophe before what a spreadsheet would run as a formula: every file of ours that spreadsheets open goes through it.
// Example: "=1+1" is "'=1+1", "57-NQ/TW" stays. Source: OWASP, CSV injection.
func PlainCell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
