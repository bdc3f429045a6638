package web

import (
	"net/http"

	"vankho/web/openapi"
)

// openAPIPath is where the description is, as JSON and as YAML.
const openAPIPath = "/api/v1/openapi"

// apiRoutes are what tells of the API.
func (s *site) apiRoutes(r router) {
	s.textRoutes(r)
	s.storeListRoutes(r)
	r.get(apiPath, s.serveAPI)
	r.get(operationPath+"{ten:[A-Za-z]{1,60}}", s.serveOperation)
	r.get(shapePath+"{ten:[A-Za-z]{1,60}}", s.serveShape)
	r.get(problemPath+"{ten}", s.serveProblemType)
	r.get(openAPIPath+".json", s.serveOpenAPI)
	r.get(openAPIPath+".yaml", s.serveOpenAPI)
}

// serveOpenAPI answers the description of the API.
func (s *site) serveOpenAPI(w http.ResponseWriter, r *http.Request) error {
	if err := readParams(r.URL.RawQuery).strict(); err != nil {
		return err
	}
	d, err := openapi.V1()
	if err != nil {
		return err
	}
	kind, body := "application/vnd.oai.openapi+json;version=3.1", d.JSON
	if r.URL.Path == openAPIPath+".yaml" {
		kind, body = "application/yaml; charset=utf-8", d.YAML
	}
	w.Header().Set("Content-Type", kind)
	deliver(w, http.StatusOK, body)
	return nil
}
