package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/gorilla/mux"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
	"vankho/search/query"
	"vankho/web/feed"
)

// feedLength is how many entries a feed holds: readers fetch one every hour or day and keep what was in it.
const feedLength = 50

// anyone is who feeds, site maps and downloads are made for, whoever asks: a document with a mark of secrecy leaves this machine in none of
// them (pages.md §5.3).
var anyone = viewer{}

// tag names a thing of the site for programs, for ever and wherever it is read: scheme and port may change, the host of --public-url does not.
// Example: tag("https://kho.example.vn", "/van-ban/12-kh") is "tag:kho.example.vn,2026:/van-ban/12-kh". Source: RFC 4151.
func tag(base, name string) string {
	host := hostOf(base)
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	if loopbackHost(host) || strings.Contains(host, ":") { // the grammar of tags knows no IPv6 address
		host = "localhost"
	}
	return "tag:" + host + ",2026:" + name
}

// writable is what web/feed makes.
type writable interface {
	WriteTo(io.Writer) (int64, error)
}

// sendFeed answers with a feed, or with 304 where the reader has it.
func (s *site) sendFeed(w http.ResponseWriter, r *http.Request, f feed.Feed) error {
	f.Style = s.assets.hrefs["feed.css"]
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		return fmt.Errorf("feed %s: %w", f.ID, err)
	}
	kind := feed.AtomType
	if strings.Contains(r.Header.Get("Accept"), "text/html") {
		kind = feed.MapType // a browser, which shows XML with its style sheet and Atom as bare text
	}
	sum := sha256.Sum256(append([]byte(kind), b.Bytes()...))
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Add("Vary", "Accept")
	h.Set("Etag", `"`+hex.EncodeToString(sum[:12])+`"`)
	http.ServeContent(w, r, "", f.Updated(), bytes.NewReader(b.Bytes()))
	return nil
}

// cardName is how people call a document: "Kế hoạch số 12/KH-UBND: Về nước sạch".
func cardName(s corpus.Summary) string {
	title := viet.Capitalise(viet.Squeeze(s.Title))
	if s.Number == "" {
		return title
	}
	name := numberedName(capital(s.Type), s.Number)
	if title == "" || viet.Slug(title) == viet.Slug(name) {
		return name
	}
	return name + ": " + title
}

// cardEntry tells of a document.
func (s *site) cardEntry(base string, c corpus.Card) feed.Entry {
	e := feed.Entry{ID: tag(base, documentURL(c.ID)), Title: shorten(cardName(c.Summary), longestTitle), Page: base + documentURL(c.ID), Author: c.Issuer, Published: c.Added, Updated: c.Changed}
	if c.Type != "" {
		e.Kind, e.Label = viet.Slug(c.Type), c.Type
	}
	on := s.now()
	e.Summary = joinFacts(c.Issuer, c.Issued.Short(), c.Timeline.At(on.Day, on.Today).Label())
	if c.Stub {
		e.Summary = joinFacts(e.Summary, "chưa có toàn văn")
	}
	return e
}

// searchFeed is the feed of a question: the documents that it finds, those that changed last first.
func (s *site) searchFeed(ctx context.Context, base string, q question, path string) (feed.Feed, error) {
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	r := q.request(anyone, 0, 0)
	r.Sections, r.Sort = false, search.SortNone
	ids, err := s.engine.All(ctx, r)
	if err != nil {
		return feed.Feed{}, fmt.Errorf("feed %q: %w", q.Text, err)
	}
	newest, err := s.library.LastChanged(ctx, ids, feedLength, false)
	if err != nil {
		return feed.Feed{}, err
	}
	cards, err := s.library.Cards(ctx, newest, false)
	if err != nil {
		return feed.Feed{}, err
	}
	f := feed.Feed{ID: tag(base, path), Title: "Văn Khố: " + questionName(q), Subtitle: "Văn bản mới vào kho và văn bản vừa thay đổi, mới nhất trước.", Author: "Văn Khố", Self: base + path, Page: base + q.address()}
	for _, c := range cards {
		f.Entries = append(f.Entries, s.cardEntry(base, c))
	}
	return f, nil
}

// questionName says in a few words what a question asks for: "nước sạch, Loại văn bản: Kế hoạch".
func questionName(q question) string {
	parts := []string{}
	if q.Text != "" {
		parts = append(parts, shorten(viet.Squeeze(q.Text), 80))
	}
	for i, f := range q.Filters {
		if i == 4 {
			parts = append(parts, "…")
			break
		}
		field, _ := query.FieldNamed(f.Key)
		kind := field.Short
		if f.Not {
			kind = "Trừ " + viet.Uncapitalise(kind)
		}
		parts = append(parts, kind+": "+valueLabel(f))
	}
	if len(parts) == 0 {
		return "toàn kho"
	}
	return strings.Join(parts, ", ")
}

// followed is the question as a feed or a file has it: what says how a page shows it is left out, and of a feed its order.
func (q question) followed(ordered bool) question {
	q = q.with(func(q *question) { q.Sections, q.List, q.Explain = false, false, false })
	if !ordered {
		q.Sort = search.SortRelevance
	}
	return q
}

