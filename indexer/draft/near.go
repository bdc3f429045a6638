package draft

import (
	"context"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/indexer/resolve"
	"vankho/indexer/tag"
)

// variant is a number that a draft may have meant by another.
type variant struct {
	key string
	// symbol is true where only the symbol differs, or the year.
	symbol bool
	// law is true for another version of the law that is named.
	law bool
}

// mostNear bounds how many numbers near one that nobody bears are looked up, mostLooked how many for a whole draft: where hundreds of its
// numbers are unknown, slips of a key are not what is wrong with it.
const (
	mostNear   = 300
	mostLooked = 40_000
)

// renumber looks, for the citations of numbers that the store does not know, whether a document of a number near by is surely meant: then
// the number differs, and not the document is absent. What only may be meant is kept among the others.
func (c *check) renumber(ctx context.Context, cited []citation) error {
	near := map[int][]variant{}
	var keys []string
	asked := map[string]bool{}
	for i := range cited {
		r := &cited[i]
		if numbers := tag.Versions(r.Title); r.Kind == corpus.ReferenceNamed && r.Meant() == "" && r.Date.Day > 0 && len(numbers) > 0 {
			for _, n := range numbers {
				law, _ := corpus.ParseNumber(n)
				near[i] = append(near[i], variant{key: law.StrictKey(), law: true})
			}
		} else if r.found != nil || r.key == "" || r.meant.State != corpus.LinkAbsent || r.Date.IsZero() && r.Title == "" {
			continue
		} else {
			near[i] = c.slips(r.Reference)
		}
		for _, v := range near[i] {
			if !asked[v.key] {
				asked[v.key] = true
				keys = append(keys, v.key)
			}
		}
	}
	if len(keys) == 0 {
		return nil
	}
	holders := map[string][]corpus.Holder{}
	for len(keys) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(len(keys), mostKeys)
		found, err := c.lib.Cited(ctx, keys[:n], c.in.Secret)
		if err != nil {
			return err
		}
		for k, h := range found {
			holders[k] = h
		}
		keys = keys[n:]
	}
	for i, list := range near {
		cited[i].choose(list, holders)
	}
	return nil
}

// slips are the numbers near that of a citation, and what its title is found by.
func (c *check) slips(r corpus.Reference) []variant {
	out := []variant{{key: corpus.SubjectKey(r.DocType, r.Title)}} // "" finds nothing
	if c.near < mostLooked {
		out = append(out, variants(r)...)
		c.near += len(out)
	}
	return out
}

// mostKeys is how many keys are looked up in one question to the store.
const mostKeys = 5000

// choose takes the one document of a near number that is surely meant.
func (c *citation) choose(near []variant, holders map[string][]corpus.Holder) {
	var sure *corpus.Holder
	for _, v := range near {
		for i := range holders[v.key] {
			h := &holders[v.key][i]
			if h.Shown != h.ID && h.Shown != "" {
				continue
			}
			switch {
			case v.law && oneSlip(c.Date, h.Issued), !v.law && resolve.Alike(c.Mention, *h, v.symbol):
				if sure != nil && sure.ID != h.ID {
					return
				}
				sure = h
			case !v.law && len(c.meant.Others) < shown && c.Date.Day > 0 && c.Date == h.Issued && !h.Cited && h.Number != "":
				c.meant.Others = append(c.meant.Others, *h)
			}
		}
	}
	if sure == nil {
		return
	}
	c.meant.State, c.meant.To, c.meant.Others = corpus.LinkResolved, sure, nil
	c.meant.Differences, c.meant.Agreeing = resolve.Differences(c.Mention, *sure)
	c.found = nil
	if c.Canonical != "" {
		c.meant.Differences = append([]corpus.Difference{{Field: corpus.FieldNumber, Draft: c.Canonical, Held: sure.Number}}, c.meant.Differences...)
	}
	c.renumbered = true
}

// variants are the numbers that are one slip away from that of a citation: one figure too many, too few or another, two of them exchanged; the
// year left out, added or another; another code of type or body.
func variants(r corpus.Reference) []variant {
	n, ok := corpus.ParseNumber(r.Meant())
	if !ok {
		return nil
	}
	var out []variant
	seen := map[string]bool{n.StrictKey(): true}
	add := func(n corpus.Number, symbol bool) {
		if key := n.StrictKey(); !seen[key] && len(out) < mostNear {
			seen[key] = true
			out = append(out, variant{key: key, symbol: symbol})
		}
	}
	with := func(change func(*corpus.Number)) {
		other := n
		other.Issuers = append([]string(nil), n.Issuers...)
		change(&other)
		add(other, true)
	}
	for _, year := range [...]int{0, r.Date.Year, n.Year - 1, n.Year + 1} {
		if year != n.Year && year != 1 && year >= 0 && (year > 1944 || year == 0) {
			with(func(o *corpus.Number) { o.Year = year })
		}
	}
	if n.Type != "" {
		for _, t := range corpus.DocTypes() {
			if t.Code != "" && t.Code != n.Type {
				with(func(o *corpus.Number) { o.Type = t.Code })
			}
		}
	}
	if i, ok := corpus.IssuerByName(r.Issuer); ok && len(n.Issuers) == 1 {
		with(func(o *corpus.Number) { o.Issuers[0] = i.Code })
	}
	for k, code := range n.Issuers {
		for _, i := range corpus.IssuerCodes() {
			if i.Code != code && i.Level != corpus.LevelUnit && (slip(code, i.Code) || len(n.Issuers) == 1 && local(code) && local(i.Code)) {
				with(func(o *corpus.Number) { o.Issuers[k] = i.Code })
			}
		}
	}
	for _, serial := range serials(n.Serial) {
		other := n
		other.Serial = serial
		add(other, false)
	}
	return out
}

// oneSlip reports whether two days are one figure apart: two of day, month and year are the same.
func oneSlip(a, b corpus.Date) bool {
	same := 0
	for _, equal := range [...]bool{a.Day == b.Day, a.Month == b.Month, a.Year == b.Year} {
		if equal {
			same++
		}
	}
	return same == 2 && b.Day > 0
}

// local reports a code that bodies of every province have.
func local(code string) bool {
	i, ok := corpus.IssuerByCode(code)
	return ok && i.Level != corpus.LevelCentral && i.Level != corpus.LevelUnit
}

// slip reports whether two codes are one letter apart.
func slip(a, b string) bool {
	x, y := []rune(strings.ToUpper(a)), []rune(strings.ToUpper(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 || len(x) < 2 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	j := 0
	for j < len(x)-i && x[len(x)-1-j] == y[len(y)-1-j] {
		j++
	}
	return i+j >= len(y)-1
}

// serials are those one slip of a key away.
func serials(s string) []string {
	figures := strings.TrimLeft(s, "0")
	if _, err := strconv.Atoi(figures); err != nil {
		return nil
	}
	var out []string
	for i := range figures {
		out = append(out, figures[:i]+figures[i+1:])
		for d := byte('0'); d <= '9'; d++ {
			out = append(out, figures[:i]+string(d)+figures[i+1:], figures[:i]+string(d)+figures[i:])
		}
		if i > 0 {
			out = append(out, figures[:i-1]+string(figures[i])+string(figures[i-1])+figures[i+1:])
		}
	}
	for d := byte('0'); d <= '9'; d++ {
		out = append(out, figures+string(d))
	}
	kept := out[:0]
	for _, o := range out {
		if o = strings.TrimLeft(o, "0"); o != "" && len(o) <= 5 {
			if len(o) == 1 {
				o = "0" + o
			}
			kept = append(kept, o)
		}
	}
	return kept
}
