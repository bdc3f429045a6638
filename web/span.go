package web

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
)

// spanRef names an exact span of a document in an address: "?doan=4180-4236&b=7990e8ca#doan", byte offsets into the
// frozen text and a check of the bytes between them. The check is of the quote, not of the whole text, so that the
// quote can be found again after the text was read anew.
type spanRef struct {
	corpus.Span
	// Check is 8 hex digits; zero with HasCheck false where the address has none.
	Check    uint32
	HasCheck bool
}

// maxSpan is the longest span an address may name, in bytes.
const maxSpan = 64 << 10

// parseSpan reads the parameters "doan" and "b". ok is false where doan is absent; a malformed one is a paramError.
func parseSpan(doan, b string) (ref spanRef, ok bool, err error) {
	if doan == "" {
		return ref, false, nil
	}
	bad := &paramError{"doan", doan, "hai vị trí như 4180-4236"}
	from, to, cut := strings.Cut(doan, "-")
	if !cut || !digits(from) || !digits(to) {
		return ref, false, bad
	}
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || start >= end || end-start > maxSpan {
		return ref, false, bad
	}
	ref.Start, ref.End = start, end
	if b != "" {
		n, err := strconv.ParseUint(b, 16, 32)
		if err != nil || len(b) != 8 {
			return ref, false, &paramError{"b", b, "8 chữ số thập lục phân"}
		}
		ref.Check, ref.HasCheck = uint32(n), true
	}
	return ref, true, nil
}

// digits reports whether s is a plain decimal number of a length that an int holds.
func digits(s string) bool {
	if s == "" || len(s) > 12 {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// spanFate says what became of a span in the text as it is now.
type spanFate uint8

const (
	spanExact spanFate = iota // the quote is where the address says
	spanMoved                 // the text was read again; the quote was found elsewhere
	spanLost                  // the quote is not in the text any more
)

// locate finds the span in the text. Without a check it must lie on character borders within the text.
func (r spanRef) locate(text string) (corpus.Span, spanFate) {
	if r.Fits(text) && onBorders(text, r.Span) && (!r.HasCheck || checksum(text[r.Start:r.End]) == r.Check) {
		return r.Span, spanExact
	}
	if !r.HasCheck {
		return corpus.Span{}, spanLost
	}
	if at := seek(text, r.Len(), r.Check, r.Start); at >= 0 {
		return corpus.Span{Start: at, End: at + r.Len()}, spanMoved
	}
	return corpus.Span{}, spanLost
}

func onBorders(text string, s corpus.Span) bool {
	return utf8.RuneStart(byteAt(text, s.Start)) && utf8.RuneStart(byteAt(text, s.End))
}

func byteAt(text string, i int) byte {
	if i == len(text) {
		return 0
	}
	return text[i]
}

// prime is the multiplier of the checksum, that of FNV.
const prime = 16777619

// checksum is a polynomial hash modulo 2^32. It can be rolled along a text, which makes finding a quote of known length
// one pass; it guards against mistakes, not against malice: the worst is a wrong highlight in an open text.
func checksum(s string) uint32 {
	var h uint32
	for i := range len(s) {
		h = h*prime + uint32(s[i]) + 1
	}
	return h
}

// seek finds the window of n bytes whose checksum is want, the one nearest to near; -1 where there is none.
func seek(text string, n int, want uint32, near int) int {
	if n <= 0 || n > len(text) {
		return -1
	}
	power := uint32(1)
	for range n {
		power *= prime
	}
	best := -1
	h := checksum(text[:n])
	for at := 0; ; at++ {
		span := corpus.Span{Start: at, End: at + n}
		if h == want && onBorders(text, span) && (best < 0 || distance(at, near) < distance(best, near)) {
			best = at
		}
		if at+n == len(text) {
			return best
		}
		h = h*prime + uint32(text[at+n]) + 1 - (uint32(text[at])+1)*power
	}
}

func distance(a, b int) int { return max(a-b, b-a) }

// spanURL is the address that opens a document at a quote. text is the question, kept so that its matches stay marked.
func spanURL(document, text, quote string, span corpus.Span) string {
	return address(document, "q", text, "doan", fmt.Sprintf("%d-%d", span.Start, span.End), "b", fmt.Sprintf("%08x", checksum(quote))) + "#doan"
}
