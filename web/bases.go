package web

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
)

// BasesPage is what /suc-khoe-can-cu shows and /api/v1/suc-khoe-can-cu encodes: legal bases that had ended, were suspended or not yet in
// force on the day of a document that rests on them, or are by now.
type BasesPage struct {
	corpus.BasisCount
	// Today is the day of what is said to be so now.
	Today  corpus.Date        `json:"today"`
	Moment corpus.BasisMoment `json:"moment,omitempty"`
	Offset int                `json:"offset"`
	Limit  int                `json:"limit"`
	// Next is the address of the next part for programs, "" at the end.
	Next   string       `json:"next,omitempty"`
	Groups []BasisGroup `json:"groups"`

	Sentence string     `json:"-"`
	Tabs     []Choice   `json:"-"`
	Narrow   NarrowForm `json:"-"`
	Pager    Pager      `json:"-"`
	Download string     `json:"-"`
	// All leads from one basis back to the whole list, "" on that; None says what an empty list means.
	All, None string `json:"-"`
	// Worked is when the store was looked through, where that is a while ago.
	Worked string `json:"-"`
}

// BasisGroup is one legal basis with the documents that rest on it.
type BasisGroup struct {
	corpus.Basis
	Name string `json:"name"`
	URL  string `json:"url"`
	// Reason says why it is what it is today, Evidence opens the words that say so.
	Reason   string       `json:"reason,omitempty"`
	Evidence string       `json:"evidence,omitempty"`
	Rows     []RestingRow `json:"resting_on_it"`

	Badge    Badge  `json:"-"`
	Sentence string `json:"-"`
	// Left counts the rows beyond those shown, AllURL leads to them.
	Left   int    `json:"-"`
	AllURL string `json:"-"`
}

// RestingRow is one document that rests on the basis.
type RestingRow struct {
	corpus.Resting
	Name string `json:"name"`
	// URL opens the words by which it rests on the basis.
	URL string `json:"url"`
	// Reason says why the basis was amiss on the day of the document, "" where it was not.
	Reason string `json:"reason,omitempty"`

	Then Badge `json:"-"`
	// Same is true where Reason is that of today, which stands over the table.
	Same bool `json:"-"`
}

// basesPath is the address of the page.
const basesPath = "/suc-khoe-can-cu"

const (
	// groupsOfBases is how many bases a page has, rowsOfBasis how many documents it shows of each, rowsOfOneBasis on a page of its own.
	groupsOfBases  = 8
	rowsOfBasis    = 4
	rowsOfOneBasis = 40
)

// basisKeys are the parameters of the page beside those of the form.
var basisKeys = [...]string{"luc", "can-cu", "van-ban"}

// readBases reads the address of the page.
func (s *site) readBases(p params) (corpus.BasisQuery, error) {
	q := corpus.BasisQuery{Document: corpus.ID(p.get("can-cu")), Of: corpus.ID(p.get("van-ban")), Today: s.today()}
	moment, err := p.oneOf("luc", string(corpus.BasisThen), string(corpus.BasisNow))
	if err != nil {
		return q, err
	}
	q.Moment = corpus.BasisMoment(moment)
	q.Shelf, err = readShelf(p)
	return q, err
}

// basesPairs are the parameters of a list in their one order, without the page.
func basesPairs(q corpus.BasisQuery) []string {
	return append([]string{"luc", string(q.Moment), "can-cu", string(q.Document), "van-ban", string(q.Of)}, shelfPairs(q.Shelf)...)
}

// basesAddress is the one address of a page of a list.
func basesAddress(path string, q corpus.BasisQuery, page int) string {
	return address(path, append(basesPairs(q), pageKey, pageNumber(page))...)
}

// bases builds the list.
func (s *site) bases(ctx context.Context, q corpus.BasisQuery) (*BasesPage, error) {
	found, counts, err := s.library.Bases(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("legal bases: %w", err)
	}
	p := &BasesPage{BasisCount: counts, Today: q.Today, Moment: q.Moment, Offset: q.Offset, Limit: q.N, Groups: []BasisGroup{}}
	for _, b := range found {
		g, err := s.basisGroup(ctx, b, q)
		if err != nil {
			return nil, err
		}
		p.Groups = append(p.Groups, g)
	}
	return p, nil
}

