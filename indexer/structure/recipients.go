package structure

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	methodAddressees = "mục “Kính gửi”"
	methodTelegram   = "dòng “điện:” của công điện"
	methodRecipients = "mục “Nơi nhận”"
	methodArchive    = "dòng “Lưu” của mục “Nơi nhận”"

	// addresseesMost and recipientsMost bound the lists, in pieces of lines.
	addresseesMost = 80
	recipientsMost = 200
	// recipientsNear is how far, in bytes, the recipients may stand from the signature.
	recipientsNear = 8000
	// fewRecipients is less than a real list has whose last line was left open: "- Lưu: VT, KBNN (...b)".
	fewRecipients = 4
	// recipientsTries is how many lists are looked at: those of forms in annexes are none of the document's.
	recipientsTries = 12
)

// cells are the pieces of lines from one line on, at most that many.
func (r *reading) cells(lines []line, most int) []corpus.Span {
	var out []corpus.Span
	for _, l := range lines {
		if len(out) >= most {
			break
		}
		if l.text == bar {
			continue
		}
		columns(r.text, l.Span, true, func(s corpus.Span) {
			if s = trimmed(r.text, s); s.Len() > 0 && len(out) < most {
				out = append(out, s)
			}
		})
	}
	return out
}

// recipientName is an item without its hyphen, its end and notes such as "(để b/c)".
func recipientName(s string) string {
	s = withoutRemarks(strings.Trim(squeeze(strings.ReplaceAll(s, softHyphen, "")), "-–—+•*●▪ \u00a0|"))
	if k := strings.LastIndex(s, " để "); k > 0 && noted(s[k+len(" để "):], "plain") {
		s = s[:k]
	}
	return strings.Trim(s, " ;,.:/|\u00a0")
}

// withoutRemarks is an item without what stands in brackets and says why a copy is sent, or how many are: "Bộ Y tế (để b/c)(03)" is "Bộ Y tế".
func withoutRemarks(s string) string {
	var b strings.Builder
	for {
		k := strings.IndexByte(s, '(')
		if k < 0 {
			break
		}
		end := strings.IndexByte(s[k:], ')')
		if end < 0 {
			if note := s[k+1:]; noted(note, "bracketed") || copies(note) {
				s = s[:k]
			}
			break
		}
		kept := s[:k+end+1]
		if note := s[k+1 : k+end]; noted(note, "bracketed") || copies(note) {
			kept = strings.TrimRight(s[:k], " ")
		}
		b.WriteString(kept)
		s = s[k+end+1:]
	}
	b.WriteString(s)
	return b.String()
}

// softHyphen stands within words of some pages and is not seen.
const softHyphen = "\u00ad"

// copies reports whether a note in brackets is the number of copies: "(03)", "(34b)".
func copies(s string) bool {
	rest := strings.TrimLeft(s, "0123456789")
	return len(rest) < len(s) && len(s)-len(rest) < 4 && (rest == "" || rest == "b" || rest == "B" || rest == "bản")
}

// noted reports whether words say why a copy is sent.
func noted(s, how string) bool {
	f := strings.TrimLeft(viet.Fold(s), " ")
	for _, row := range rows("notes") {
		if rest, ok := strings.CutPrefix(f, row[0]); ok && (rest == "" || !isLetter(rest[0])) && (how == "bracketed" || row[1] == how) {
			return true
		}
	}
	return false
}

// readAddressees reads to whom a letter is written: "Kính gửi: …", in a telegram the lines below "… điện:".
func (r *reading) readAddressees(lines []line) {
	from := max(0, len(r.lines)-headLines/2)
	for i := from; i < len(lines) && i < len(r.lines)+leadLines; i++ {
		for n, at := range r.cells(lines[i:i+1], addresseesMost) {
			rest, method := addressed(at.In(r.text))
			if method == "" || at.Start < r.numberAt {
				continue
			}
			at.Start = at.End - len(rest)
			cells := append([]corpus.Span{at}, r.cells(lines[i:min(len(lines), i+addresseesMost)], addresseesMost)[n+1:]...)
			list := r.addresseesIn(cells)
			if len(list.names) > 0 {
				r.facts.Addressees = list.names
				r.found(corpus.FieldAddressees, list.at, method)
			}
			return
		}
	}
}

