package web

import (
	"net/http"
	"strings"

	"github.com/gorilla/mux"

	"vankho/web/openapi"
)

// apiPath is the page that tells people of the API; below it are its operations and its shapes, made from the description of the API. The
// templates lead there by the same paths.
const (
	apiPath       = "/api"
	operationPath = apiPath + "/thao-tac/"
	shapePath     = apiPath + "/cau-truc/"
)

// APIPage is what /api shows.
type APIPage struct {
	// About are paragraphs on all of the API.
	About  []string
	Groups []openapi.Group
	Faults []APIFault
	// JSON and YAML are where the description is.
	JSON, YAML string
}

// APIFault is a kind of fault.
type APIFault struct {
	ID, Type, Words string
	Status          int
}

// OperationPage is what /api/thao-tac/{ten} shows.
type OperationPage struct {
	openapi.Operation
	// Example is an address that runs, "" where there is none.
	Example string
}

func newAPIPage(d *openapi.Description) *APIPage {
	p := &APIPage{About: d.About(), Groups: d.Groups(), JSON: openAPIPath + ".json", YAML: openAPIPath + ".yaml"}
	for _, t := range problemTypes {
		p.Faults = append(p.Faults, APIFault{ID: t.slug, Type: problemPath + t.slug, Status: t.status, Words: t.words})
	}
	return p
}

// exampleOf is an address that asks for an operation, with the first parameter that has an example; "" for one that takes more than an address.
// Example: "/api/v1/tim?q=nước+sạch".
func exampleOf(o openapi.Operation) string {
	if o.Method != http.MethodGet || strings.Contains(o.Path, "{") {
		return ""
	}
	for _, p := range o.Parameters {
		if p.Example != "" && p.Name != cursorKey {
			return address(o.Path, p.Name, p.Example)
		}
	}
	return o.Path
}

// serveAPI answers /api.
func (s *site) serveAPI(w http.ResponseWriter, r *http.Request) error {
	d, err := openapi.V1()
	if err != nil {
		return err
	}
	f := s.frame(r, s.viewer(r), "API")
	f.Section, f.Canonical, f.Remarks = "tro-giup", apiPath, readParams(r.URL.RawQuery).remarks()
	return s.write(w, http.StatusOK, "api", f, newAPIPage(d))
}

// serveOperation answers /api/thao-tac/{ten}: one address of the API.
func (s *site) serveOperation(w http.ResponseWriter, r *http.Request) error {
	d, err := openapi.V1()
	if err != nil {
		return err
	}
	o, ok := d.Operation(mux.Vars(r)["ten"])
	if !ok {
		return errNoPage
	}
	f := s.frame(r, s.viewer(r), o.Summary+": API")
	f.Section, f.Canonical, f.Remarks = "tro-giup", operationPath+o.ID, readParams(r.URL.RawQuery).remarks()
	return s.write(w, http.StatusOK, "apioperation", f, &OperationPage{o, exampleOf(o)})
}

// serveShape answers /api/cau-truc/{ten}: one shape of the API's answers.
func (s *site) serveShape(w http.ResponseWriter, r *http.Request) error {
	d, err := openapi.V1()
	if err != nil {
		return err
	}
	shape, ok := d.Shape(mux.Vars(r)["ten"])
	if !ok {
		return errNoPage
	}
	f := s.frame(r, s.viewer(r), shape.Name+": API")
	f.Section, f.Canonical, f.Remarks = "tro-giup", shapePath+shape.Name, readParams(r.URL.RawQuery).remarks()
	return s.write(w, http.StatusOK, "apishape", f, shape)
}

// serveProblemType leads from the address of a kind of fault to what is told of it.
func (s *site) serveProblemType(w http.ResponseWriter, r *http.Request) error {
	slug := mux.Vars(r)["ten"]
	for _, t := range problemTypes {
		if t.slug == slug {
			http.Redirect(w, r, apiPath+"#loi-"+slug, http.StatusSeeOther)
			return nil
		}
	}
	return errNoPage
}
