package measure

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"vankho/corpus"
	"vankho/indexer"
	"vankho/indexer/extract"
)

// TaggingReport (kết quả đo việc hiểu văn bản) is how the program met a folder of gold.
type TaggingReport struct {
	Scores []Score `json:"scores"`
}

// Tagging understands every text of a folder of gold as plain text, without a letterhead, and scores what was found. The folder holds files as those of
// testdata/tagging, whose README.md explains them, or has them in its folder dev, and the gold of one report in its folder seed. The error says that the folder
// holds none, or a line that cannot be read; never that the program did badly.
func Tagging(ctx context.Context, dir string) (*TaggingReport, error) {
	seed, err := goldOfSeed(dir)
	if err != nil {
		return nil, err
	}
	report := &TaggingReport{}
	figures := func(s *Score, l goldLine) error {
		head := l.Context.letterhead()
		return s.figures(l, understand(head+l.Text), len(head))
	}
	for _, part := range []struct {
		file, name string
		score      func(s *Score, line goldLine) error
		// whole measures the report of the folder seed apart from the short texts.
		whole bool
	}{
		{citationsFile, "Dẫn chiếu", func(s *Score, l goldLine) error { return s.citations(l, understand(l.Text)) }, false},
		{headersFile, "Thể thức", func(s *Score, l goldLine) error { return s.letterhead(l, understand(l.Text)) }, false},
		{relationsFile, "Quan hệ", func(s *Score, l goldLine) error { s.relations(l, understand(l.Text)); return nil }, false},
		{entitiesFile, "Tên riêng", func(s *Score, l goldLine) error {
			head := l.Context.letterhead()
			s.entities(l, understand(head+l.Text), len(head))
			return nil
		}, false},
		{sectionsFile, "Bố cục", func(s *Score, l goldLine) error { s.outline(l, understand(l.Text)); return nil }, false},
		{figuresFile, "Số liệu", figures, false},
		{figuresFile, "Số liệu của một báo cáo", figures, true},
	} {
		var lines []goldLine
		for _, folder := range []string{dir, filepath.Join(dir, "dev")} {
			more, err := readGold(filepath.Join(folder, part.file))
			if err != nil {
				return nil, err
			}
			lines = append(lines, more...)
		}
		switch {
		case part.whole:
			lines = seed[part.file]
		case part.file != figuresFile:
			lines = append(lines, seed[part.file]...)
		}
		if len(lines) == 0 {
			continue
		}
		s := Score{Name: part.name}
		for _, l := range lines {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if err := part.score(&s, l); err != nil {
				return nil, err
			}
		}
		s.sort()
		report.Scores = append(report.Scores, s)
	}
	if len(report.Scores) == 0 {
		return nil, errNoGold
	}
	return report, nil
}

// NoGold reports whether err says that a folder holds none of the files of gold.
func NoGold(err error) bool { return errors.Is(err, errNoGold) }

// understand is what `vankho read -` makes of a text.
func understand(text string) *corpus.Document {
	var lines []corpus.Line
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, corpus.Line{Text: line})
	}
	return indexer.Understand(extract.Record{Pages: []corpus.RawPage{{Number: 1, Method: corpus.MethodText, Lines: lines}}}, "")
}
