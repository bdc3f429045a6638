package measure

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"vankho/corpus/table"
)

// manifestName is the file of a folder that says which scan was printed from which typed file: tab-separated, a line of column
// names, among them "file" and "pair".
const manifestName = "MANIFEST.tsv"

// pairing names two files of one document; which of them is the scan, their reading tells.
type pairing [2]string

// readManifest gives the pairs of a folder, each once; none where it has no manifest.
func readManifest(path string) ([]pairing, error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	var pairs []pairing
	file, pair := -1, -1
	for cells := range table.Rows(string(content), 1) {
		if file < 0 {
			if file, pair = slices.Index(cells, "file"), slices.Index(cells, "pair"); file < 0 || pair < 0 {
				return nil, nil // a file of that name that is something else
			}
			continue
		}
		if max(file, pair) >= len(cells) || cells[pair] == "" {
			continue
		}
		if p := (pairing{cells[file], cells[pair]}); !slices.Contains(pairs, p) && !slices.Contains(pairs, pairing{p[1], p[0]}) {
			pairs = append(pairs, p)
		}
	}
	return pairs, nil
}