// addressed is what stands behind "Kính gửi:" in a piece, and how the addressees are told; no method where they are not.
func addressed(s string) (rest, method string) {
	f := viet.Fold(s[:runeCut(s, 40)])
	if strings.HasPrefix(f, "kinh gui") || strings.HasPrefix(f, "kinh trinh") {
		words := 2
		for range words {
			s = strings.TrimLeft(s, " \u00a0")
			k := strings.IndexAny(s, " :\u00a0")
			if k < 0 {
				return "", methodAddressees
			}
			s = s[k:]
		}
		return strings.TrimLeft(s, " :\u00a0.…_"), methodAddressees
	}
	if f = viet.Fold(s); len(s) < 200 && (strings.HasSuffix(f, " dien:") || f == "dien:") {
		return "", methodTelegram
	}
	return "", ""
}

// addresseesIn reads the items behind "Kính gửi": the rest of its line, then lines with a hyphen, or that an item goes on with.
func (r *reading) addresseesIn(cells []corpus.Span) roll {
	list := roll{text: r.text}
	hyphens := false
	for i, at := range cells {
		s := at.In(r.text)
		if s == "" {
			continue
		}
		bullet := bulleted(s)
		last := strings.TrimSpace(list.open)
		first := list.at.End == 0
		done := !first && list.open == "" // the item before ended with a semicolon
		switch {
		case rule(s) || i > 0 && (isCapacity(s) || clauseWord(s) != "" && !bullet && !done):
			if !first {
				list.end()
				return list
			}
			continue
		case first:
			hyphens = bullet
			list.add(at, true)
		case bullet:
			if last != "" && strings.HasSuffix(last, ".") {
				list.end()
				return list
			}
			hyphens = true
			list.add(at, true)
		case last != "" && !strings.HasSuffix(last, ".") && (startsSmall(s) || strings.HasSuffix(last, ",") || hangingWord(last)):
			list.add(at, false)
		case done && !hyphens && len(s) < longestColumn && !sentence(s):
			list.add(at, true)
		default:
			list.end()
			return list
		}
		if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "TP.") {
			break
		}
	}
	list.end()
	return list
}

// bulleted reports whether a piece begins an item of a list.
func bulleted(s string) bool {
	rest := strings.TrimLeft(s, "-–—+•*●▪")
	return len(rest) < len(s) && !rule(s)
}

// readRecipients reads who receives the document ("Nơi nhận:") and what its keeper notes ("Lưu: VT, KGVX."). The signature may stand
// beside or between them, as the columns of the page came out of the file. Source: handbook §2.3.
func (r *reading) readRecipients(lines []line) {
	signed, known := r.facts.Evidence[corpus.FieldSigners]
	tries := 0
	for i := r.bodyLine(); i < len(lines) && tries < recipientsTries; i++ {
		l := lines[i]
		if l.quoted || !strings.Contains(l.text, "nhận") && !strings.Contains(l.text, "NHẬN") {
			continue
		}
		if known && (l.Start < signed.Start-recipientsNear || l.Start > signed.End+recipientsNear || l.Start > signed.End && annexed(r.text[signed.End:l.Start])) {
			continue
		}
		for n, at := range r.cells(lines[i:i+1], recipientsMost) {
			s := at.In(r.text)
			if f := viet.Fold(s[:runeCut(s, 20)]); !strings.HasPrefix(f, "noi nhan") {
				continue
			}
			k := strings.IndexByte(s, ':')
			if k < 0 {
				if len(s) > 16 {
					continue
				}
				k = len(s) - 1
			}
			tries++
			at.Start = min(at.End, at.Start+k+1)
			cells := append([]corpus.Span{trimmed(r.text, at)}, r.cells(lines[i:min(len(lines), i+recipientsMost)], recipientsMost)[n+1:]...)
			if r.recipientsIn(cells) {
				return
			}
		}
	}
}

