package structure

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	// nameWithin is how many pieces may lie between the title of a signer and the name: notes, stamps, rules.
	nameWithin = 8
	// recipientsWithin is how many recipients may stand between them besides.
	recipientsWithin = 40
	// titlesWithin is how many pieces the capacities and titles of one signature may take.
	titlesWithin = 16
	// signersWithin is how many pieces may lie between the blocks of two signers.
	signersWithin = 12
)

var capacities = sync.OnceValue(func() [][]string { return rows("capacities") })

// capacity reads the capacity in which a line signs: "KT. BỘ TRƯỞNG" is "KT." for "BỘ TRƯỞNG".
func capacity(s string) (canonical, rest string) {
	for _, c := range capacities() {
		if strings.HasPrefix(s, c[0]) {
			rest = strings.TrimLeft(s[len(c[0]):], ". \u00a0")
			if rest != "" && allCaps(rest) {
				return c[1], rest
			}
		}
	}
	return "", ""
}

// isCapacity reports whether a line begins a signature: "TM. ỦY BAN NHÂN DÂN".
func isCapacity(s string) bool {
	if len(s) > 150 {
		return false
	}
	c, of := capacity(s)
	return c != "" && (c != "Q." || isTitle(of))
}

// isTitle reports whether a line is the title of a person and nothing else: "PHÓ CHỦ TỊCH", "Phó Thống đốc".
func isTitle(s string) bool {
	if len(s) > 120 || strings.ContainsAny(s, ";:.|") {
		return false
	}
	fields := strings.Fields(s)
	_, n := titleWords().prefix(fields)
	return n > 0 && (allCaps(s) || n == len(fields))
}

// readSigners reads the signature behind the letterhead: capacity and title in capitals, then the name. Forms in
// annexes have titles without names, and annexes come after the signature, so that the first block with names is it.
func (r *reading) readSigners(lines []line) {
	var block corpus.Span
	var pieces []corpus.Span
	copied := r.facts.Evidence[corpus.FieldCopy].Start
	for _, l := range lines[r.bodyLine():] {
		if copied > r.numberAt && l.Start >= copied && r.numberAt >= 0 {
			break // whoever copied the document signs below
		}
		if len(l.text) > 200 {
			pieces = append(pieces, corpus.Span{})
			continue
		}
		columns(r.text, l.Span, true, func(s corpus.Span) {
			if s = trimmed(r.text, s); s.Len() > 0 {
				pieces = append(pieces, s)
			}
		})
	}
	last := -1
	for i := 0; i < len(pieces); i++ {
		s := pieces[i].In(r.text)
		if !isCapacity(s) && !isTitle(s) {
			if last >= 0 && i-last > signersWithin {
				break
			}
			continue
		}
		signers, next := r.readBlock(pieces, i)
		if len(signers) == 0 {
			i = next - 1
			continue
		}
		if last < 0 {
			block = pieces[i]
		}
		r.facts.Signers = append(r.facts.Signers, signers...)
		block.End = pieces[next-1].End
		i, last = next-1, next-1
	}
	if last >= 0 {
		r.found(corpus.FieldSigners, block, "khối chữ ký")
	}
}

// bodyLine is the index of the first line behind the letterhead's number.
func (r *reading) bodyLine() int {
	for i, l := range r.lines {
		if l.Start > r.numberAt && r.numberAt >= 0 {
			return i
		}
	}
	return len(r.lines)
}

