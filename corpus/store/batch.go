package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// numbersOf is how many numbers with one serial are looked at: 1 and 2 are borne by nearly every series of numbers that there is.
const numbersOf = 4000

// Numbers answers, for each serial of a number ("154", without zeros before it), the canonical numbers of documents that have it, each once;
// serials that nothing has are left out. It is what finds a number of which only a part was written.
// Example: Numbers(ctx, ["57"], false) is {"57": ["57-NQ/TW", "57/2021/NĐ-CP"]}.
func (s *Store) Numbers(ctx context.Context, serials []string, secret bool) (map[string][]string, error) {
	out := map[string][]string{}
	for _, serial := range serials {
		if _, ok := out[serial]; ok || serial == "" {
			continue
		}
		// The parts of a key stand between bars, and "}" is the next sign after the bar.
		serial = strings.ToUpper(serial)
		err := rows(ctx, s.reader, func(r *sql.Rows) error {
			var number string
			err := r.Scan(&number)
			out[serial] = append(out[serial], number)
			return err
		}, "SELECT min(d.number) FROM documents d WHERE "+visible+shown+` AND d.number_key >= ?2 || '|' AND d.number_key < ?2 || '}' AND d.number_key <> ''
			GROUP BY d.number_key ORDER BY d.number_key LIMIT ?3`, secret, serial, numbersOf)
		if err != nil {
			return nil, fmt.Errorf("numbers with %s: %w", serial, err)
		}
	}
	return out, nil
}
