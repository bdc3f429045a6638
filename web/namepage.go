package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gorilla/mux"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// NameLibrary is what the pages of bodies, places and people need of the store.
type NameLibrary interface {
	// Name finds a name by its address and counts its documents; corpus.ErrNotFound.
	Name(ctx context.Context, kind corpus.NameKind, id string, secret bool) (corpus.Name, error)
	// NamesCalled finds names by what they are called; keys are the labels asked for.
	NamesCalled(ctx context.Context, kind corpus.NameKind, labels []string, secret bool) (map[string]corpus.Name, error)
	// Namesakes are the names that are spelled like one but for marks, and other versions of a place.
	Namesakes(ctx context.Context, n corpus.Name, secret bool) ([]corpus.Name, error)
	// Around are the bodies that the name of one ends with, and at most n of those whose names end with it.
	Around(ctx context.Context, body corpus.Name, n int, secret bool) (above, within []corpus.Name, err error)
	// Named is a page of the documents that stand to a name in one way, newest first, and how many do; corpus.ErrNotFound.
	Named(ctx context.Context, q corpus.NameQuery) ([]corpus.NamedDocument, corpus.NamedFound, error)
	// Offices are up to n offices of a person, or of the people in a body, and how many there are; corpus.ErrNotFound.
	Offices(ctx context.Context, of corpus.Name, n int, secret bool) ([]corpus.Office, int, error)
}

// NamePage is what /co-quan/{id}, /noi/{id} and /nguoi/{id} show and their API encodes: what is known of a name, and the documents that stand to it.
type NamePage struct {
	corpus.Name
	URL string `json:"url"`
	// Words are the kind: "Cơ quan cấp tỉnh".
	Words string `json:"kind_words,omitempty"`
	// Spellings are other ways in which the listed documents write it.
	Spellings []string `json:"spellings,omitempty"`
	// Notes tell of its validity in time, of what took over.
	Notes []NameNote `json:"notes,omitempty"`
	// Above are the bodies that it belongs to, Within those that belong to it; Namesakes are others of its spelling.
	Above     []NameLink `json:"above,omitempty"`
	Within    []NameLink `json:"within,omitempty"`
	Namesakes []NameLink `json:"namesakes,omitempty"`
	// Offices are those of a person, or of the people in a body; OfficesLeft counts those that are not shown.
	Offices     []OfficeRow `json:"offices,omitempty"`
	OfficesLeft int         `json:"offices_left,omitempty"`
	// Apart is true where the offices of one name may be those of several people.
	Apart bool `json:"several_people,omitempty"`
	// Figures are those of a place, nil where there are none.
	Figures *NameFigures `json:"figures,omitempty"`
	// Tasks are those that a body is to do, nil where there are none.
	Tasks *NameTasks `json:"-"`

	// Use is the list shown; the rest is that list.
	Use    corpus.NameUse `json:"use"`
	Office string         `json:"office,omitempty"`
	corpus.NamedFound
	Offset int        `json:"offset"`
	Limit  int        `json:"limit"`
	Rows   []NamedRow `json:"documents"`

	Tabs   []Tab      `json:"-"`
	Narrow NameNarrow `json:"-"`
	Pager  Pager      `json:"-"`
	// None says what an empty list means; OfficeLabel is the office whose documents are listed.
	None        string `json:"-"`
	OfficeLabel string `json:"-"`
	OfficeAll   string `json:"-"`
	// Feed is the Atom feed of what a body issues, "" for others.
	Feed string `json:"-"`
}

// NameNote is a sentence about a name with the names that it speaks of: "Đến 30/6/2025; sau đó:", tỉnh Lào Cai.
type NameNote struct {
	Text  string     `json:"text"`
	Names []NameLink `json:"names,omitempty"`
}

// NameLink is another name; without URL no document has it. Note says what tells it apart, Count how many documents there are.
type NameLink struct {
	Label string `json:"name"`
	URL   string `json:"url,omitempty"`
	Note  string `json:"note,omitempty"`
	Count int    `json:"documents,omitempty"`
}

// NamedRow is one document of the list with the words that have the name.
type NamedRow struct {
	corpus.NamedDocument
	Name    string  `json:"name"`
	URL     string  `json:"url"`
	Badges  []Badge `json:"-"`
	Passage Passage `json:"-"`
	// Bare is true where the passage says no more than the name: the line of a letterhead, of a signature.
	Bare bool `json:"-"`
}

