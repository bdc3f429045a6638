package web

import "vankho/corpus"

// revisionView is the state of the page of a text over time as its address carries it.
type revisionView struct {
	// Day is the day on which the text is told; Dated is false for the history.
	Day   corpus.Date
	Dated bool
	// Section is one provision whose history is told, By one document whose steps are, With one consolidated text that is held against it.
	Section corpus.SectionID
	By      corpus.ID
	With    corpus.ID
	Page    int
}

// revisionKeys are the parameters in the order of addresses.
var revisionKeys = [...]string{asOfKey, "muc", "boi", "hop-nhat", pageKey}

func readRevisionView(p params) (revisionView, error) {
	v := revisionView{Section: corpus.SectionID(p.get("muc")), By: corpus.ID(p.get("boi")), With: corpus.ID(p.get("hop-nhat"))}
	var err error
	if v.Day, err = dayAsked(p); err != nil {
		return v, err
	}
	v.Dated = !v.Day.IsZero()
	if v.Dated && v.Day.Day == 0 {
		return v, &paramError{asOfKey, p.get(asOfKey), "một ngày như 27/3/2025"}
	}
	v.Page, err = p.page()
	return v, err
}

// address is that of the view on a page.
func (v revisionView) address(page string) string {
	return address(page, asOfKey, v.Day.String(), "muc", string(v.Section), "boi", string(v.By), "hop-nhat", string(v.With), pageKey, pageNumber(v.Page))
}

// page is the address of another page of the same view.
func (v revisionView) page(url string) func(int) string {
	return func(n int) string {
		v.Page = n
		return v.address(url)
	}
}

// provisionHistoryURL is the history of one provision of a document.
func provisionHistoryURL(id corpus.ID, section corpus.SectionID) string {
	return address(documentURL(id)+"/lich-su", "muc", string(section))
}