// basisGroup tells of one basis why it is amiss. Only what public documents say counts, as for the list itself.
func (s *site) basisGroup(ctx context.Context, b corpus.Basis, q corpus.BasisQuery) (BasisGroup, error) {
	id := b.Document.ID
	facts, err := s.library.Validity(ctx, []corpus.ID{id}, false)
	if err != nil {
		return BasisGroup{}, fmt.Errorf("validity of %s: %w", id, err)
	}
	history := validity.Read(facts[id])
	g := BasisGroup{Basis: b, Name: shorten(summaryName(b.Document), longestEvidence), URL: documentURL(id), Badge: standingBadge(b.Standing, id)}
	g.Sentence = restingSentence(b)
	if b.Standing.Amiss() {
		verdict := history.At(q.Today, q.Today)
		g.Reason, g.Evidence = verdict.Reason, evidenceURL(facts[id], verdict)
	}
	for _, r := range b.By {
		row := RestingRow{Resting: r, Name: shorten(summaryName(r.Document), longestEvidence), URL: documentURL(r.Document.ID), Then: standingBadge(r.Then, id)}
		if r.Quote != "" {
			row.URL = spanURL(row.URL, "", r.Quote, r.Span)
		}
		if r.Then.Amiss() {
			verdict := history.At(r.Document.Issued, q.Today)
			row.Reason = verdict.Reason
			row.Same = row.Reason == g.Reason
			if day := b.Together(r); !day.IsZero() {
				row.Reason += " Văn bản này có hiệu lực từ " + day.Short() + ", không sớm hơn căn cứ."
			}
			if g.Evidence == "" {
				g.Evidence = evidenceURL(facts[id], verdict)
			}
		}
		g.Rows = append(g.Rows, row)
	}
	if g.Left = b.Resting - len(b.By) - q.Skip; g.Left > 0 {
		one := q
		one.Document = id
		g.AllURL = basesAddress(basesPath, one, 1)
	}
	return g, nil
}

// evidenceURL opens the words of the first cause of a verdict, "" where a register says it.
func evidenceURL(f validity.Facts, v validity.Verdict) string {
	for _, c := range v.Causes {
		switch {
		case c.Event != nil:
			return spanURL(documentURL(c.Event.By.ID), "", c.Event.Quote, c.Event.Span)
		case c.Own && f.EffectAt.Quote != "":
			return spanURL(documentURL(f.ID), "", f.EffectAt.Quote, f.EffectAt.Span)
		}
	}
	return ""
}

// restingSentence counts those that rest on a basis: "2 văn bản viện dẫn khi căn cứ không có hiệu lực; 5 văn bản viện dẫn từ trước."
func restingSentence(b corpus.Basis) string {
	then, before := integer(b.Already)+" văn bản viện dẫn khi căn cứ không có hiệu lực", integer(b.Resting-b.Already)+" văn bản viện dẫn từ trước"
	switch b.Already {
	case 0:
		return before + "."
	case b.Resting:
		return then + "."
	}
	return then + "; " + before + "."
}

// serveBases answers /suc-khoe-can-cu.
func (s *site) serveBases(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, append(append(narrowKeys[:], basisKeys[:]...), pageKey)...)
	q, err := s.readBases(p)
	if err != nil {
		return err
	}
	n, err := p.page()
	if err != nil {
		return err
	}
	size, noun := groupsOfBases, "căn cứ"
	if q.Document != "" {
		size, noun = rowsOfOneBasis, "văn bản"
		q.N, q.By, q.Skip = 1, size, (n-1)*size
	} else {
		q.Offset, q.N, q.By = (n-1)*size, size, rowsOfBasis
	}
	page, err := s.bases(r.Context(), q)
	if err != nil {
		return err
	}
	link := func(n int) string { return basesAddress(basesPath, q, n) }
	total := page.Bases
	if q.Document != "" {
		total = page.Resting
		all := q
		all.Document = ""
		page.All = basesAddress(basesPath, all, 1)
		if len(page.Groups) > 0 {
			page.Groups[0].AllURL, page.Groups[0].Left = "", 0
		}
	}
	page.Pager = newPager(n, total, size, noun, link)
	if err := s.tellBases(r.Context(), page, q, p); err != nil {
		return err
	}
	f := s.frame(r, s.viewer(r), "Sức khỏe căn cứ")
	f.Section, f.Canonical, f.Remarks = "suc-khoe", link(n), p.remarks()
	page.None = f.State.none(page.None)
	return s.write(w, http.StatusOK, "bases", f, page)
}