// Tab is one list of the page.
type Tab struct {
	Choice
	Count int
}

// NameNarrow is the form that narrows a list to a type and years.
type NameNarrow struct {
	Path   string
	Hidden []Pair
	Types  []Choice
	Years  []Choice
	Clear  string
}

// OfficeRow is one office with who holds it and the addresses of both.
type OfficeRow struct {
	corpus.Office
	PersonURL string `json:"person_url,omitempty"`
	BodyURL   string `json:"body_url,omitempty"`
	// URL lists the documents signed in the office, or those that name it.
	URL string `json:"url,omitempty"`
	// Unnamed is true where no text names the holder.
	Unnamed bool   `json:"unnamed,omitempty"`
	Label   string `json:"-"`
}

// How much of a name a page shows.
const (
	rowsOfName    = 20
	officesShown  = 40
	bodiesWithin  = 24
	spellingsMost = 6
)

// wordsOfNames are what a kind's pages call things.
var wordsOfNames = map[corpus.NameKind]struct {
	page, none string
	tabs       map[corpus.NameUse]string
}{
	corpus.NameBody: {"cơ quan", "Chưa có văn bản nào do cơ quan này ban hành trong kho", map[corpus.NameUse]string{
		corpus.UseIssues: "Ban hành", corpus.UseAdopts: "Quyết định, tên cơ quan khác ở đầu văn bản", corpus.UseNamed: "Được nhắc tới", corpus.UseWanted: "Ban hành, kho chưa có"}},
	corpus.NamePlace: {"nơi", "Chưa có văn bản nào của cơ quan cấp tỉnh nơi này trong kho", map[corpus.NameUse]string{
		corpus.UseIssues: "Ban hành", corpus.UseNamed: "Được nhắc tới", corpus.UseWanted: "Ban hành, kho chưa có"}},
	corpus.NamePerson: {"người", "Chưa có văn bản nào người này ký trong kho", map[corpus.NameUse]string{
		corpus.UseSigns: "Ký", corpus.UseNamed: "Được nhắc tới"}},
}

// namePath is the address of a name's page; "" for a name that has none.
func namePath(n corpus.Name) string {
	if n.ID == "" || n.Kind == corpus.NameOffice {
		return ""
	}
	return "/" + string(n.Kind) + "/" + pathSegment(n.ID)
}

func newNameLink(n corpus.Name) NameLink {
	count := 0
	for _, u := range n.Uses {
		count += u.Documents
	}
	return NameLink{Label: n.Label, URL: namePath(n), Count: count}
}

// name builds the page of a name.
func (s *site) name(ctx context.Context, kind corpus.NameKind, id string, v nameView, offset, n int, who viewer) (*NamePage, error) {
	name, err := s.library.Name(ctx, kind, id, who.local)
	if err != nil {
		return nil, fmt.Errorf("page of %s %s: %w", kind, id, err)
	}
	p := &NamePage{Name: name, URL: namePath(name), Words: corpus.ClassWords(name.Class), Use: v.Use, Office: v.Office, Offset: offset, Limit: n, Rows: []NamedRow{}}
	if p.Use == "" {
		p.Use = name.Uses[0].Use
	}
	others, err := s.library.Namesakes(ctx, name, who.local)
	if err != nil {
		return nil, err
	}
	for _, o := range others {
		link := newNameLink(o)
		link.Note = placeTime(o)
		p.Namesakes = append(p.Namesakes, link)
	}
	q := corpus.NameQuery{Kind: kind, ID: id, Use: p.Use, Office: v.Office, Shelf: v.Shelf, Offset: offset, N: n, Secret: who.local}
	list, found, err := s.library.Named(ctx, q)
	if err != nil {
		return nil, err
	}
	p.NamedFound = found
	if err := s.nameRows(ctx, p, list); err != nil {
		return nil, err
	}
	switch kind {
	case corpus.NameBody:
		err = s.organisation(ctx, p, who)
	case corpus.NamePlace:
		err = s.placePage(ctx, p, who)
	case corpus.NamePerson:
		err = s.personPage(ctx, p, v, who)
	}
	p.Namesakes = slices.DeleteFunc(p.Namesakes, p.told)
	return p, err
}

