package web

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"vankho/corpus/table"
)

// keyRow is one line of static/keys.tsv: which keys do what, and where.
type keyRow struct {
	// Keys as they are shown: "j", "Enter hoặc o", "g v".
	Keys string
	Does string
	// Where are the pages on which it works.
	Where string
	cells []string
}

// readKeys reads the table that the help page, the list of keys and the keys themselves are made from.
func readKeys() ([]keyRow, error) {
	text, err := fs.ReadFile(files, "static/keys.tsv")
	if err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	var out []keyRow
	for c := range table.Rows(string(text), 4) {
		out = append(out, keyRow{Keys: strings.ReplaceAll(c[0], ",", " hoặc "), Does: c[1], Where: c[2], cells: c[:4]})
	}
	return out, nil
}

// keysScript gives the script its keys: `const phim=[["/","tới ô tìm","mọi trang","focus #q"],…];`.
func keysScript() ([]byte, error) {
	rows, err := readKeys()
	if err != nil {
		return nil, err
	}
	var cells [][]string
	for _, r := range rows {
		cells = append(cells, r.cells)
	}
	written, err := json.Marshal(cells)
	if err != nil {
		return nil, fmt.Errorf("write keys: %w", err)
	}
	return append(append([]byte("const phim="), written...), ";\n"...), nil
}
