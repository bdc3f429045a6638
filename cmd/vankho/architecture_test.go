package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "vankho"

// may is the import table of ARCHITECTURE.md: package → which of ours it may import. A package with sub-packages
// ("indexer/extract/…") shares its row with them, and may import them.
var may = map[string][]string{
	"corpus/table":           {},
	"corpus/viet":            {"corpus/table"},
	"corpus":                 {"corpus/table", "corpus/viet"},
	"corpus/validity":        {"corpus", "corpus/viet"},
	"corpus/census":          {"corpus", "corpus/viet"},
	"corpus/chain":           {"corpus", "corpus/table", "corpus/viet"},
	"corpus/worddiff":        {"corpus", "corpus/viet"},
	"corpus/revision":        {"corpus", "corpus/table", "corpus/validity", "corpus/viet"},
	"corpus/agenda":          {"corpus", "corpus/table", "corpus/viet"},
	"corpus/store":           {"corpus", "corpus/agenda", "corpus/census", "corpus/chain", "corpus/revision", "corpus/validity", "corpus/viet"},
	"corpus/sample":          {},
	"corpus/sample/generate": {"corpus/sample"},
	"indexer/extract":        {"corpus", "corpus/table", "corpus/viet"},
	"indexer/structure":      {"corpus", "corpus/table", "corpus/viet"},
	"indexer/tag":            {"corpus", "corpus/table", "corpus/viet"},
	"indexer/name":           {"corpus", "corpus/table", "corpus/viet"},
	"indexer/relate":         {"corpus", "corpus/table", "corpus/viet"},
	"indexer/amend":          {"corpus", "corpus/table", "corpus/viet"},
	"indexer/figure":         {"corpus", "corpus/table", "corpus/viet"},
	"indexer/task":           {"corpus", "corpus/table", "corpus/viet"},
	"indexer/resolve":        {"corpus", "corpus/table", "corpus/viet"},
	"indexer":                {"corpus", "corpus/viet", "corpus/store", "indexer/amend", "indexer/extract", "indexer/figure", "indexer/name", "indexer/relate", "indexer/resolve", "indexer/structure", "indexer/tag", "indexer/task"},
	"search/query":           {"corpus", "corpus/table", "corpus/viet"},
	"search":                 {"corpus", "search/query"},
	"search/vi":              {"corpus/viet"},
	"search/rank":            {"corpus", "corpus/table", "corpus/viet", "search/query"},
	"search/spell":           {"corpus/table", "corpus/viet"},
	"search/engine":          {"corpus", "corpus/table", "corpus/viet", "search", "search/query", "search/rank", "search/spell", "search/vi"},
	"indexer/draft":          {"corpus", "corpus/table", "corpus/validity", "corpus/viet", "indexer/resolve", "indexer/tag"},
	"web/dataset":            {"corpus", "corpus/table", "corpus/viet"},
	"web/calendar":           {},
	"web/feed":               {},
	"web/bibliography":       {},
	"web/openapi":            {},
	"web":                    {"corpus", "corpus/table", "corpus/validity", "corpus/viet", "corpus/worddiff", "search", "search/query", "web/bibliography", "web/calendar", "web/dataset", "web/feed", "web/openapi"},
	"web/mcp":                {},
	"cmd/measure": {"cmd/measure/baseline", "corpus", "corpus/revision", "corpus/table", "corpus/validity", "corpus/viet", "corpus/store", "indexer", "indexer/extract", "search", "search/query", "search/rank",
		"search/engine", "search/vi"},
	"cmd/measure/baseline": {"search/vi"},
	"cmd/vankho": {"cmd/measure", "corpus", "corpus/validity", "corpus/viet", "corpus/store", "corpus/sample", "indexer", "indexer/draft", "indexer/extract",
		"search", "search/query", "search/engine", "web", "web/dataset", "web/mcp"},
}

// doors says which packages alone may import a library: prefix of the import path → packages.
var doors = map[string][]string{
	"github.com/blevesearch/":            {"search/engine", "search/vi", "cmd/measure/baseline"},
	"github.com/gorilla/mux":             {"web"},
	"modernc.org/sqlite":                 {"corpus/store", "cmd/measure/baseline"},
	"database/sql":                       {"corpus/store", "cmd/measure/baseline"},
	"github.com/ledongthuc/pdf":          {"indexer/extract"},
	"github.com/klippa-app/go-pdfium":    {"indexer/extract"},
	"github.com/tetratelabs/wazero":      {"indexer/extract"},
	"github.com/richardlehane/mscfb":     {"indexer/extract"},
	"golang.org/x/image":                 {"indexer/extract"},
	"github.com/yuin/goldmark":           {"indexer/extract"},
	"github.com/gabriel-vasile/mimetype": {"indexer/extract"},
	"golang.org/x/net/html":              {"indexer/extract"},
	"archive/zip":                        {"indexer/extract", "indexer/draft", "corpus/sample/generate", "web", "web/dataset", "corpus/store"},
	"github.com/parquet-go/":             {"web/dataset"},
	"github.com/modelcontextprotocol/":   {"web/mcp"},
	"golang.org/x/text":                  {"corpus/viet", "indexer/extract"},
	"github.com/spf13/":                  {"cmd/vankho"},
	"github.com/schollz/progressbar":     {"cmd/vankho"},
	"github.com/chromedp":                {},
	"codeberg.org/go-pdf/fpdf":           {"corpus/sample/generate"},
	"github.com/shirou/gopsutil":         {"corpus/store", "indexer/extract"},
	"net/http":                           {"web", "web/mcp", "cmd/vankho"},
	"html/template":                      {"web"},
	"go.yaml.in/yaml":                    {"web/openapi"},
	"github.com/sergi/go-diff":           {"corpus/worddiff"},
	"github.com/arran4/golang-ical":      {"web/calendar"},
}

