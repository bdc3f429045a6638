package indexer

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Input is one file to read: where it lies, and what the store calls it.
type Input struct {
	// Path is the absolute path under which the store knows the file; "mau:a.pdf" for the sample.
	Path string
	// File is where the bytes are read from.
	File string
	// Folder says that it is a folder that could not be listed.
	Folder bool
	// name is what the file is called where that is not File's name; depth is in how many containers it lies.
	name  string
	depth int
	// anew says that the file is the kept original and is read although it did not change.
	anew bool
}

// Walk lists the files under the given files and folders, in order, each once. Hidden files, the lock files of office
// programs and data folders of this program are passed over. A path that does not exist is an error.
func Walk(ctx context.Context, paths []string) ([]Input, error) {
	var inputs []Input
	seen := map[string]bool{}
	for _, p := range paths {
		root, err := filepath.Abs(p)
		if err != nil {
			return nil, err
		}
		info, err := os.Stat(root)
		if err != nil {
			return nil, fmt.Errorf("walk: %w", err)
		}
		add := func(path string, folder bool) {
			if !seen[path] {
				seen[path] = true
				inputs = append(inputs, Input{Path: path, File: path, Folder: folder})
			}
		}
		if !info.IsDir() {
			add(root, false)
			continue
		}
		// A trailing separator makes WalkDir enter a root that is a symbolic link.
		err = filepath.WalkDir(root+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if d == nil {
				return err
			}
			switch hidden := passedOver(d.Name()) && filepath.Clean(path) != root; {
			case d.IsDir() && (hidden || dataFolder(path)):
				return fs.SkipDir
			case d.IsDir() && err == nil, hidden:
			default: // a folder that cannot be opened is met as a file that cannot be read, and so is named in the report
				add(filepath.Clean(path), d.IsDir())
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return inputs, nil
}

// passedOver tells files that are nobody's documents: hidden ones, and those that office programs and systems leave behind.
func passedOver(name string) bool {
	return strings.HasPrefix(name, ".") && name != "." || strings.HasPrefix(name, "~$") || name == "Thumbs.db" || name == "desktop.ini"
}

// dataFolder tells a data folder of this program: `vankho index .` must not read its own store.
func dataFolder(path string) bool {
	_, db := os.Lstat(filepath.Join(path, "vankho.db"))
	_, originals := os.Lstat(filepath.Join(path, "originals"))
	return db == nil && originals == nil
}

// under reports whether path is root or lies below it.
func under(path, root string) bool {
	return path == root || strings.HasPrefix(path, strings.TrimSuffix(root, string(filepath.Separator))+string(filepath.Separator))
}
