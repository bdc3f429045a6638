package web

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"vankho/corpus"
)

// VersionLink is one of several files of one document.
type VersionLink struct {
	// Label is what a person calls it: "bản quét", "bản DOCX".
	Label, Name string
	// URL is its page, Original its file, "" where none was kept.
	URL, Original string
	// Current is the one now shown, Best the one that stands in lists for all of them.
	Current, Best bool
}

// versionLinks are the versions of a document in the order of the store, the best first.
func versionLinks(d *corpus.Document) []VersionLink {
	var out []VersionLink
	for _, v := range d.Versions {
		out = append(out, VersionLink{Label: versionLabel(v), Name: v.Name, URL: documentURL(v.ID), Original: originalURL(v.SHA256, v.Name), Current: v.ID == d.ID, Best: v.Best})
	}
	return out
}

// versionLabel names a version by what it is made of: how it was read, else the kind of its file.
func versionLabel(v corpus.Version) string {
	kind := strings.ToUpper(strings.TrimPrefix(path.Ext(v.Name), "."))
	switch {
	case v.Method == corpus.MethodOCR || v.Method == corpus.MethodWaiting:
		return "bản quét"
	case v.Name == "":
		return "dòng của danh mục"
	case kind == "" || len(kind) > 5:
		return "tệp " + v.Name
	}
	return "bản " + kind
}

// openVersions leaves out the versions with a mark of secrecy, of which only this machine may know.
func (s *site) openVersions(ctx context.Context, d *corpus.Document) ([]corpus.Version, error) {
	ids := make([]corpus.ID, len(d.Versions))
	for i, v := range d.Versions {
		ids[i] = v.ID
	}
	found, err := s.library.Summaries(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("versions of %s: %w", d.ID, err)
	}
	open := slices.DeleteFunc(slices.Clone(d.Versions), func(v corpus.Version) bool {
		sum, ok := found[v.ID]
		return !ok || sum.Secrecy != ""
	})
	if len(open) < 2 {
		return nil, nil
	}
	return open, nil
}
