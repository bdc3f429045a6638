package structure

import (
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// The classes of the collection's documents by how what is read agrees with the number that the collection itself gives them.
const (
	agrees      = "one number"
	spelling    = "one number, that of the collection lacks a part"
	blankOwn    = "the document leaves its number blank"
	cited       = "the collection's number is one that the document cites"
	foreign     = "a foreign text: no Vietnamese letterhead"
	bare        = "no letterhead and no table of attributes"
	broken      = "a page whose own number is broken"
	other       = "another number"
	unnumbered  = "the collection gives none"
	typeDiffers = "type line against symbol"
	yearDiffers = "year of the number against the date"
)

// classOf says how the number that was read agrees with the collection's.
func classOf(d vbplRow, r Result) string {
	want, ok := corpus.ParseNumber(d.Number)
	got, _ := corpus.ParseNumber(r.Header.Number)
	squeezed := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, " ", "")) }
	top := squeezed(d.Text[:min(len(d.Text), 1500)])
	switch {
	case d.Number == "":
		return unnumbered
	case ok && got.StrictKey() == want.StrictKey():
		return agrees
	case r.Language != "vi" && r.Language != "":
		return foreign
	case r.Header.Number == "" && r.Header.Draft:
		return blankOwn
	case r.Header.Number == "" && !ok && strings.HasPrefix(d.Text, "Trang chủ"):
		return broken
	case r.Header.Number == "" && strings.Contains(viet.Fold(squeezed(d.Text)), "so"+viet.Fold(squeezed(d.Number))):
		return cited
	case r.Header.Number == "":
		return bare
	case strings.Contains(top, "số:"+squeezed(r.Header.Number)) && !strings.Contains(top, "số:"+squeezed(d.Number)):
		if strings.HasSuffix(squeezed(r.Header.Number), squeezed(d.Number)) {
			return spelling
		}
		return cited
	case strings.HasSuffix(squeezed(r.Header.Number), squeezed(d.Number)), strings.HasPrefix(r.Header.Number, d.Number+"-"):
		return spelling
	}
	return other
}

// Every document of the collection that has a number: what is read against it, by class; what disagrees is listed.
func TestNumbersOfTheWholeCollectionByClass(t *testing.T) {
	count, own, ownRight := map[string]int{}, 0, 0
	for _, d := range readVBPL(t) {
		r := Parse(Input{Text: d.Text})
		class := classOf(d, r)
		count[class]++
		if letterhead(d.Text) && d.Number != "" {
			own++
			switch class {
			case agrees, spelling, blankOwn, cited:
				ownRight++
			}
		}
		if class != agrees && class != unnumbered {
			t.Logf("%s: %s, the collection says %q, read %q: %.80q", class, d.ID, d.Number, r.Header.Number, d.Text)
		}
		n, ok := corpus.ParseNumber(r.Header.Number)
		if !ok {
			continue
		}
		if told, ok := n.DocType(); ok && r.Header.Type != "" && told.Name != r.Header.Type {
			count[typeDiffers]++
			t.Logf("%s: %s %s is a %s", typeDiffers, d.ID, n, r.Header.Type)
		}
		if n.Year != 0 && r.Header.Issued.Year != 0 && n.Year != r.Header.Issued.Year {
			count[yearDiffers]++
			t.Logf("%s: %s %s of %s", yearDiffers, d.ID, n, r.Header.Issued)
		}
	}
	for class, n := range count {
		t.Logf("%4d %s", n, class)
	}
	if ownRight*100 < own*99 {
		t.Errorf("%d of %d numbers of letterheads right, want 99 %%", ownRight, own)
	}
	if count[other] > 0 {
		t.Errorf("%d documents with another number than the collection's, none of them explained", count[other])
	}
}
