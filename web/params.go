package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus/viet"
	"vankho/search/query"
)

// paramError says that a parameter has a value that nobody can act on: the 400 page.
type paramError struct {
	// Name and Value are as sent; Want says in Vietnamese what would be right.
	Name, Value, Want string
}

func (e *paramError) Error() string {
	return fmt.Sprintf("parameter %s=%q: want %s", e.Name, e.Value, e.Want)
}

// params are the parameters of one request, with those that the page does not know set apart.
type params struct {
	values url.Values
	// Unknown are names of parameters that the page does not know, in order; a page says so and goes on, the API refuses.
	Unknown []string
}

// readParams reads a query string. A broken escape spoils its own pair alone. Values are NFC with control characters
// taken out, so that what is typed and what is pasted meet.
func readParams(raw string, known ...string) params {
	p := params{values: url.Values{}}
	for pair := range strings.SplitSeq(raw, "&") {
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, "=")
		k, err1 := url.QueryUnescape(key)
		v, err2 := url.QueryUnescape(value)
		if err1 != nil || err2 != nil || !slices.Contains(known, k) {
			p.Unknown = append(p.Unknown, clean(k))
			continue
		}
		v = clean(v)
		if k == "q" {
			// One character more than is read, so that the page says that the question was cut; every link would carry the rest.
			v = prefix(v, query.MaxLength+1)
		}
		p.values.Add(k, v)
	}
	slices.Sort(p.Unknown)
	p.Unknown = slices.Compact(p.Unknown)
	return p
}

// prefix is the first n characters of s.
func prefix(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// clean makes a value safe to compare and show: valid UTF-8, NFC, no control characters.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.TrimSpace(viet.Normalise(s))
}

// strict returns an error for the first unknown parameter: the API's manner.
func (p params) strict() error {
	if len(p.Unknown) == 0 {
		return nil
	}
	return &paramError{p.Unknown[0], "", "không có tham số này"}
}

// remarks returns a sentence for each unknown parameter: the pages' manner.
func (p params) remarks() []string {
	var out []string
	for i, name := range p.Unknown {
		if i == 3 {
			break
		}
		out = append(out, fmt.Sprintf("Không hiểu tham số “%s”, đã bỏ qua.", shorten(name, 40)))
	}
	return out
}

func (p params) get(name string) string { return p.values.Get(name) }

// list returns all values of a parameter, empty ones and doubles left out, sorted, so that equal views have equal
// addresses.
func (p params) list(name string) []string {
	out := slices.DeleteFunc(slices.Clone(p.values[name]), func(v string) bool { return v == "" })
	slices.Sort(out)
	return slices.Compact(out)
}

// number reads a whole number between low and high; absent means standard.
func (p params) number(name string, standard, low, high int) (int, error) {
	v := p.get(name)
	if v == "" {
		return standard, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < low || n > high {
		return 0, &paramError{name, v, fmt.Sprintf("số từ %d đến %s", low, integer(high))}
	}
	return n, nil
}

// flag reads a parameter that is "1" or absent.
func (p params) flag(name string) (bool, error) {
	switch v := p.get(name); v {
	case "":
		return false, nil
	case "1":
		return true, nil
	default:
		return false, &paramError{name, v, "1"}
	}
}

// oneOf reads a parameter that has one of the given values or is absent.
func (p params) oneOf(name string, values ...string) (string, error) {
	v := p.get(name)
	if v == "" || slices.Contains(values, v) {
		return v, nil
	}
	return "", &paramError{name, v, strings.Join(values, ", ")}
}

// address joins a path and pairs of key and value in the order given, empty values left out.
// Example: address("/tim", "q", "154/KH-UBND", "xep", "") is "/tim?q=154/KH-UBND".
func address(path string, pairs ...string) string {
	var b strings.Builder
	b.WriteString(path)
	sep := byte('?')
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		b.WriteByte(sep)
		b.WriteString(pairs[i])
		b.WriteByte('=')
		b.WriteString(readable.Replace(url.QueryEscape(pairs[i+1])))
		sep = '&'
	}
	return b.String()
}

// readable undoes the escapes that a query string does not need, since addresses are printed and read aloud.
var readable = strings.NewReplacer("%2F", "/", "%3A", ":", "%2C", ",", "%40", "@")