// told reports whether a note speaks of a name.
func (p *NamePage) told(of NameLink) bool {
	return slices.ContainsFunc(p.Notes, func(n NameNote) bool {
		return slices.ContainsFunc(n.Names, func(x NameLink) bool { return x.URL == of.URL })
	})
}

// nameRows shows the listed documents, and gathers how they write the name.
func (s *site) nameRows(ctx context.Context, p *NamePage, list []corpus.NamedDocument) error {
	var spots []corpus.Spot
	on := s.now()
	own := []string{viet.Squeeze(p.Label)}
	for _, x := range list {
		row := NamedRow{NamedDocument: x, Name: shorten(summaryName(x.Document), longestEvidence), URL: documentURL(x.Document.ID), Badges: badgesOf(x.Document, on)}
		at := x.Shift(-x.From)
		if x.Len() > 0 && at.Fits(x.Around) && x.Around != "" {
			w := newWitness(corpus.Witness{Document: x.Document, Span: x.Span, Around: x.Around, From: x.From})
			row.Passage = w.Passage
			words := corpus.NameKey(row.Passage.Text)
			written := viet.Squeeze(at.In(x.Around))
			// A letterhead is set in capitals; read line by line, it may hold the words of its other column between those of the name.
			row.Bare = words == corpus.NameKey(p.Label) || words == corpus.NameKey(x.Document.Issuer) || p.Use == corpus.UseIssues && viet.Capitals(written)
			spots = append(spots, corpus.Spot{ID: x.Document.ID, Offset: x.Start})
			if p.Kind != corpus.NamePerson && len(p.Spellings) < spellingsMost && !viet.Capitals(written) && !strings.ContainsAny(written, "|\n") &&
				len(written) < 2*longestEvidence && !slices.Contains(own, written) && !longer(written, p.Label) {
				own, p.Spellings = append(own, written), append(p.Spellings, written)
			}
		}
		p.Rows = append(p.Rows, row)
	}
	pages, err := s.library.PageNumbers(ctx, spots)
	if err != nil {
		return fmt.Errorf("pages of %s: %w", p.ID, err)
	}
	for i := range p.Rows {
		if p.Rows[i].Passage.URL != "" && len(pages) > 0 {
			p.Rows[i].Passage.Page, pages = pages[0], pages[1:]
		}
	}
	return nil
}

// longer reports whether words hold a name and more: "Bộ trưởng Bộ Tài chính" is no spelling of "Bộ Tài chính".
func longer(words, name string) bool {
	words, name = " "+corpus.NameKey(words)+" ", " "+corpus.NameKey(name)+" "
	return words != name && strings.Contains(words, name)
}

// nameLinks turns labels into links to the pages of those that documents name.
func (s *site) nameLinks(ctx context.Context, kind corpus.NameKind, labels []string, who viewer) ([]NameLink, error) {
	known, err := s.library.NamesCalled(ctx, kind, labels, who.local)
	if err != nil {
		return nil, err
	}
	out := make([]NameLink, len(labels))
	for i, l := range labels {
		out[i] = NameLink{Label: l}
		if n, ok := known[l]; ok {
			out[i] = newNameLink(n)
		}
	}
	return out, nil
}

