// Package sample is the set of documents that ships inside the program, so that an empty data folder has something to
// show and the tests share one worked case: the seed report and the papers of Khuê Lĩnh, a province that exists nowhere.
// README.md beside this file says what the documents are and how they relate; gold/ holds the same as data.
package sample

import (
	"embed"
	"fmt"
	"iter"
	"path"
)

//go:generate go run ./generate

//go:embed files
var embedded embed.FS

//go:embed gold
var gold embed.FS

//go:embed draft
var drafts embed.FS

// Names lists the files of the sample in a fixed order, that of their bytes: "bc-003-2025-ubnd-quy-4.docx".
func Names() []string { return list(embedded, "files") }

// Files yields each file's name and bytes in the order of Names.
// Example: for name, data := range sample.Files() { … }
func Files() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for _, name := range Names() {
			data, err := Read(name)
			if err == nil && !yield(name, data) {
				return
			}
		}
	}
}

// Read returns the bytes of one file. The error wraps fs.ErrNotExist where the sample has no such file.
func Read(name string) ([]byte, error) {
	data, err := embedded.ReadFile(path.Join("files", name))
	if err != nil {
		return nil, fmt.Errorf("sample %s: %w", name, err)
	}
	return data, nil
}

// Gold returns what a careful reader finds in the sample, as a table of tab-separated values with one line of column
// names: "relations.tsv", "headers.tsv", "figures.tsv", "overtime.tsv". README.md explains the columns.
func Gold(name string) ([]byte, error) {
	data, err := gold.ReadFile(path.Join("gold", name))
	if err != nil {
		return nil, fmt.Errorf("sample gold %s: %w", name, err)
	}
	return data, nil
}

// Draft returns a file of the draft that comes with the sample and is none of its documents: "du-thao-quyet-dinh-quy-che.docx", which cites
// with twelve faults, and "findings.tsv", which tells them.
func Draft(name string) ([]byte, error) {
	data, err := drafts.ReadFile(path.Join("draft", name))
	if err != nil {
		return nil, fmt.Errorf("sample draft %s: %w", name, err)
	}
	return data, nil
}

func list(folder embed.FS, dir string) []string {
	entries, err := folder.ReadDir(dir) // sorted by name
	if err != nil {
		return nil
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