// readBlock reads the signature that begins at piece i: titles, then as many names. It answers the piece behind it.
func (r *reading) readBlock(pieces []corpus.Span, i int) ([]corpus.Signer, int) {
	var titles []corpus.Signer
	current := corpus.Signer{}
	k := i
	for ; k < len(pieces) && k < i+titlesWithin; k++ {
		s := pieces[k].In(r.text)
		if s == bar || s != "" && rule(s) || recipient(s) && k > i {
			continue
		}
		if c, _ := capacity(s); c != "" && len(s) <= 150 {
			if current.Title != "" {
				titles = append(titles, current)
				current = corpus.Signer{}
			}
			current.Capacity = strings.TrimSpace(current.Capacity + " " + c)
			if _, of := capacity(s); c == "Q." {
				current.Title = restoreTitle(of)
			} else {
				current.OnBehalf = squeeze(of)
			}
			continue
		}
		if isTitle(s) {
			if current.Title != "" {
				titles = append(titles, current)
				current = corpus.Signer{}
			}
			current.Title = restoreTitle(s)
			continue
		}
		// A name of the body, or the rest of a title, goes on in capitals.
		if allCaps(s) && len(s) <= 120 && current.Title == "" && current.Capacity != "" {
			current.OnBehalf = strings.TrimSpace(current.OnBehalf + " " + squeeze(s))
			continue
		}
		break
	}
	titles = append(titles, current)
	var names []string
	end := k
	recipients := 0
	for far := k; far < len(pieces) && far < k+nameWithin+recipients && len(names) < len(titles); far++ {
		s := pieces[far].In(r.text)
		if recipient(s) && recipients < recipientsWithin {
			recipients++
			continue
		}
		if name, ok := personName(s); ok {
			names = append(names, name)
			end = far + 1
			continue
		}
		if isTitle(s) || isCapacity(s) || len(s) > 80 || s == "" {
			break
		}
	}
	if len(names) == 0 {
		return nil, max(k, i+1)
	}
	// Titles stand side by side with as many names; else the last title is that of the one name.
	if len(names) < len(titles) {
		titles = titles[len(titles)-len(names):]
	}
	for n := range names {
		titles[n].Name = names[n]
	}
	return titles, end
}

// recipient reports whether a piece is a line of the list of recipients, which the columns of a page may put between
// the title of the signer and the name.
func recipient(s string) bool {
	return strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "+ ") || strings.HasPrefix(s, "Nơi nhận") || strings.HasSuffix(s, ";")
}

// restoreTitle gives a title in capitals its small letters back, as restore does for names of bodies.
func restoreTitle(s string) string {
	s = squeeze(s)
	fields := strings.Fields(s)
	if w, n := titleWords().prefix(fields); n == len(fields) {
		return w
	} else if n > 0 {
		if tail := restore(strings.Join(fields[n:], " ")); !allCaps(tail) {
			return w + " " + tail
		}
	}
	return s
}

// personName reads the name of a person: two to five syllables, each with a capital, without ranks and degrees before
// it. Source: handbook §2.3.
func personName(s string) (string, bool) {
	fields := strings.Fields(s)
	for len(fields) > 2 {
		_, n := rankWords().prefix(fields)
		if n == 0 {
			if !ranks(fields[0]) {
				break
			}
			n = 1
		}
		fields = fields[n:]
	}
	if len(fields) < 2 || len(fields) > 5 {
		return "", false
	}
	legal := 0
	for _, f := range fields {
		first, w := utf8.DecodeRuneInString(f)
		if !unicode.IsUpper(first) {
			return "", false
		}
		for _, c := range f[w:] {
			if !unicode.IsLower(c) && c != '\'' && c != '’' {
				return "", false
			}
		}
		if viet.ValidSyllable(f) {
			legal++
		}
	}
	if legal*2 < len(fields) || notName(fields) {
		return "", false
	}
	return strings.Join(fields, " "), true
}

// ranks reports whether a word is a rank or degree, with its stop or without, or several in one: "BS", "GS.TS.".
func ranks(word string) bool {
	for p := range strings.SplitSeq(strings.TrimSuffix(word, "."), ".") {
		_, bare := rankWords().names[key(p)]
		if _, ok := rankWords().names[key(p+".")]; !ok && !bare {
			return false
		}
	}
	return true
}

// notName reports whether capitalised words are those of a note under a signature, a place or a title.
func notName(fields []string) bool {
	s := strings.Join(fields, " ")
	if w, n := organisations().prefix(fields); isTitle(s) || n > 0 && !strings.HasSuffix(organClass()[w], "surname") {
		return true
	}
	if _, ok := corpus.TypeByName(fields[0]); ok {
		return true // "Luật Giá" below "NAY CÔNG BỐ:"
	}
	_, place := corpus.ProvinceByName(s)
	return place
}
