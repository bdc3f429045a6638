package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"vankho/corpus"
)

const (
	// batchPath is the page that looks up lists of numbers, batchAPI the address for programs.
	batchPath = "/doi-chieu-so"
	batchAPI  = "/api/v1/resolve"
	// batchRows is how many lines are looked up with one question to the store.
	batchRows = 256
	// batchCandidates is how many documents that may be meant a line is answered with.
	batchCandidates = 10
)

// BatchRow is one line of a list of numbers, and the document that it means.
type BatchRow struct {
	// Row counts the lines, the first is 1.
	Row   int    `json:"row"`
	Input string `json:"input"`
	// Number is how it was read: "57-NQ/TW", or in words where only a part was written; "" where none was found.
	Number string `json:"number,omitempty"`
	// State is "resolved", "ambiguous", "absent" or "malformed"; Reason one official Vietnamese phrase.
	State  corpus.LinkState `json:"status"`
	Reason string           `json:"reason"`
	// Unverified is true for an absent one while the store has not read or judged all that it holds.
	Unverified bool `json:"unverified,omitempty"`
	// Document is the one that is meant; Candidates are those that may be, or that differ, More counts further ones.
	Document   *BatchDocument  `json:"document,omitempty"`
	Candidates []BatchDocument `json:"candidates,omitempty"`
	More       int             `json:"more,omitempty"`
}

// BatchDocument is a document as lists of numbers show it.
type BatchDocument struct {
	ID     corpus.ID   `json:"id"`
	Number string      `json:"number"`
	Type   string      `json:"doc_type,omitempty"`
	Issuer string      `json:"issuer,omitempty"`
	Issued corpus.Date `json:"issue_date,omitzero"`
	Title  string      `json:"title"`
	// Held says what the store has of it: "text", "register" (a row of a register), "cited" (citations alone).
	Held string `json:"held"`
	// Standing is the validity on the day asked for, Validity its words.
	Standing corpus.Standing `json:"standing"`
	Validity string          `json:"validity"`
	URL      string          `json:"url"`
}

// resolver looks up lists of numbers for one reader, on one day.
type resolver struct {
	library Library
	// limit has room for so many batches at a time: a list that comes in slowly holds nobody up.
	limit      *limiter
	secret     bool
	day, today corpus.Date
	// serials are the numbers found by serials so far: people write "nq57" more than once.
	serials map[string][]string
	// looked is true where it is known whether the store waits for pages or links, partial where it does.
	looked, partial bool
}

// look asks once whether the store has read and judged all that it holds.
func (x *resolver) look(ctx context.Context) error {
	if x.looked {
		return nil
	}
	pages, judging, err := x.library.Pending(ctx)
	if err != nil {
		return fmt.Errorf("resolve: %w", err)
	}
	x.looked, x.partial = true, pages+judging > 0
	return nil
}

// maxSerials is how many serials a resolver remembers.
const maxSerials = 512

