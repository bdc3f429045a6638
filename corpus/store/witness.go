package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
)

// around is how many bytes before and after a reference a witness keeps.
const around = 400

// looked is among how many references the one is chosen whose words are shown.
const looked = 12

// Witnesses answers, for each document that others cite, how many do and the words of one of them.
func (s *Store) Witnesses(ctx context.Context, ids []corpus.ID, secret bool) (map[corpus.ID]corpus.Witness, error) {
	out := map[corpus.ID]corpus.Witness{}
	citing := map[corpus.ID]corpus.ID{}
	// What a document is hidden for is asked of two short lists, not of each of the thousands that may cite a law.
	const open = ` l.target = ?2 AND l.target <> '' AND l.doc <> ?2 AND l.doc NOT IN (SELECT id FROM documents WHERE version_of <> '')
		AND (?1 OR l.doc NOT IN (SELECT id FROM documents WHERE secrecy <> ''))`
	for _, id := range ids {
		var by corpus.ID
		var w corpus.Witness
		var body []byte
		err := s.reader.QueryRowContext(ctx, `SELECT (SELECT count(DISTINCT l.doc) FROM links l WHERE`+open+`), r.doc, r.start, r."end", max(0, r.start - ?3),
				substr(CAST((SELECT body FROM texts t WHERE t.doc = r.doc) AS BLOB), max(0, r.start - ?3) + 1, r."end" - max(0, r.start - ?3) + ?3)
			FROM (SELECT l.doc, l.ref FROM links l WHERE`+open+` LIMIT ?4) l JOIN refs r ON r.doc = l.doc AND r.position = l.ref - 1 JOIN documents d ON d.id = l.doc
			ORDER BY r.title = '', d.issued DESC, r.doc, r.position LIMIT 1`, secret, id, around, looked).Scan(&w.Documents, &by, &w.Start, &w.End, &w.From, &body)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("witness of %s: %w", id, err)
		}
		w.Around, w.From = wholeLines(string(body), w.From, w.Span)
		citing[id] = by
		out[id] = w
	}
	by := make([]corpus.ID, 0, len(citing))
	for _, id := range citing {
		by = append(by, id)
	}
	found, err := s.Summaries(ctx, by)
	if err != nil {
		return nil, err
	}
	for id, w := range out {
		w.Document = found[citing[id]]
		out[id] = w
	}
	return out, nil
}

// wholeLines cuts a piece of a text, which begins at byte from, to the lines that the span stands in, and to whole characters where a
// line is longer than the piece.
func wholeLines(piece string, from int, at corpus.Span) (string, int) {
	start, end := at.Start-from, min(at.End-from, len(piece))
	if start < 0 || start > end {
		return "", from
	}
	if i := strings.LastIndexByte(piece[:start], '\n'); i >= 0 {
		piece, from, end = piece[i+1:], from+i+1, end-i-1
	} else if i := strings.IndexByte(piece[:start], ' '); i >= 0 && from > 0 { // it may begin within a word
		piece, from, end = piece[i+1:], from+i+1, end-i-1
	}
	if i := strings.IndexByte(piece[end:], '\n'); i >= 0 {
		piece = piece[:end+i]
	}
	for len(piece) > 0 && !utf8.RuneStart(piece[0]) {
		piece, from = piece[1:], from+1
	}
	for len(piece) > 0 && !utf8.ValidString(piece[max(0, len(piece)-utf8.UTFMax):]) {
		last, n := utf8.DecodeLastRuneInString(piece)
		if last != utf8.RuneError {
			break
		}
		piece = piece[:len(piece)-n]
	}
	return piece, from
}
