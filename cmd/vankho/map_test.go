package main

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// inCode is what stands between back quotes in Markdown.
var inCode = regexp.MustCompile("`([^`]+)`")

// mapRows are the rows of "Where is …?" in ARCHITECTURE.md: what each names between back quotes.
func mapRows(t *testing.T) [][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, where, _ := strings.Cut(string(text), "\n## Where is …?\n")
	where, _, ok := strings.Cut(where, "\n## ")
	if !ok {
		t.Fatal("ARCHITECTURE.md has no section “Where is …?”")
	}
	var rows [][]string
	for line := range strings.Lines(where) {
		if !strings.HasPrefix(line, "|") {
			continue
		}
		var row []string
		for _, m := range inCode.FindAllStringSubmatch(line, -1) {
			row = append(row, m[1])
		}
		rows = append(rows, row)
	}
	return rows
}

// isFile reports whether a word of the map is meant as a file: its ending is one of the project's.
func isFile(word string) bool {
	switch path.Ext(word) {
	case ".go", ".sql", ".txt", ".tsv", ".yaml", ".js", ".css", ".md", ".LICENSE":
		return !strings.ContainsAny(word, " {") && !strings.HasPrefix(word, ".") && !strings.HasPrefix(word, "/")
	}
	return false
}

// mapFiles resolves the paths that a row names, each in the folders named before it in the row or above them, in web for a row of addresses.
// Paths of nothing come back as unknown.
func mapFiles(root string, row []string) (files, unknown []string) {
	folders := []string{"."}
	if len(row) > 0 && strings.HasPrefix(row[0], "/") {
		folders = append(folders, "web")
	}
	for _, word := range row {
		var found []string
		for i := len(folders) - 1; i >= 0 && found == nil; i-- {
			for at := folders[i]; found == nil; at = path.Dir(at) {
				found, _ = filepath.Glob(filepath.Join(root, filepath.FromSlash(path.Join(at, word))))
				if at == "." {
					break
				}
			}
		}
		if found == nil {
			if isFile(word) {
				unknown = append(unknown, word)
			}
			continue
		}
		for _, f := range found {
			rel, err := filepath.Rel(root, f)
			if err != nil {
				continue
			}
			rel = filepath.ToSlash(rel)
			files = append(files, rel)
			if info, err := os.Stat(f); err == nil && info.IsDir() {
				folders = append(folders, rel)
			} else {
				folders = append(folders, path.Dir(rel))
			}
		}
	}
	return files, unknown
}

func TestTheMapNamesWhatIsThere(t *testing.T) {
	for _, row := range mapRows(t) {
		_, unknown := mapFiles(filepath.Join("..", ".."), row)
		for _, word := range unknown {
			if word != "chi-tieu.tsv" { // of the data folder
				t.Errorf("ARCHITECTURE.md names %s beside %v, and no such file is there", word, row)
			}
		}
	}
}

func TestTheMapNamesEveryFileOfTheSite(t *testing.T) {
	root := filepath.Join("..", "..")
	named := map[string]bool{}
	for _, row := range mapRows(t) {
		files, _ := mapFiles(root, row)
		for _, f := range files {
			named[f] = true
		}
	}
	all, err := filepath.Glob(filepath.Join(root, "web", "*.go"))
	if err != nil || len(all) == 0 {
		t.Fatalf("%d files of web, %v", len(all), err)
	}
	for _, f := range all {
		if name := filepath.Base(f); !strings.HasSuffix(name, "_test.go") && !named["web/"+name] {
			t.Errorf("ARCHITECTURE.md does not say what web/%s is for", name)
		}
	}
}
