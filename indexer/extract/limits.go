package extract

import "time"

// Limits bounds what one file may cost. A zero field takes its default.
type Limits struct {
	// Time is how long a file may go without progress (a page, a row) before its child is killed; default 30 s.
	Time time.Duration `json:"time"`
	// Page is what each page, or row, that was read adds to Time for the file as a whole; default 1 s.
	Page time.Duration `json:"page"`
	// Recognition is how long text recognition may take over one page; default 60 s.
	Recognition time.Duration `json:"recognition"`
	// Total is how long a file may take altogether; default 30 minutes.
	Total time.Duration `json:"total"`
	// Memory is the resident memory of a child in bytes; default 1 GiB.
	Memory int64 `json:"memory"`
	// Input is the largest file in bytes; default 1 GiB.
	Input int64 `json:"input"`
	// Document is the most text in bytes that one document, or one row of a register, may give; default 64 MiB. Formats
	// that are read whole (HTML, Markdown, text) may not be larger than this either.
	Document int64 `json:"document"`
	// Output is the most text in bytes that one file may give; default 4 GiB.
	Output int64 `json:"output"`
	// Pages is the most pages of one PDF; default 20,000.
	Pages int `json:"pages"`
}

// DefaultLimits are the limits of a zero Limits.
func DefaultLimits() Limits {
	return Limits{
		Time:        30 * time.Second,
		Page:        time.Second,
		Recognition: 60 * time.Second,
		Total:       30 * time.Minute,
		Memory:      1 << 30,
		Input:       1 << 30,
		Document:    64 << 20,
		Output:      4 << 30,
		Pages:       20_000,
	}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	orDefault(&l.Time, d.Time)
	orDefault(&l.Page, d.Page)
	orDefault(&l.Recognition, d.Recognition)
	orDefault(&l.Total, d.Total)
	orDefault(&l.Memory, d.Memory)
	orDefault(&l.Input, d.Input)
	orDefault(&l.Document, d.Document)
	orDefault(&l.Output, d.Output)
	orDefault(&l.Pages, d.Pages)
	return l
}

func orDefault[T int | int64 | time.Duration](field *T, value T) {
	if *field <= 0 {
		*field = value
	}
}
