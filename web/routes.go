package web

import (
	"net/http"
	"strings"

	"github.com/gorilla/mux"

	"vankho/corpus"
)

// router takes routes; paths are unaccented Vietnamese, as in the query language (pages.md §2).
type router struct {
	*mux.Router
	site *site
}

// get adds an address that is read.
func (r router) get(path string, h handler) {
	r.HandleFunc(path, r.site.handle(r.site.tagged(path, h))).Methods(http.MethodGet, http.MethodHead)
}

// post adds an address that takes a form of this site.
func (r router) post(path string, h handler) {
	r.Handle(path, r.site.sameOrigin(r.site.handle(h))).Methods(http.MethodPost)
}

// routes are all addresses.
func (s *site) routes() http.Handler {
	r := router{mux.NewRouter(), s}
	r.Use(s.meters.count)
	r.NotFoundHandler = s.meters.count(s.handle(func(http.ResponseWriter, *http.Request) error { return errNoPage }))
	r.MethodNotAllowedHandler = s.meters.count(s.handle(func(w http.ResponseWriter, q *http.Request) error {
		w.Header().Set("Allow", r.allowed(q))
		return errMethod
	}))
	s.followRoutes(r) // before the documents, whose addresses end in no ending
	s.searchRoutes(r)
	s.documentRoutes(r)
	s.overTimeRoutes(r)
	s.cardRoutes(r)
	s.listRoutes(r)
	s.browseRoutes(r)
	s.figureRoutes(r)
	s.taskRoutes(r)
	s.draftRoutes(r)
	s.editorRoutes(r)
	s.assetRoutes(r)
	s.intakeRoutes(r)
	s.apiRoutes(r)
	s.healthRoutes(r)
	return r
}

// allowed are the methods of an address, as the header Allow wants them.
func (r router) allowed(q *http.Request) string {
	var out []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		other := q.Clone(q.Context())
		other.Method = method
		var match mux.RouteMatch
		if r.Match(other, &match) && match.MatchErr == nil && match.Route != nil {
			out = append(out, method)
		}
	}
	return strings.Join(out, ", ")
}

// searchRoutes are the home page, results, help and what completes a question.
func (s *site) searchRoutes(r router) {
	r.get("/", s.serveHome)
	r.get("/tim", s.serveResults)
	r.get("/search", s.serveSearchAlias)
	r.get("/tro-giup", s.serveHelp)
	r.get("/trang", s.serveContents)
	r.get("/api/v1/tim", s.serveResultsAPI)
	r.get("/api/v1/goi-y", s.serveSuggestAPI)
}

// documentRoutes are the pages of one document and its files.
func (s *site) documentRoutes(r router) {
	r.get("/van-ban/{id}", s.serveDocument)
	r.get("/van-ban/{id}/goc", s.serveFacsimile)
	r.get("/van-ban/{id}/lien-he", s.serveLinks)
	r.get("/van-ban/{id}/lien-he.{format:csv|json|graphml}", s.serveTies)
	r.get("/van-ban/{id}/chuoi", s.serveChain)
	r.get("/van-ban/{id}/chuoi.{format:csv|json|graphml}", s.serveChainFile)
	r.get("/van-ban/{id}/cung-chu-de", s.serveTopic)
	r.get("/van-ban/{id}/thuoc-tinh", s.serveAttributes)
	r.get("/van-ban/{id}/chat-luong", s.serveQuality)
	r.get("/tep/{sha256:[0-9a-f]{64}}/trang-{page:[0-9]{1,6}}.jpg", s.servePicture)
	r.get("/tep/{sha256:[0-9a-f]{64}}/{ten}", s.serveOriginal)
	r.get("/api/v1/van-ban/{id}", s.serveDocumentAPI)
	r.get("/api/v1/van-ban/{id}/hieu-luc", s.serveValidityAPI)
	r.get("/api/v1/van-ban/{id}/gan-noi-dung", s.serveNearAPI)
	r.get("/api/v1/van-ban/{id}/lien-he", s.serveLinksAPI)
	r.get("/api/v1/van-ban/{id}/chuoi", s.serveChainAPI)
	r.change(http.MethodPost, "/van-ban/{id}/goc", s.takePage)
	r.change(http.MethodPost, "/van-ban/{id}/thuoc-tinh", s.takeFact)
	r.change(http.MethodPost, "/van-ban/{id}/chat-luong", s.takeAgain)
}

// overTimeRoutes are texts beside one another, and over time.
func (s *site) overTimeRoutes(r router) {
	r.get("/van-ban/{id}/lich-su", s.serveRevision)
	r.get("/van-ban/{id}/lich-su.{duoi:"+revisionFormats+"}", s.serveRevisionFile)
	r.get("/api/v1/van-ban/{id}/lich-su", s.serveRevisionAPI)
	r.get(comparePath, s.serveCompare)
	r.get("/api/v1"+comparePath, s.serveCompareAPI)
}

// listRoutes are lists of documents and the state of the store.
func (s *site) listRoutes(r router) {
	r.get("/tinh-trang", s.serveStatus)
	r.get("/tinh-trang/tep", s.serveFiles)
	r.get("/tinh-trang/trang", s.serveWorst)
	r.get(missingPath, s.serveMissing)
	r.get(missingPath+".csv", s.serveMissingCSV)
	r.get("/api/v1"+missingPath, s.serveMissingAPI)
	r.get(basesPath, s.serveBases)
	r.get(basesPath+".csv", s.serveBasesCSV)
	r.get("/api/v1"+basesPath, s.serveBasesAPI)
	r.get(mostCitedPath, s.serveMostCited)
	r.get(mostCitedPath+".csv", s.serveMostCitedCSV)
	r.get("/api/v1"+mostCitedPath, s.serveMostCitedAPI)
	r.get("/api/v1/tinh-trang", s.serveStatusAPI)
}