// resolve looks up lines; first is the place of the first in its list, from 1.
func (x *resolver) resolve(ctx context.Context, first int, lines []string) ([]BatchRow, error) {
	rows := make([]BatchRow, len(lines))
	list := make([]asked, len(lines))
	var serials []string
	for i, line := range lines {
		a, ok := readAsked(line)
		list[i] = a
		rows[i] = BatchRow{Row: first + i, Input: a.input, State: corpus.LinkMalformed, Reason: "không thấy số, ký hiệu"}
		if a.input == "" {
			rows[i].Reason = "dòng trống"
		}
		if ok {
			rows[i].State, rows[i].Number = corpus.LinkAbsent, a.read()
			if a.serial != "" {
				serials = append(serials, a.serial)
			}
		}
	}
	leave, err := x.limit.take(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := errors.Join(x.look(ctx), x.find(ctx, serials)); err != nil {
		return nil, err
	}
	var numbers []string
	spelt := make([][]string, len(lines))
	for i, a := range list {
		switch {
		case rows[i].State == corpus.LinkMalformed:
			continue
		case a.canonical != "":
			spelt[i] = []string{a.canonical}
		default:
			for _, n := range x.serials[a.serial] {
				if a.mayBe(n) {
					spelt[i] = append(spelt[i], n)
				}
			}
		}
		numbers = append(numbers, spelt[i]...)
	}
	slices.Sort(numbers)
	held, err := x.library.Holders(ctx, slices.Compact(numbers), x.secret)
	if err != nil {
		return nil, fmt.Errorf("resolve: %w", err)
	}
	for i, a := range list {
		var found []corpus.Summary
		for _, n := range spelt[i] {
			for _, s := range held[n] {
				if a.fits(s) {
					found = append(found, s)
				}
			}
		}
		if rows[i].State != corpus.LinkMalformed {
			x.judge(&rows[i], a, found)
		}
	}
	return rows, nil
}

// find looks up serials that are not known yet.
func (x *resolver) find(ctx context.Context, serials []string) error {
	if x.serials == nil || len(x.serials) > maxSerials {
		x.serials = map[string][]string{}
	}
	slices.Sort(serials)
	serials = slices.DeleteFunc(slices.Compact(serials), func(s string) bool {
		_, known := x.serials[s]
		return known
	})
	found, err := x.library.Numbers(ctx, serials, x.secret)
	if err != nil {
		return fmt.Errorf("resolve: %w", err)
	}
	for _, s := range serials {
		x.serials[s] = found[s]
	}
	return nil
}

// alike is how much of the words beside a number a document must have for them to tell it from others, in percent.
const alike = 80

// judge says which of the documents with the number is meant: sure, or open. What the line says otherwise than a document is told.
func (x *resolver) judge(row *BatchRow, a asked, found []corpus.Summary) {
	var fit, other []corpus.Summary
	dated := false
	for _, s := range found {
		same, differs := a.dated(s)
		if differs || a.otherBody(s) {
			other = append(other, s)
			continue
		}
		if same && !dated { // the day tells it from those whose day is not known
			fit, dated = nil, true
		}
		if same || !dated {
			fit = append(fit, s)
		}
	}
	byWords := false
	if len(fit) > 1 {
		best := slices.MaxFunc(fit, func(p, q corpus.Summary) int { return cmp.Compare(a.likeness(p), a.likeness(q)) })
		most := a.likeness(best)
		as := slices.DeleteFunc(slices.Clone(fit), func(s corpus.Summary) bool { return a.likeness(s) < most })
		if most >= alike && len(as) == 1 {
			fit, byWords = as, true
		}
	}
	switch {
	case len(fit) == 1:
		d := x.document(fit[0])
		row.State, row.Document = corpus.LinkResolved, &d
		switch {
		case dated && a.issued.Day != 0:
			row.Reason = "cùng số, cùng ngày"
		case dated:
			row.Reason = "cùng số, cùng thời gian ban hành"
		case byWords:
			row.Reason = "cùng số, trùng cơ quan hoặc tên"
		default:
			held, by := "trong kho chỉ có", "mang số này"
			if d.Held != "text" {
				held = "kho chỉ biết"
			}
			if a.canonical == "" {
				by = "khớp phần số đã ghi"
			}
			row.Reason = held + " một văn bản " + by
		}
	case len(fit) > 1:
		row.State, row.Reason = corpus.LinkAmbiguous, fmt.Sprintf("có %s văn bản cùng số", integer(len(fit)))
		x.list(row, fit)
	case len(other) > 0:
		row.Reason = corpus.ReasonDiffers
		x.list(row, other)
	case x.partial:
		row.Unverified, row.Reason = true, "chưa thấy trong kho; kho còn trang chờ đọc hoặc dẫn chiếu chờ đối chiếu"
	default:
		row.Reason = "kho không có và không nhắc tới số này"
	}
}

func (x *resolver) list(row *BatchRow, found []corpus.Summary) {
	for i, s := range found {
		if i == batchCandidates {
			row.More = len(found) - i
			return
		}
		row.Candidates = append(row.Candidates, x.document(s))
	}
}

func (x *resolver) document(s corpus.Summary) BatchDocument {
	standing := s.Timeline.At(x.day, x.today)
	d := BatchDocument{ID: s.ID, Number: s.Number, Type: s.Type, Issuer: s.Issuer, Issued: s.Issued, Title: s.Title, Held: "text", Standing: standing,
		Validity: standing.Label(), URL: documentURL(s.ID)}
	switch {
	case s.Cited:
		d.Held = "cited"
	case s.Stub:
		d.Held = "register"
	}
	return d
}