// row finds the row of the table that a package belongs to: its own, or that of the nearest folder above.
func row(pkg string) string {
	for p := pkg; p != "."; p = filepath.ToSlash(filepath.Dir(p)) {
		if _, ok := may[p]; ok {
			return p
		}
	}
	return ""
}

// imports parses one file's imports.
func imports(t *testing.T, path string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, spec := range file.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// faults lists what is wrong with one file's imports.
func faults(pkg string, imported []string) []string {
	var out []string
	own := row(pkg)
	if own == "" {
		return []string{pkg + " is not in the import table"}
	}
	for _, p := range imported {
		if ours, ok := strings.CutPrefix(p, module+"/"); ok {
			if target := row(ours); target != own && !slices.Contains(may[own], target) {
				out = append(out, fmt.Sprintf("%s must not import %s", pkg, ours))
			}
			continue
		}
		for prefix, keepers := range doors {
			if strings.HasPrefix(p, prefix) && !slices.Contains(keepers, own) {
				out = append(out, fmt.Sprintf("%s must not import %s: its doors are %v", pkg, p, keepers))
			}
		}
	}
	return out
}

func TestPackagesImportOnlyWhatTheTableAllows(t *testing.T) {
	root := filepath.Join("..", "..")
	found := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != root || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		found[row(pkg)] = true
		for _, f := range faults(pkg, imports(t, path)) {
			t.Errorf("%s: %s", path, f)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range may {
		if !found[pkg] {
			t.Errorf("%s stands in the import table and has no file", pkg)
		}
	}
}

func TestTheImportTableRefusesWhatTheDesignForbids(t *testing.T) {
	for _, c := range []struct{ pkg, imported string }{
		{"indexer", module + "/search"}, {"search/engine", module + "/corpus/store"}, {"web", module + "/corpus/store"},
		{"web", module + "/search/engine"}, {"indexer/tag", module + "/indexer/structure"}, {"corpus", module + "/cmd/vankho"},
		{"web", "github.com/blevesearch/bleve/v2"}, {"indexer/extract/pdf", module + "/corpus/store"}, {"nowhere", "fmt"},
	} {
		if len(faults(c.pkg, []string{c.imported})) == 0 {
			t.Errorf("%s may import %s", c.pkg, c.imported)
		}
	}
	if f := faults("indexer/extract/pdf", []string{module + "/corpus", "github.com/ledongthuc/pdf", "fmt"}); len(f) > 0 {
		t.Errorf("refused: %v", f)
	}
}

// TestThePackagesOfTheMapAreThoseOfTheTable holds the rows of "Packages" in ARCHITECTURE.md against the table above. There a package that may be
// imported is named by its last part; "its stages" and "all" stand for too many to name.
func TestThePackagesOfTheMapAreThoseOfTheTable(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "\n## Packages\n")
	table, _, _ = strings.Cut(table, "\n## ")
	told := map[string]bool{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(line, "|\n"), "|")
		pkg := strings.Trim(cells[0], " `")
		allowed, known := may[pkg]
		if !known {
			if strings.HasPrefix(line, "| `") {
				t.Errorf("ARCHITECTURE.md has a row for %s, the import table has none", pkg)
			}
			continue
		}
		told[pkg] = true
		if len(cells) != 4 {
			t.Errorf("the row of %s has %d cells, not 4", pkg, len(cells))
			continue
		}
		named := strings.Split(strings.Trim(cells[2], " –"), ", ")
		open := slices.Contains(named, "its stages") || slices.Contains(named, "all")
		for _, p := range allowed {
			if !open && !slices.Contains(named, filepath.Base(p)) {
				t.Errorf("%s may import %s, its row in ARCHITECTURE.md does not say so", pkg, p)
			}
		}
		for _, n := range named {
			if n != "" && !open && !slices.ContainsFunc(allowed, func(p string) bool { return filepath.Base(p) == n }) {
				t.Errorf("%s may not import %s, its row in ARCHITECTURE.md says it may", pkg, n)
			}
		}
	}
	for pkg := range may {
		if !told[pkg] {
			t.Errorf("%s has no row in ARCHITECTURE.md", pkg)
		}
	}
}

func TestTheTopLevelHoldsOnlyTheKnownFolders(t *testing.T) {
	entries, err := os.ReadDir(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !slices.Contains([]string{"cmd", "indexer", "search", "web", "corpus", "bin", "vankho-data"}, e.Name()) {
			t.Errorf("top-level folder %s", e.Name())
		}
	}
}