// browseRoutes lead through the store by what documents are and whom they name.
func (s *site) browseRoutes(r router) {
	r.get(browsePath, s.serveBrowse)
	r.get(bodiesPath, s.serveBodies)
	r.get(placesPath, s.serveBrowsePlaces)
	r.get(browsePath+"/{loai}", s.serveBrowseList)
	r.get(browsePath+"/{loai}/{nam}", s.serveBrowseList)
	r.get("/api/v1"+browsePath, s.serveBrowseAPI)
	for _, kind := range [...]corpus.NameKind{corpus.NameBody, corpus.NamePlace, corpus.NamePerson} {
		r.get("/"+string(kind), s.serveNameCalled(kind))
		r.get("/"+string(kind)+"/{id:[^/.]+}", s.serveName(kind))
		r.get("/api/v1/"+string(kind)+"/{id:[^/.]+}", s.serveNameAPI(kind))
	}
}

// figureRoutes are figures: pages, files, charts, API.
func (s *site) figureRoutes(r router) {
	r.get("/van-ban/{id}/so-lieu", s.serveDocumentFigures)
	r.get(figuresPath, s.serveFigures)
	r.get(figuresPath+".{duoi:"+figureFormats()+"}", s.serveFigureFile)
	r.get(figuresPath+"/"+packageName, s.serveFigurePackage)
	r.get("/van-ban/{id}/so-lieu.{duoi:"+figureFormats()+"}", s.serveFigureFile)
	r.get("/van-ban/{id}/so-lieu/"+packageName, s.serveFigurePackage)
	r.get(chartPath, s.serveChart)
	r.get(conflictsPath, s.serveConflicts)
	r.get(goalsPath, s.serveGoals)
	r.get(goalsPath+".{duoi:"+goalFormats()+"}", s.serveGoalFile)
	r.get(goalChartPath, s.serveGoalChart)
	r.get(goalsAPIPath, s.serveGoalsAPI)
	r.get("/api/v1/figures", s.serveFiguresAPI)
	r.get("/api/v1/figures/series", s.serveSeriesAPI)
	r.get("/api/v1/figures/indicators", s.serveIndicatorsAPI)
	r.get("/api/v1/figures/conflicts", s.serveConflictsAPI)
}

// taskRoutes are what documents order bodies to do: pages, files, feed, API.
func (s *site) taskRoutes(r router) {
	r.get(tasksPath, s.serveTasks)
	r.get(tasksPath+".{duoi:"+taskEndings()+"}", s.serveTaskFile)
	r.get(tasksPath+".atom", s.serveTaskFeed)
	r.get("/van-ban/{id}"+tasksPath, s.serveDocumentTasks)
	r.get(tasksAPI, s.serveTasksAPI)
}

// draftRoutes take what readers send to be checked, and show what came of it.
func (s *site) draftRoutes(r router) {
	r.get(checkPath, s.serveCheck)
	r.get(checkPath+"/{ma}/phieu", s.serveSheet)
	r.get(checkPath+"/{ma}.{duoi:csv|json|docx}", s.serveCheckFile)
	r.get(checkPath+"/{ma}", s.serveChecked)
	r.get(batchPath, s.serveBatch)
	r.get(batchPath+".csv", func(w http.ResponseWriter, r *http.Request) error {
		http.Redirect(w, r, batchPath, http.StatusSeeOther) // the address of a form's button
		return nil
	})
	r.get(batchPath+"/{ma}.csv", s.serveBatchFile)
	r.get(batchPath+"/{ma}", s.serveBatchList)
	r.post(checkPath, s.takeCheck)
	r.post(batchPath, s.takeBatch)
	r.post(batchPath+".csv", s.takeBatchFile)
	r.post(checkAPI, s.serveCheckAPI)
	r.post(batchAPI, s.serveBatchAPI)
}

// followRoutes are what programs follow and find the site by.
func (s *site) followRoutes(r router) {
	r.get("/tim.atom", s.serveSearchFeed)
	r.get("/tim.{duoi:"+takeawayEndings()+"}", s.serveTakeaway)
	r.get(takeawayPath, s.serveTakeawayPage)
	r.get("/van-ban/{id}.{duoi:bib|ris|zip}", s.serveDocumentTakeaway)
	r.get("/van-ban/{id}.atom", s.serveDocumentFeed)
	r.get("/co-quan/{id}.atom", s.serveBodyFeed)
	r.get(searchDescription, s.serveSearchDescription)
	r.get(suggestPath, s.serveSuggestions)
	r.get(siteIndexPath, s.serveSiteIndex)
	r.get("/sitemap-{phan:[0-9]{1,6}}.xml", s.serveSitePart)
	r.get("/robots.txt", s.serveRobots)
}

// themePath is an address that only takes a form.
const themePath = "/giao-dien"

// assetRoutes are what pages load, and the choice of their look.
func (s *site) assetRoutes(r router) {
	r.get(assetPath+"{name}", s.serveAsset)
	r.get("/favicon.ico", s.servePlain(iconName))
	r.post(themePath, s.serveTheme)
}
