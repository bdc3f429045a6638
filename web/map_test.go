package web

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gorilla/mux"
)

// TestTheMapHasEveryAddress holds the addresses that ARCHITECTURE.md lists against the router. Addresses of the API stand in openapi/v1.yaml, and
// TestEveryAddressOfTheAPIIsDescribed holds those.
func TestTheMapHasEveryAddress(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "\n### The site, by address\n")
	table, _, ok := strings.Cut(table, "\n### ")
	if !ok {
		t.Fatal("ARCHITECTURE.md has no table of addresses")
	}
	listed := map[string]bool{}
	for line := range strings.Lines(table) {
		if !strings.HasPrefix(line, "| `/") {
			continue
		}
		cell, _, _ := strings.Cut(line[1:], "|")
		for _, m := range regexp.MustCompile("`(/[^`]*)`").FindAllStringSubmatch(cell, -1) {
			listed[m[1]] = false
		}
	}
	s, _ := newTestSite(t).withIntake(t) // without one the site has fewer addresses
	ending := regexp.MustCompile(`\.\{\w+\}$`)
	err = site0(t, s).routes().(router).Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		template, err := route.GetPathTemplate()
		path := ending.ReplaceAllString(plainTemplate(template), ".{ending}")
		if err != nil || strings.HasPrefix(path, "/api/v1/") {
			return err
		}
		methods, _ := route.GetMethods()
		read := slices.Contains(methods, http.MethodGet)
		if _, ok := listed[path]; !ok {
			path = strings.TrimSuffix(path, ".csv")
		}
		if _, ok := listed[path]; !ok && read {
			t.Errorf("ARCHITECTURE.md does not list %s", plainTemplate(template))
		}
		listed[path] = true
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for path, met := range listed {
		if !met {
			t.Errorf("ARCHITECTURE.md lists %s, which the site has not", path)
		}
	}
}