// recipientsIn reads the items behind "Nơi nhận:". It reports whether there are any.
func (r *reading) recipientsIn(cells []corpus.Span) bool {
	list := roll{text: r.text}
	hyphens, beside, odd := false, false, 0
	var kept corpus.Span
	for i, at := range cells {
		s := at.In(r.text)
		if s == "" || rule(s) {
			continue
		}
		bullet := bulleted(s)
		if rest := strings.TrimLeft(s, "-–—+•* \u00a0"); filed(rest) {
			list.end()
			kept = corpus.Span{Start: at.End - len(rest), End: at.End}
			if i+1 < len(cells) && strings.HasSuffix(rest, ",") && len(cells[i+1].In(r.text)) < 40 && !allCaps(cells[i+1].In(r.text)) {
				kept.End = cells[i+1].End
			}
			break
		}
		if k := strings.LastIndex(s, ";"); k > 0 { // "Như trên; Lưu: VT."
			if rest := strings.TrimLeft(s[k+1:], "-–—+•* \u00a0"); filed(rest) {
				list.add(corpus.Span{Start: at.Start, End: at.Start + k + 1}, bullet)
				list.end()
				kept = corpus.Span{Start: at.End - len(rest), End: at.End}
				break
			}
		}
		open := strings.TrimSpace(list.open)
		switch {
		case isCapacity(s) || isTitle(s):
			beside = true
			continue
		case bullet:
			hyphens = true
			list.add(at, true)
		case allCaps(s) && len(s) > 8:
			beside = true
			if !hyphens && list.at.End > 0 {
				list.end()
			}
			continue
		case open != "" && !strings.HasSuffix(open, ".") && len(s) <= longestColumn:
			if _, ok := personName(s); ok && beside && !strings.HasSuffix(open, ",") {
				continue
			}
			list.add(at, false)
		case !hyphens && !beside && len(s) <= longestColumn && (list.at.End == 0 || list.open == "" || strings.HasPrefix(s, "Như ")):
			list.add(at, true)
		case !allCaps(s) && len(s) <= longestColumn && strings.HasSuffix(s, ";"): // its hyphen was not recognised
			list.add(at, true)
		case beside && len(s) <= 80:
			continue
		default:
			if odd++; list.at.End > 0 && !beside && odd > 2 {
				list.end()
				return r.takeRecipients(list, kept)
			}
		}
		if len(list.names) > recipientsMost/2 {
			break
		}
	}
	list.end()
	return r.takeRecipients(list, kept)
}

// annexed reports whether an annex or a form begins in a text: a line "Phụ lục …", "Mẫu số …", another motto.
func annexed(s string) bool {
	for l := range strings.Lines(s) {
		f := viet.Fold(l[:runeCut(l, longestColumn)])
		if strings.HasPrefix(f, "phu luc") || strings.HasPrefix(f, "mau ") || strings.Contains(f, "cong hoa xa hoi chu nghia") {
			return true
		}
	}
	return false
}

// blankForm reports whether an item is one to be filled in: "……….", "UBND tỉnh/TP.........".
func blankForm(s string) bool {
	return strings.Contains(s, "....") || strings.Contains(s, "……") || strings.Contains(s, "…..")
}

func (r *reading) takeRecipients(list roll, kept corpus.Span) bool {
	if slices.ContainsFunc(list.names, blankForm) || len(list.names) < fewRecipients && blankForm(kept.In(r.text)) {
		return false
	}
	if len(list.names) > 0 {
		r.facts.Recipients = list.names
		r.found(corpus.FieldRecipients, list.at, methodRecipients)
	}
	if kept.Len() > 0 {
		if name := archiveName(kept.In(r.text)); name != "" {
			r.facts.Archive = name
			r.found(corpus.FieldArchive, kept, methodArchive)
		}
	}
	return len(list.names) > 0 || kept.Len() > 0
}