// feedURL is where the feed of the question is.
func (q question) feedURL() string { return q.followed(false).at("/tim.atom") }

// FeedURL follows the question of the page.
func (p *ResultsPage) FeedURL() string { return p.ask.feedURL() }

// serveSearchFeed answers /tim.atom.
func (s *site) serveSearchFeed(w http.ResponseWriter, r *http.Request) error {
	q, err := readQuestion(readParams(r.URL.RawQuery, questionKeys()...))
	if err != nil {
		return err
	}
	f, err := s.searchFeed(r.Context(), s.base(r), q.followed(false), q.feedURL())
	if err != nil {
		return err
	}
	return s.sendFeed(w, r, f)
}

// bodyFeedURL is where the feed of a body is.
func bodyFeedURL(id string) string { return "/co-quan/" + pathSegment(id) + ".atom" }

// serveBodyFeed answers /co-quan/{id}.atom: the documents that a body issued, those that changed last first.
func (s *site) serveBodyFeed(w http.ResponseWriter, r *http.Request) error {
	id := mux.Vars(r)["id"]
	name, err := s.library.Name(r.Context(), corpus.NameBody, id, false)
	if errors.Is(err, corpus.ErrNotFound) {
		return &missingName{corpus.NameBody, id}
	}
	if err != nil {
		return err
	}
	newest, err := s.library.LastIssued(r.Context(), name, feedLength)
	if err != nil {
		return err
	}
	cards, err := s.library.Cards(r.Context(), newest, false)
	if err != nil {
		return err
	}
	base, path := s.base(r), bodyFeedURL(name.ID)
	f := feed.Feed{ID: tag(base, path), Title: "Văn Khố: văn bản của " + name.Label, Subtitle: "Văn bản mới vào kho và văn bản vừa thay đổi, mới nhất trước.", Author: "Văn Khố",
		Self: base + path, Page: base + namePath(name)}
	for _, c := range cards {
		f.Entries = append(f.Entries, s.cardEntry(base, c))
	}
	return s.sendFeed(w, r, f)
}

// documentFeedURL is where the feed of a document is.
func documentFeedURL(id corpus.ID) string { return documentURL(id) + ".atom" }

// serveDocumentFeed answers /van-ban/{id}.atom: the document itself, and what cites, amends, replaces, repeals or carries it out, each with the
// words that say so.
func (s *site) serveDocumentFeed(w http.ResponseWriter, r *http.Request) error {
	d, err := s.visible(r.Context(), documentID(r), anyone)
	if err != nil {
		return s.renamed(w, r, err)
	}
	base, id := s.base(r), shownVersion(d)
	cards, err := s.library.Cards(r.Context(), []corpus.ID{id}, false)
	if err != nil {
		return err
	}
	news, err := s.library.News(r.Context(), id, feedLength, false)
	if err != nil {
		return err
	}
	f := feed.Feed{ID: tag(base, documentFeedURL(id)), Subtitle: "Văn bản dẫn tới văn bản này: sửa đổi, thay thế, bãi bỏ, thực hiện, nhắc tới; và thay đổi của chính văn bản này.", Author: "Văn Khố",
		Self: base + documentFeedURL(id), Page: base + documentURL(id) + "/lien-he"}
	for _, c := range cards {
		f.Title = "Văn Khố: " + shorten(cardName(c.Summary), 120)
		f.Entries = append(f.Entries, s.cardEntry(base, c))
	}
	for _, n := range news {
		f.Entries = append(f.Entries, tieEntry(base, n))
	}
	slices.SortStableFunc(f.Entries, func(a, b feed.Entry) int { return b.Updated.Compare(a.Updated) })
	return s.sendFeed(w, r, f)
}

// tieEntry tells what another document does to the one that is followed.
func tieEntry(base string, n corpus.Neighbour) feed.Entry {
	name, _ := n.Relation.Name()
	by := n.Document
	if n.Stater != nil {
		by = *n.Stater
	}
	e := feed.Entry{ID: tag(base, documentURL(n.To)+"/"+relationSlug(name)+"/"+pathSegment(string(n.From))+"/"+pathSegment(string(n.By))),
		Title: shorten(wordsOf(name, sideIn)+": "+cardName(n.Document), longestTitle), Page: base + documentURL(n.By), Author: n.Document.Issuer,
		Published: by.Added, Updated: by.Changed, Kind: relationSlug(name), Label: wordsOf(name, sideIn)}
	for _, x := range n.Evidence {
		if quote := viet.Squeeze(x.Quote); quote != "" {
			e.Summary, e.Page = "“"+shorten(quote, longestQuote)+"”", base+spanURL(documentURL(n.By), "", x.Quote, x.Span)
		}
	}
	if n.Stater != nil {
		e.Summary = strings.TrimSpace(e.Summary + " Theo " + cardName(by) + ".")
	}
	return e
}

// longestQuote is how many characters of a sentence a feed quotes.
const longestQuote = 600
