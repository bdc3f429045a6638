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
	"strings"
	"time"

	"github.com/gorilla/mux"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/search"
)

// Library is what the pages need of the store. It is safe for concurrent use.
type Library interface {
	FigureLibrary
	// Document returns one document; corpus.ErrNotFound, or corpus.ErrGone where it was there and was removed.
	Bare(ctx context.Context, id corpus.ID) (*corpus.Document, error)
	FillFigures(ctx context.Context, d *corpus.Document) error
	// Alias returns the id that a former id stands for; corpus.ErrNotFound where it stands for none.
	Alias(ctx context.Context, id corpus.ID) (corpus.ID, error)
	// Summaries returns what lists show; ids that the store does not hold are absent from the map.
	Summaries(ctx context.Context, ids []corpus.ID) (map[corpus.ID]corpus.Summary, error)
	// Newest returns the n documents that came in last.
	Newest(ctx context.Context, n int, secret bool) ([]corpus.Summary, error)
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
	// Witnesses returns, for each document that others cite, how many do and the words of one.
	Witnesses(ctx context.Context, ids []corpus.ID, secret bool) (map[corpus.ID]corpus.Witness, error)
	// PageNumbers returns on which page each place lies, 0 where the document has but one.
	PageNumbers(ctx context.Context, at []corpus.Spot) ([]int, error)
	// Sections returns the sections asked for with all that hold them; those that the store does not hold are left out.
	Sections(ctx context.Context, asked map[corpus.ID][]corpus.SectionID) (map[corpus.ID][]corpus.Section, error)
	// Files returns a page of the file reports, worst first, and how many there are; outcome "" means all.
	Files(ctx context.Context, outcome corpus.Outcome, offset, n int) ([]corpus.FileReport, int, error)
	// Counts tells how much the store holds.
	Counts(ctx context.Context) (corpus.Counts, error)
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
	// Checker checks drafts; without one the site checks none.
	Checker Checker
	// Edit lets readers of the network do with the Desk what this machine may always: correct, and have files read again.
	Edit bool
	// Loopback says that the server is bound to a loopback address. Only then, and only to a request that names a
	// loopback host and came through no proxy, are documents with a mark of secrecy shown.
	Loopback bool
	// Version is the program's, for the status page.
	Version string
	// Logger receives errors that no person can mend from the page; nil means slog.Default.
	Logger *slog.Logger
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// New returns the whole site as one handler.
func New(o Options) (http.Handler, error) {
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
	s := &site{library: o.Library, engine: o.Engine, desk: o.Desk, edit: o.Edit, loopback: o.Loopback, version: o.Version, log: o.Logger, assets: assets, pages: pages,
		states: &states{library: o.Library, engine: o.Engine, now: o.Now}, homes: &homes{}, checks: newChecks(o.Checker, o.Now), batches: newBatches(o.Now), uploads: newUploads(o.Now)}
	return s.secure(s.routes()), nil
}

// site is the running website. It holds no state of its readers but what they sent to be checked, for an hour.
type site struct {
	library  Library
	engine   search.Engine
	desk     Desk
	edit     bool
	loopback bool
	version  string
	log      *slog.Logger
	assets   assets
	pages    pages
	states   *states
	homes    *homes
	checks   *checks
	batches  *batches
	uploads  *limiter
}

// routes are all addresses; paths are unaccented Vietnamese, as in the query language (pages.md §2).
func (s *site) routes() http.Handler {
	r := mux.NewRouter()
	r.NotFoundHandler = s.handle(func(http.ResponseWriter, *http.Request) error { return errNoPage })
	r.MethodNotAllowedHandler = s.handle(func(w http.ResponseWriter, r *http.Request) error {
		w.Header().Set("Allow", allowed(r.URL.Path))
		return errMethod
	})
	get := func(path string, h handler) {
		r.HandleFunc(path, s.handle(h)).Methods(http.MethodGet, http.MethodHead)
	}
	get("/", s.serveHome)
	get("/tim", s.serveResults)
	get("/search", s.serveSearchAlias)
	get("/van-ban/{id}", s.serveDocument)
	get("/van-ban/{id}/goc", s.serveFacsimile)
	get("/van-ban/{id}/lien-he", s.serveLinks)
	get("/van-ban/{id}/lien-he.{format:csv|json|graphml}", s.serveTies)
	get("/van-ban/{id}/cung-chu-de", s.serveTopic)
	get("/van-ban/{id}/so-lieu", s.serveDocumentFigures)
	get("/van-ban/{id}/thuoc-tinh", s.serveAttributes)
	get("/van-ban/{id}/chat-luong", s.serveQuality)
	get("/tep/{sha256:[0-9a-f]{64}}/{ten}", s.serveOriginal)
	get("/anh/{sha256:[0-9a-f]{64}}/{page:[0-9]{1,6}}.jpg", s.servePicture)
	get("/duyet", s.serveBrowse)
	get("/tinh-trang", s.serveStatus)
	get("/tinh-trang/tep", s.serveFiles)
	get("/tinh-trang/trang", s.serveWorst)
	get("/tro-giup", s.serveHelp)
	get("/trang", s.serveContents)
	get(missingPath, s.serveMissing)
	get(missingPath+".csv", s.serveMissingCSV)
	get("/api/v1"+missingPath, s.serveMissingAPI)
	get(basesPath, s.serveBases)
	get(basesPath+".csv", s.serveBasesCSV)
	get("/api/v1"+basesPath, s.serveBasesAPI)
	get(mostCitedPath, s.serveMostCited)
	get(mostCitedPath+".csv", s.serveMostCitedCSV)
	get("/api/v1"+mostCitedPath, s.serveMostCitedAPI)
	get(figuresPath, s.serveFigures)
	get(figuresPath+".{duoi:"+figureFormats()+"}", s.serveFigureFile)
	get(figuresPath+"/"+packageName, s.serveFigurePackage)
	get("/van-ban/{id}/so-lieu.{duoi:"+figureFormats()+"}", s.serveFigureFile)
	get("/van-ban/{id}/so-lieu/"+packageName, s.serveFigurePackage)
	get(chartPath, s.serveChart)
	get(conflictsPath, s.serveConflicts)
	get("/api/v1/figures", s.serveFiguresAPI)
	get("/api/v1/figures/series", s.serveSeriesAPI)
	get("/api/v1/figures/indicators", s.serveIndicatorsAPI)
	get("/api/v1/figures/conflicts", s.serveConflictsAPI)
	get(checkPath, s.serveCheck)
	get(checkPath+"/{ma}/phieu", s.serveSheet)
	get(checkPath+"/{ma}.{duoi:csv|json|docx}", s.serveCheckFile)
	get(checkPath+"/{ma}", s.serveChecked)
	get(batchPath, s.serveBatch)
	get(batchPath+".csv", func(w http.ResponseWriter, r *http.Request) error {
		http.Redirect(w, r, batchPath, http.StatusSeeOther) // the address of a form's button
		return nil
	})
	get(batchPath+"/{ma}.csv", s.serveBatchFile)
	get(batchPath+"/{ma}", s.serveBatchList)
	get("/api/v1/tim", s.serveResultsAPI)
	get("/api/v1/van-ban/{id}", s.serveDocumentAPI)
	get("/api/v1/van-ban/{id}/hieu-luc", s.serveValidityAPI)
	get("/api/v1/van-ban/{id}/gan-noi-dung", s.serveNearAPI)
	get("/api/v1/van-ban/{id}/lien-he", s.serveLinksAPI)
	get("/api/v1/goi-y", s.serveSuggestAPI)
	get("/api/v1/tinh-trang", s.serveStatusAPI)
	get(assetPath+"{name}", s.serveAsset)
	get("/robots.txt", s.servePlain("robots.txt"))
	get("/favicon.ico", s.servePlain("icon.svg"))
	post := func(path string, h handler) {
		r.Handle(path, s.sameOrigin(s.handle(h))).Methods(http.MethodPost)
	}
	post(themePath, s.serveTheme)
	post(checkPath, s.takeCheck)
	post(batchPath, s.takeBatch)
	post(batchPath+".csv", s.takeBatchFile)
	post(checkAPI, s.serveCheckAPI)
	post(batchAPI, s.serveBatchAPI)
	post("/van-ban/{id}/goc", s.takePage)
	post("/van-ban/{id}/thuoc-tinh", s.takeFact)
	post("/van-ban/{id}/chat-luong", s.takeAgain)
	return r
}

// themePath is an address that only takes a form.
const themePath = "/giao-dien"

// allowed are the methods of an address, as the header Allow wants them.
func allowed(path string) string {
	switch path {
	case themePath, checkAPI, batchAPI:
		return "POST"
	case checkPath, batchPath, batchPath + ".csv":
		return "GET, HEAD, POST"
	}
	if strings.HasPrefix(path, "/van-ban/") && strings.Count(path, "/") == 3 {
		return "GET, HEAD, POST"
	}
	return "GET, HEAD"
}

// sameOrigin refuses forms that another site sends in a reader's name (CSRF), by Sec-Fetch-Site or Origin.
func (s *site) sameOrigin(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(s.handle(func(http.ResponseWriter, *http.Request) error { return errOrigin }))
	return guard.Handler(next)
}
