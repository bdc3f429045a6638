package web

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
)

// longestLine is the longest line, or value of JSON, that is read of a list, in bytes; what is longer is no number.
const longestLine = 64 << 10

// errLongLine says that a line of a list is longer than any is.
var errLongLine = errors.New("web: a line is too long")

// lineSource gives the lines of a list one after another; io.EOF at its end, errLongLine and errUpload where it cannot be read further.
type lineSource func() (string, error)

// textLines are the lines of a text, each number of one that is nothing but numbers for itself; empty ones are left out.
func textLines(in io.Reader) lineSource {
	s := newScanner(in)
	var rest []string
	return func() (string, error) {
		for len(rest) == 0 && s.Scan() {
			if line := strings.TrimSpace(strings.TrimPrefix(s.Text(), "\uFEFF")); line != "" {
				rest = numbersOf(line)
			}
		}
		if len(rest) == 0 {
			return "", scanFault(s.Err())
		}
		line := rest[0]
		rest = rest[1:]
		return line, nil
	}
}

// numbersOf are the numbers of a line that lists nothing else, "283/2025/NĐ-CP, 282/2025/NĐ-CP và 17/2026/NĐ-CP"; else the line itself.
func numbersOf(line string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(strings.ReplaceAll(line, " và ", ","), func(r rune) bool { return r == ',' || r == ';' || r == '\t' }) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if _, ok := corpus.ParseNumber(strings.Trim(part, ` "“”.`)); !ok {
			return []string{line}
		}
		out = append(out, part)
	}
	return out
}

func newScanner(in io.Reader) *bufio.Scanner {
	s := bufio.NewScanner(in)
	s.Buffer(make([]byte, 0, 4096), longestLine)
	return s
}

func scanFault(err error) error {
	switch {
	case err == nil:
		return io.EOF
	case errors.Is(err, bufio.ErrTooLong):
		return errLongLine
	}
	return errUpload
}

// csvLines are the rows of a CSV file, whatever parts its cells; a first row without a figure is its head.
func csvLines(in io.Reader) lineSource {
	s := newScanner(in)
	first, comma := true, ','
	return func() (string, error) {
		for s.Scan() {
			line := strings.TrimPrefix(s.Text(), "\uFEFF")
			if strings.TrimSpace(line) == "" {
				continue
			}
			if first {
				comma = separatorOf(line)
				first = false
				if !strings.ContainsAny(line, "0123456789") {
					continue
				}
			}
			return rowLine(line, comma), nil
		}
		return "", scanFault(s.Err())
	}
}

// separatorOf is what parts the cells of a row.
func separatorOf(line string) rune {
	best, most := ',', 0
	for _, c := range [...]rune{',', ';', '\t'} {
		if n := strings.Count(line, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// rowLine is a row of a CSV file as one line, the cell with the number first.
func rowLine(line string, comma rune) string {
	r := csv.NewReader(strings.NewReader(line))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	cells, err := r.Read()
	if err != nil {
		return line
	}
	for i, c := range cells {
		if _, ok := corpus.ParseNumber(c); ok {
			cells[0], cells[i] = cells[i], cells[0]
			break
		}
	}
	var said []string
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			said = append(said, c)
		}
	}
	return strings.Join(said, " ; ")
}

// jsonLines are the strings of a JSON array, or of values one after another (NDJSON). A value may be an object whose texts are joined:
// {"so":"154/KH-UBND","ngay":"27/3/2025","co_quan":"…"}.
func jsonLines(in io.Reader) lineSource {
	bounded := &allowance{in: in, left: longestLine}
	d := json.NewDecoder(bounded)
	array, begun := false, false
	fault := func(err error) error {
		if errors.Is(err, errLongLine) {
			return errLongLine
		}
		return errUpload
	}
	return func() (string, error) {
		if !begun {
			begun = true
			start, err := bounded.peek()
			if errors.Is(err, io.EOF) {
				return "", io.EOF
			}
			if err != nil {
				return "", fault(err)
			}
			if array = start == '['; array {
				if _, err := d.Token(); err != nil {
					return "", fault(err)
				}
			}
		}
		if array && !d.More() {
			return "", io.EOF
		}
		bounded.left = longestLine
		var value any
		switch err := d.Decode(&value); {
		case errors.Is(err, io.EOF) && !array:
			return "", io.EOF
		case err != nil:
			return "", fault(err)
		}
		return valueLine(value), nil
	}
}

// valueKeys are the parts of an object that say which document is meant, in the order of a citation.
var valueKeys = [...]string{"so", "number", "ngay", "issue_date", "co_quan", "coquan", "issuer", "ten", "title"}

// valueLine is a value of JSON as one line.
func valueLine(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case map[string]any:
		var parts []string
		for _, key := range valueKeys {
			s, ok := v[key].(string)
			switch {
			case !ok || strings.TrimSpace(s) == "":
			case key == "ngay" || key == "issue_date":
				if d, ok := corpus.ParseISODate(s); ok {
					s = d.Short()
				}
				parts = append(parts, "ngày "+strings.TrimPrefix(s, "ngày "))
			case key == "co_quan" || key == "coquan" || key == "issuer":
				parts = append(parts, "của "+s)
			default:
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, " ")
	}
	return ""
}

// allowance bounds how much is read until more is allowed, so that one value cannot fill the memory.
type allowance struct {
	in   io.Reader
	left int
	// ahead is the first byte, which was looked at.
	ahead []byte
}

// peek is the first byte that is no white space.
func (a *allowance) peek() (byte, error) {
	var b [1]byte
	for {
		n, err := a.in.Read(b[:])
		if n == 1 && !bytes.ContainsRune([]byte(" \t\r\n"), rune(b[0])) && utf8.RuneStart(b[0]) && b[0] != 0xEF {
			a.ahead = []byte{b[0]}
			return b[0], nil
		}
		if err != nil {
			return 0, err
		}
		if n == 1 && b[0] == 0xEF { // a byte order mark
			var rest [2]byte
			if _, err := io.ReadFull(a.in, rest[:]); err != nil {
				return 0, err
			}
		}
	}
}

func (a *allowance) Read(p []byte) (int, error) {
	if len(a.ahead) > 0 && len(p) > 0 {
		p[0], a.ahead = a.ahead[0], nil
		return 1, nil
	}
	if a.left <= 0 {
		return 0, errLongLine
	}
	n, err := a.in.Read(p[:min(len(p), a.left, 4096)])
	a.left -= n
	return n, err
}

// nextLines takes up to n lines. done is true where the list has ended; the error is that of its source.
func nextLines(next lineSource, n int) (lines []string, done bool, err error) {
	for len(lines) < n {
		line, err := next()
		if errors.Is(err, io.EOF) {
			return lines, true, nil
		}
		if err != nil {
			return lines, true, err
		}
		lines = append(lines, line)
	}
	return lines, false, nil
}
