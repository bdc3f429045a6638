// Package web serves Văn Khố to people and programs: server-rendered pages, complete without scripts, and the same
// results as JSON under /api/v1.
//
// Every page is made in three steps: a builder asks the Library and the Engine and fills a struct, a template turns
// the struct into a buffer, a thin handler writes the buffer. The API encodes the builder's struct, so that a page
// and the API cannot disagree.
package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/search"
)

// Library is what the pages need of the store. It is safe for concurrent use.
type Library interface {
	FigureLibrary
	TaskLibrary
	NameLibrary
	ChainLibrary
	// Bare returns one document without its figures; corpus.ErrNotFound, or corpus.ErrGone where it was there and was removed. FillFigures
	// reads them into it.
	Bare(ctx context.Context, id corpus.ID) (*corpus.Document, error)
	FillFigures(ctx context.Context, d *corpus.Document) error
	// Alias returns the id that a former id stands for; corpus.ErrNotFound where it stands for none.
	Alias(ctx context.Context, id corpus.ID) (corpus.ID, error)
	// Summaries returns what lists show; ids that the store does not hold are absent from the map.
	Summaries(ctx context.Context, ids []corpus.ID) (map[corpus.ID]corpus.Summary, error)
	// Newest returns the n documents that came in last.
	Newest(ctx context.Context, n int, secret bool) ([]corpus.Summary, error)
	// Cards returns what a catalogue tells of documents, in the order of the ids; those that the store does not hold or that are secret are left out.
	Cards(ctx context.Context, ids []corpus.ID, secret bool) ([]corpus.Card, error)
	// LastChanged returns which of the documents changed last, at most n, the latest first.
	LastChanged(ctx context.Context, ids []corpus.ID, n int, secret bool) ([]corpus.ID, error)
	// LastIssued returns which of the documents that a body issued changed last, at most n, the latest first, none with a mark of secrecy.
	LastIssued(ctx context.Context, body corpus.Name, n int) ([]corpus.ID, error)
	// News returns what leads to a document, those ties first whose documents changed last, each with its words.
	News(ctx context.Context, id corpus.ID, n int, secret bool) ([]corpus.Neighbour, error)
	// Load tells how much the originals of documents come to.
	Load(ctx context.Context, ids []corpus.ID, secret bool) (corpus.Load, error)
	// Addresses returns the ids of public documents with when they changed, n from the offset-th on, those first that came in first.
	Addresses(ctx context.Context, offset, n int) ([]corpus.Summary, error)
	// Wanted returns a page of the documents that are cited and whose text the store does not hold, and how many there are in all;
	// EachWanted hands on all of them.
	Wanted(ctx context.Context, q corpus.WantedQuery) ([]corpus.Wanted, corpus.Found, error)
	EachWanted(ctx context.Context, q corpus.WantedQuery, yield func(corpus.Wanted) error) error
	// Bases returns a page of the legal bases that are amiss, with those that rest on them, and counts all; EachBasis hands on all of them.
	Bases(ctx context.Context, q corpus.BasisQuery) ([]corpus.Basis, corpus.BasisCount, error)
	EachBasis(ctx context.Context, q corpus.BasisQuery, yield func(corpus.Basis) error) error
	// MostCited returns a page of the documents that others cite, and how many there are in all; EachCited hands on all of them.
	MostCited(ctx context.Context, q corpus.CitedQuery) ([]corpus.Cited, corpus.Found, error)
	EachCited(ctx context.Context, q corpus.CitedQuery, yield func(corpus.Cited) error) error
	// Holders returns, for each canonical number, the documents whose own number it is.
	Holders(ctx context.Context, canonical []string, secret bool) (map[string][]corpus.Summary, error)
	// Pending counts the pages that wait for text recognition and what is still to be judged: citations, ties, validity.
	Pending(ctx context.Context) (pages, judging int, err error)
	// Numbers returns, for each serial of a number, the canonical numbers of documents that have it.
	Numbers(ctx context.Context, serials []string, secret bool) (map[string][]string, error)
	// Citing returns up to n documents whose references lead to the document, and how many there are in all.
	Citing(ctx context.Context, id corpus.ID, n int, secret bool) ([]corpus.Summary, int, error)
	// CitedBy returns up to n documents that refer to the number, and how many there are in all.
	CitedBy(ctx context.Context, canonical string, n int, secret bool) ([]corpus.Summary, int, error)
	// Ties returns a page of the ties of a document, and how many fit the question.
	Ties(ctx context.Context, q corpus.TieQuery) ([]corpus.Neighbour, int, error)
	// TieCounts tells for each relation how many documents stand in it to one.
	TieCounts(ctx context.Context, id corpus.ID, in, secret bool) ([]corpus.TieCount, error)
	// Validity returns what the store knows of the validity of documents; ids that it does not hold are absent from the map.
	Validity(ctx context.Context, ids []corpus.ID, secret bool) (map[corpus.ID]validity.Facts, error)
	// Revision returns the text of a document over time; corpus.ErrNotFound, corpus.ErrGone. What documents with a mark of secrecy do to it is
	// left out unless secret is true.
	Revision(ctx context.Context, id corpus.ID, secret bool) (corpus.Revision, error)
	// Witnesses returns, for each document that others cite, how many do and the words of one.
	Witnesses(ctx context.Context, ids []corpus.ID, secret bool) (map[corpus.ID]corpus.Witness, error)
	// PageNumbers returns on which page each place lies, 0 where the document has but one.
	PageNumbers(ctx context.Context, at []corpus.Spot) ([]int, error)
	// Sections returns the sections asked for with all that hold them; those that the store does not hold are left out.
	Sections(ctx context.Context, asked map[corpus.ID][]corpus.SectionID) (map[corpus.ID][]corpus.Section, error)
	// Files returns a page of the file reports, worst first, and how many there are; outcome "" means all.
	Files(ctx context.Context, outcome corpus.Outcome, offset, n int) ([]corpus.FileReport, int, error)
	// StateMark tells one state of the store from another; it costs next to nothing.
	StateMark() (string, error)
	// Counts tells how much the store holds.
	Counts(ctx context.Context) (corpus.Counts, error)
	// Record writes an act into the journal; Acts returns a page of it, the newest first, and how many fit the question.
	Record(ctx context.Context, a corpus.Act) error
	Acts(ctx context.Context, q corpus.ActQuery) ([]corpus.Act, int, error)
	// Corrections returns a page of what people wrote in place of what was read, the newest first, and how many corrections fit the question.
	Corrections(ctx context.Context, q corpus.CorrectionQuery) ([]corpus.DocumentCorrection, int, error)
	// Original finds a kept original file by its hash in hex; corpus.ErrNotFound.
	Original(ctx context.Context, sha256 string) (corpus.Original, error)
	// Boxes tells where the characters of a page stand on it; nil where that is not known.
	Boxes(ctx context.Context, id corpus.ID, page int) (corpus.Boxes, error)
	// WorstPages returns n pages, the worst reading first, and how many there are; method "" means all.
	WorstPages(ctx context.Context, method corpus.Method, offset, n int, secret bool) ([]corpus.PageReport, int, error)
	// Recognition counts the pages that text recognition was to read.
	Recognition(ctx context.Context) (corpus.Recognition, error)
}