// dress adds what only the page shows: the lists to choose from, the form, the pager.
func (p *NamePage) dress(v nameView, st state) {
	words := wordsOfNames[p.Kind]
	for _, u := range corpus.NameUses() {
		label, ok := words.tabs[u]
		n := p.Documents(u)
		if !ok || n == 0 && u != p.Use && (u != corpus.UseIssues || p.Class == "office") {
			continue
		}
		to := nameView{Use: u, Page: 1}
		if len(p.Uses) > 0 && u == p.Uses[0].Use {
			to.Use = ""
		}
		p.Tabs = append(p.Tabs, Tab{Choice{label, to.address(p.URL), u == p.Use}, n})
	}
	if p.Total == 0 {
		switch named := p.Documents(corpus.UseNamed); {
		case v.Shelf != corpus.Shelf{} || v.Office != "":
			p.None = noneFits
		case p.Use == corpus.UseNamed:
			p.None = st.none("Chưa có văn bản nào khác trong kho nhắc tới.")
		default:
			p.None = st.none(fmt.Sprintf("%s; được nhắc tới ở %s văn bản.", words.none, integer(named)))
		}
	}
	v.Page = 1
	p.Narrow = NameNarrow{Path: p.URL}
	if v.Use != "" {
		p.Narrow.Hidden = append(p.Narrow.Hidden, Pair{"vai", string(v.Use)})
	}
	if v.Office != "" {
		p.Narrow.Hidden = append(p.Narrow.Hidden, Pair{"chucvu", v.Office})
		all := v
		all.Office = ""
		p.OfficeAll = all.address(p.URL)
	}
	if v.Shelf != (corpus.Shelf{}) {
		bare := v
		bare.Shelf = corpus.Shelf{}
		p.Narrow.Clear = bare.address(p.URL)
	}
	p.Narrow.Types = newNarrowForm(p.URL, v.Shelf, p.Types, params{}).Types
	for _, y := range p.Years {
		if y.Year > 0 {
			year := strconv.Itoa(y.Year)
			p.Narrow.Years = append(p.Narrow.Years, Choice{year + " (" + integer(y.Documents) + ")", year, v.First == y.Year && v.Last == y.Year})
		}
	}
	if v.First != 0 || v.Last != 0 {
		if years := shelfPairs(v.Shelf)[5]; !slices.ContainsFunc(p.Narrow.Years, func(c Choice) bool { return c.Current }) {
			p.Narrow.Years = append(p.Narrow.Years, Choice{years, years, true})
		}
	}
}

// serveName answers the page of a name.
func (s *site) serveName(kind corpus.NameKind) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		p := readParams(r.URL.RawQuery, nameKeys[:]...)
		v, err := readNameView(p)
		if err != nil {
			return err
		}
		who, id := s.viewer(r), mux.Vars(r)["id"]
		page, err := s.name(r.Context(), kind, id, v, (v.Page-1)*rowsOfName, rowsOfName, who)
		if errors.Is(err, corpus.ErrNotFound) {
			if to := corpus.Spelled(id); to != id && to != "" { // typed with marks or capitals
				if n, err := s.library.Name(r.Context(), kind, to, who.local); err == nil {
					http.Redirect(w, r, namePath(n), http.StatusMovedPermanently)
					return nil
				}
			}
			return &missingName{kind, id}
		}
		if err != nil {
			return err
		}
		f := s.frame(r, who, tabTitle(page.Label, wordsOfNames[kind].page))
		page.dress(v, f.State)
		if v.Use == page.Uses[0].Use {
			v.Use = ""
		}
		link := func(n int) string {
			v := v
			v.Page = n
			return v.address(page.URL)
		}
		page.Pager = newPager(v.Page, page.Total, rowsOfName, "văn bản", link)
		f.Section, f.Canonical, f.Remarks = "duyet", link(v.Page), p.remarks()
		if kind == corpus.NameBody {
			if page.Tasks, err = s.nameTasks(r.Context(), page.Name, who); err != nil {
				return err
			}
		}
		if kind == corpus.NameBody && page.Documents(corpus.UseIssues) > 0 {
			page.Feed = bodyFeedURL(page.ID)
			f.Feeds = []FeedLink{{"Văn bản mới của " + page.Label, page.Feed}}
		}
		return s.write(w, http.StatusOK, "name", f, page)
	}
}

// serveNameAPI answers the API of a name.
func (s *site) serveNameAPI(kind corpus.NameKind) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		p := readParams(r.URL.RawQuery, "vai", "chucvu", "loai", "nam", offsetKey, sizeKey)
		if err := p.strict(); err != nil {
			return err
		}
		v, err := readNameView(p)
		if err != nil {
			return err
		}
		offset, n, err := p.window()
		if err != nil {
			return err
		}
		id := mux.Vars(r)["id"]
		page, err := s.name(r.Context(), kind, id, v, offset, n, s.viewer(r))
		if errors.Is(err, corpus.ErrNotFound) {
			return &missingName{kind, id}
		}
		if err != nil {
			return err
		}
		s.writeJSON(w, http.StatusOK, page)
		return nil
	}
}

// missingName says that no body, place or person answers to an id.
type missingName struct {
	Kind corpus.NameKind
	ID   string
}

func (e *missingName) Error() string { return fmt.Sprintf("no %s %q", e.Kind, e.ID) }

func (e *missingName) Unwrap() error { return corpus.ErrNotFound }
