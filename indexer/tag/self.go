package tag

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// nameSelf says which document the internal references and the targets of amending clauses belong to: the document itself, or,
// in the new wording that an amending document quotes, the one that is amended. Where the text does not name that one, nothing
// is said. Sources: handbook §3.1 (quoted amendment text), §4.2.
func (r *reader) nameSelf() {
	usual := r.amendedByTitle()
	amended, article := usual, 0
	// held are the places that the lines above name as amended, by the rank of their label; next is the first label behind.
	var held [4]corpus.Provision
	next, rank := 0, 0
	for i := range r.refs {
		ref := &r.refs[i]
		for ; next < len(r.frame.items) && r.frame.items[next].start <= ref.Start; next++ {
			rank = r.frame.items[next].rank
			clear(held[:rank+1])
		}
		if n := r.frame.articleOf(ref.Start); n != article {
			amended, article = usual, n
		}
		switch ref.Kind {
		case corpus.ReferenceNumbered, corpus.ReferenceNamed:
			if !r.frame.inQuotes(ref.Start) && r.governs(ref.Start) {
				amended = *ref
			}
		case corpus.ReferenceAmendTarget:
			ref.Canonical = amended.Canonical
			at := rank
			if from := max(0, ref.Start-amendWithin); next > 0 {
				if k := strings.LastIndexByte(r.text[from:ref.Start], '\n'); k >= 0 && from+k+1 > r.frame.items[next-1].start {
					at = 0 // a line without a label of its own
				}
			}
			placed(ref, held[at+1:])
			if len(ref.Provisions) == 1 && ref.Provisions[0].Dieu != "" {
				held[at] = ref.Provisions[0]
			}
		case corpus.ReferenceInternal:
			if quoted := r.frame.inQuotes(ref.Start); !quoted && !r.foreign(ref) {
				ref.Canonical = corpus.Self
			} else if quoted && (ref.DocType == "" || ref.DocType == amended.DocType) {
				ref.Canonical = amended.Canonical
			}
		}
	}
}

// foreign reports whether an article without a document cannot be the text's own: a plan or a report has none.
func (r *reader) foreign(ref *corpus.Reference) bool {
	return len(r.frame.articles) == 0 && r.header.Number != "" && ref.DocType == "" && len(ref.Provisions) > 0 &&
		ref.Provisions[0].Dieu != "" && ref.Provisions[0].Dieu != corpus.This
}

// preambleWithin is how far, in bytes, the title and the preamble may go in a text without articles.
const preambleWithin = 6000

// placed completes the provisions of a target with the place that the lines above it name: "15. Sửa đổi, bổ sung một số khoản của Điều 38 như
// sau:", then "a) Sửa đổi khoản 4". held are those places, the nearest first.
func placed(ref *corpus.Reference, held []corpus.Provision) {
	for _, h := range held {
		if h.Dieu == "" {
			continue
		}
		for i := range ref.Provisions {
			p := &ref.Provisions[i]
			if *p != (corpus.Provision{Khoan: p.Khoan, Diem: p.Diem}) {
				continue
			}
			p.Dieu = h.Dieu
			if p.Khoan == "" {
				p.Khoan = h.Khoan
			}
		}
		return
	}
}

// amendedByTitle is the one document that the title, or the sentence that adopts the document, says is amended.
func (r *reader) amendedByTitle() corpus.Reference {
	first := min(len(r.text), preambleWithin)
	if len(r.frame.articles) > 0 {
		first = r.frame.articles[0]
	}
	var found corpus.Reference
	for i, ref := range r.refs {
		if ref.Start >= first {
			break
		}
		if ref.Kind != corpus.ReferenceNumbered && ref.Kind != corpus.ReferenceNamed || !r.adoptsAmendment(ref.Start) {
			continue
		}
		if found.Canonical != "" && found.Canonical != ref.Canonical || i+1 < len(r.refs) && r.listedWith(ref, r.refs[i+1]) {
			return corpus.Reference{}
		}
		found = ref
	}
	return found
}

// listedWith reports whether nothing but a comma or "và" parts two references.
func (r *reader) listedWith(a, b corpus.Reference) bool {
	if b.Start-a.End > 8 {
		return false
	}
	switch strings.TrimSpace(r.text[a.End:b.Start]) {
	case ",", ";", "và", ", và":
		return true
	}
	return false
}

// clauseBefore is the text of the line before an offset, as far back as an amending clause may reach, and whether the line
// begins in it.
func (r *reader) clauseBefore(at int) (string, bool) {
	from := r.back(at, amendWithin)
	clause := r.text[from:at]
	k := strings.LastIndexByte(clause, '\n')
	return clause[k+1:], k >= 0 || from == 0
}

// governs reports whether a document is the one that its line amends: "Điều 1. Sửa đổi, bổ sung một số điều của D",
// "2. Bãi bỏ khoản 2 Điều 5 D". It must be the first that stands behind the verb, and not in brackets, which tell what was done before:
// "Sửa đổi khoản 2 Điều 5 (đã được sửa đổi tại khoản 1 Điều 1 E)".
func (r *reader) governs(at int) bool {
	line, whole := r.clauseBefore(at)
	if !whole {
		return false
	}
	body := strings.TrimLeft(line, " \t\u00a0")
	if rest := afterArticle(body); rest != "" {
		body = rest
	} else if k := strings.IndexAny(body, ".)"); k > 0 && k < 6 {
		body = strings.TrimLeft(body[k+1:], " \u00a0")
	}
	for _, v := range amendingVerbs() {
		if rest, ok := strings.CutPrefix(body, v); ok {
			return !strings.ContainsAny(rest, ".;“\"") && strings.Count(rest, "(") == strings.Count(rest, ")") && !r.refsBetween(at-len(rest), at)
		}
	}
	return false
}

// refsBetween reports whether a reference to a document begins between two offsets.
func (r *reader) refsBetween(from, to int) bool {
	for i := r.firstFrom(from); i < len(r.refs) && r.refs[i].Start < to; i++ {
		if k := r.refs[i].Kind; k == corpus.ReferenceNumbered || k == corpus.ReferenceNamed {
			return true
		}
	}
	return false
}

// adoptsAmendment reports whether what stands before a document in the title or in the adopting sentence says that it is amended:
// "Sửa đổi, bổ sung một số điều của D", "… ban hành Thông tư sửa đổi, bổ sung khoản 2 Điều 5 D". A document on which the
// preamble rests amends others itself.
func (r *reader) adoptsAmendment(at int) bool {
	from := r.back(at, amendWithin)
	clause := r.text[from:at]
	for _, end := range []string{".\n", ";\n", "|\n", "_\n", "; ", "-\n"} {
		if k := strings.LastIndex(clause, end); k >= 0 {
			clause = clause[k+len(end):]
		}
	}
	k := -1
	for _, w := range []string{"sửa đổi", "Sửa đổi", "SỬA ĐỔI"} {
		k = max(k, strings.LastIndex(clause, w))
	}
	if k < 0 || r.refsBetween(at-len(clause)+k, at) {
		return false
	}
	folded := viet.Fold(clause[:k])
	for _, w := range []string{"can cu ", "theo ", "xet ", "thuc hien "} {
		if strings.HasPrefix(folded, w) || strings.Contains(folded, "\n"+w) {
			return false
		}
	}
	return !strings.Contains(viet.Fold(clause[k:]), "\ncan cu ") && !strings.HasSuffix(strings.TrimSpace(folded), "duoc")
}
