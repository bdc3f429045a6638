package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCheckNamesTheProgramsThatReadingStarts: an office must not be sent to install what nothing uses.
func TestCheckNamesTheProgramsThatReadingStarts(t *testing.T) {
	var code bytes.Buffer
	for _, folder := range []string{"", "ocr"} {
		files, err := filepath.Glob(filepath.Join("..", "..", "indexer", "extract", folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%d files, %v", len(files), err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			code.Write(b)
		}
	}
	for _, h := range helpers {
		if !strings.Contains(code.String(), `"`+h.name) {
			t.Errorf("vankho check asks for %s, which no reader starts", h.name)
		}
	}
}