// basisMoments are the tabs of the page.
var basisMoments = [...]struct {
	moment corpus.BasisMoment
	label  string
}{{"", "Tất cả"}, {corpus.BasisThen, "Ngay khi ban hành"}, {corpus.BasisNow, "Về sau"}}

// tellBases fills in the words of the page.
func (s *site) tellBases(ctx context.Context, page *BasesPage, q corpus.BasisQuery, p params) error {
	every := q
	every.Moment, every.Offset, every.N = "", 0, 0
	_, all, err := s.library.Bases(ctx, every)
	if err != nil {
		return fmt.Errorf("legal bases: %w", err)
	}
	for i, m := range basisMoments {
		other := q
		other.Moment = m.moment
		n := [...]int{all.Resting, all.Already, all.Resting - all.Already}[i]
		page.Tabs = append(page.Tabs, Choice{m.label + " " + integer(n), basesAddress(basesPath, other, 1), m.moment == q.Moment})
	}
	page.Sentence = fmt.Sprintf("%s lượt viện dẫn căn cứ đã hết, bị ngưng hoặc chưa có hiệu lực ngay khi ban hành; %s lượt viện dẫn căn cứ về sau mới hết hoặc bị ngưng. Tính đến %s, theo các văn bản và danh mục trong kho.",
		integer(all.Already), integer(all.Resting-all.Already), q.Today.Short())
	page.Narrow = newNarrowForm(basesPath, q.Shelf, page.Types, p, basesPairs(q)[:6]...)
	page.Download = basesAddress(basesPath+".csv", q, 1)
	page.None = "Chưa thấy văn bản nào dùng căn cứ đã hết, bị ngưng hoặc chưa có hiệu lực."
	if q.Shelf != (corpus.Shelf{}) || q.Document != "" || q.Of != "" || q.Moment != "" {
		page.None = noneFits
	}
	if old := s.states.now().Sub(page.At); old > time.Minute {
		page.Worked = moment(page.At)
	}
	return nil
}

// serveBasesAPI answers /api/v1/suc-khoe-can-cu.
func (s *site) serveBasesAPI(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, append(append(narrowKeys[:], basisKeys[:]...), offsetKey, sizeKey)...)
	if err := p.strict(); err != nil {
		return err
	}
	q, err := s.readBases(p)
	if err != nil {
		return err
	}
	part, err := p.part()
	if err != nil {
		return err
	}
	if q.Document != "" {
		q.N, q.Skip, q.By = 1, part.offset, part.n
	} else {
		q.By, q.Offset, q.N = rowsOfBasis, part.offset, part.n
	}
	page, err := s.bases(r.Context(), q)
	if err != nil {
		return err
	}
	total := page.Bases
	if q.Document != "" {
		total = page.Resting
	}
	page.Next = following(basesAddress("/api/v1"+basesPath, q, 1), part, total)
	linkNext(w, page.Next)
	s.writeJSON(w, http.StatusOK, page)
	return nil
}

// serveBasesCSV answers /suc-khoe-can-cu.csv: one row for each document and basis.
func (s *site) serveBasesCSV(w http.ResponseWriter, r *http.Request) error {
	q, err := s.readBases(readParams(r.URL.RawQuery, append(narrowKeys[:], basisKeys[:]...)...))
	if err != nil {
		return err
	}
	base := s.base(r)
	head := []string{"Văn bản", "Trích yếu", "Cơ quan", "Ngày ban hành", "Căn cứ", "Tên căn cứ", "Căn cứ khi ban hành", "Căn cứ hôm nay", "Vì sao", "Câu làm căn cứ", "Địa chỉ"}
	return s.download(w, r, "suc-khoe-can-cu", head, func(row func(...string) error) error {
		return s.library.EachBasis(r.Context(), q, func(b corpus.Basis) error {
			g, err := s.basisGroup(r.Context(), b, q)
			if err != nil {
				return err
			}
			for _, x := range g.Rows {
				reason := x.Reason
				if reason == "" {
					reason = g.Reason
				}
				d := x.Document
				err := row(x.Name, d.Title, d.Issuer, d.Issued.Short(), g.Name, g.Document.Title, x.Resting.Then.Label(), g.Standing.Label(), reason, viet.Squeeze(x.Quote), base+x.URL)
				if err != nil {
					return err
				}
			}
			return nil
		})
	})
}