// Options are what New needs. Library and Engine are required.
type Options struct {
	Library Library
	Engine  search.Engine
	// Desk draws pages, takes corrections and has files read again; without one the pages offer none of it.
	Desk Desk
	// Intake takes files that are handed in; without one the site takes none.
	Intake Intake
	// Checker checks drafts; without one the site checks none.
	Checker Checker
	// Editors may change the store from the network with their keys; without any only this machine may.
	Editors []Editor
	// Loopback says that the server is bound to a loopback address. Only then, and only to a request that names a
	// loopback host and came through no proxy, are documents with a mark of secrecy shown.
	Loopback bool
	// PublicURL is the address under which readers know the site, as PublicURL reads it; "" means the host that each request names. With
	// one, a proxy stands before the site that may not tell where a request comes from, so that none counts as of this machine.
	PublicURL string
	// Sizes measures the data folder for /metrics; nil leaves sizes out. OpenMetrics shows /metrics to readers of the network too.
	Sizes       func(context.Context) (Sizes, error)
	OpenMetrics bool
	// Version is the program's, for the status page.
	Version string
	// Logger receives errors that no person can mend from the page; nil means slog.Default.
	Logger *slog.Logger
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// own reports whether a request that names this machine comes from it.
func (o Options) own() bool { return o.Loopback && o.PublicURL == "" }

// New returns the whole site as one handler.
func New(o Options) (http.Handler, error) {
	s, err := newSite(o)
	if err != nil {
		return nil, err
	}
	h, err := compress(s.routes())
	if err != nil {
		return nil, err
	}
	return s.secure(h), nil
}

func newSite(o Options) (*site, error) {
	if o.Library == nil || o.Engine == nil {
		return nil, errors.New("web: Library and Engine are required")
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	assets, err := loadAssets()
	if err != nil {
		return nil, err
	}
	pages, err := loadPages()
	if err != nil {
		return nil, err
	}
	s := &site{
		library: o.Library, engine: o.Engine, desk: o.Desk, intake: o.Intake,
		loopback: o.own(), public: o.PublicURL, version: o.Version, log: o.Logger, assets: assets, pages: pages,
		editors: newEditors(o.Editors, o.Now, o.Logger), tokens: newTokens(o.Now),
		states: &states{library: o.Library, engine: o.Engine, now: o.Now}, homes: &homes{}, tags: newTagger(),
		checks: newChecks(o.Checker, o.Now), batches: newBatches(o.Now),
		uploads: newUploads(o.Now), downloads: newLimiter(o.Now, 60, 2*time.Second, 1, 0), streams: newStreams(o.Now),
		meters: newMeters(o), openMetrics: o.OpenMetrics,
	}
	s.cursors = newCursors(o.Now, s.tags)
	return s, nil
}

// site is the running website. It holds no state of its readers but what they sent to be checked, for an hour, and who is signed in, for a
// day's work.
type site struct {
	library  Library
	engine   search.Engine
	desk     Desk
	editors  *editors
	tokens   *tokens
	intake   Intake
	streams  *limiter
	loopback bool
	public   string
	version  string
	log      *slog.Logger
	assets   assets
	pages    pages
	states   *states
	homes    *homes
	checks   *checks
	batches  *batches
	uploads  *limiter
	// downloads slows down who asks for files of whole lists.
	downloads *limiter
	meters    *meters
	tags      tagger
	cursors   *cursors
	// openMetrics shows /metrics to readers of the network too.
	openMetrics bool
}

// sameOrigin refuses forms that another site sends in a reader's name (CSRF), by Sec-Fetch-Site or Origin.
func (s *site) sameOrigin(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(s.handle(func(http.ResponseWriter, *http.Request) error { return errOrigin }))
	return guard.Handler(next)
}
