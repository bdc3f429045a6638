package web

import "vankho/corpus"

// nameView is the state of the page as its address carries it.
type nameView struct {
	Use    corpus.NameUse
	Office string
	corpus.Shelf
	Page int
}

// nameKeys are the parameters of the page in the order of its address.
var nameKeys = [...]string{"vai", "chucvu", "loai", "nam", pageKey}

func readNameView(p params) (nameView, error) {
	var v nameView
	var uses []string
	for _, u := range corpus.NameUses() {
		uses = append(uses, string(u))
	}
	use, err := p.oneOf("vai", uses...)
	if err != nil {
		return v, err
	}
	v.Use, v.Office = corpus.NameUse(use), corpus.Spelled(prefix(p.get("chucvu"), maxNarrow))
	if v.Shelf, err = readShelf(p); err != nil {
		return v, err
	}
	v.Page, err = p.page()
	return v, err
}

// address is the one address of a view of a page.
func (v nameView) address(path string) string {
	pairs := append([]string{"vai", string(v.Use), "chucvu", v.Office}, shelfPairs(v.Shelf)...)
	return address(path, append(pairs, pageKey, pageNumber(v.Page))...)
}
