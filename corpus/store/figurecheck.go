package store

import (
	"context"
	"database/sql"
	"fmt"

	"vankho/corpus"
	"vankho/corpus/census"
)

// FigureCounts says how many figures the store holds, of how many documents, and in how many ways their indicators are phrased.
type FigureCounts struct{ Figures, Documents, Phrasings int }

// figureFaults are what must not be among figures.
var figureFaults = []fault{
	{"số liệu không có cột tra cứu", "SELECT DISTINCT doc FROM figures WHERE doc NOT IN (SELECT doc FROM figure_columns)"},
	{"cột tra cứu không có số liệu", "SELECT doc FROM figure_columns WHERE doc NOT IN (SELECT doc FROM figures)"},
	{"số liệu của chỉ tiêu không có", "SELECT DISTINCT doc FROM figures WHERE indicator > 0 AND indicator NOT IN (SELECT id FROM indicators)"},
	{"chỉ tiêu không có số liệu", "SELECT phrase FROM indicators i WHERE NOT EXISTS (SELECT 1 FROM figures f WHERE f.indicator = i.id)"},
	{"chỉ tiêu đếm sai số liệu", "SELECT phrase FROM indicators i JOIN (SELECT indicator, count(*) AS n FROM figures GROUP BY indicator) f ON f.indicator = i.id WHERE f.n <> i.figures"},
}

// CheckFigures holds figures, phrasings and the columns that figures are found by against each other. It answers what is wrong as official
// Vietnamese phrases, with a few of the documents; nothing where all agrees. It reads all figures, a million in some seconds.
func (s *Store) CheckFigures(ctx context.Context) (FigureCounts, []string, error) {
	var c FigureCounts
	wrong, err := s.look(ctx, figureFaults)
	if err == nil {
		err = s.reader.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM figures), (SELECT count(*) FROM figure_columns), (SELECT count(*) FROM indicators)").
			Scan(&c.Figures, &c.Documents, &c.Phrasings)
	}
	if err == nil {
		var damaged []corpus.ID
		err = rows(ctx, s.reader, func(r *sql.Rows) error {
			var id corpus.ID
			var packed sql.RawBytes
			var n int
			if err := r.Scan(&id, &packed, &n); err != nil {
				return err
			}
			if columns, err := census.Unpack(packed); (err != nil || columns.Len() != n) && len(damaged) < 4 {
				damaged = append(damaged, id)
			}
			return nil
		}, "SELECT doc, columns, (SELECT count(*) FROM figures f WHERE f.doc = c.doc) FROM figure_columns c")
		if len(damaged) > 0 {
			wrong = append(wrong, fmt.Sprintf("cột tra cứu số liệu bị hỏng: %v", damaged))
		}
	}
	if err != nil {
		return FigureCounts{}, nil, fmt.Errorf("check figures: %w", err)
	}
	return c, wrong, nil
}
