package dataset

import (
	"encoding/json"
	"fmt"
	"math"
	"time"

	"vankho/corpus"
)

// cellName is the address of a cell: "Sheet1!C12", else "bảng 2, dòng 7, cột 3"; "" for prose.
func cellName(c *corpus.Cell) string {
	switch {
	case c == nil:
		return ""
	case c.Address != "" && c.Sheet != "":
		return c.Sheet + "!" + c.Address
	case c.Address != "":
		return c.Address
	}
	return fmt.Sprintf("bảng %d, dòng %d, cột %d", c.Table, c.Row, c.Column)
}

// ends are the two ends of an amount; the second is nil where it is a single number.
func ends(a *corpus.Amount) (low, high *float64) {
	if a == nil {
		return nil, nil
	}
	if low = number(a.Low); a.Ranged() {
		high = number(a.High)
	}
	return low, high
}

// number is nil for what no file format holds as a number.
func number(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

// tidy drops what a difference of two decimals has behind the ninth: 98.1−95 is 3.1.
func tidy(v float64) float64 {
	if math.Abs(v) > 1e6 {
		return v
	}
	return math.Round(v*1e9) / 1e9
}

// count is nil for 0, which counts nothing here.
func count(n int) *int32 {
	if n <= 0 {
		return nil
	}
	v := int32(n)
	return &v
}

// day is a calendar day, counted from 1970-01-01 as Parquet has it.
type day int32

// newDay is nil for a date that is no whole day.
func newDay(d corpus.Date) *day {
	if d.Day == 0 || !d.Valid() {
		return nil
	}
	v := day(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
	return &v
}

// String is the ISO form.
func (d day) String() string { return time.Unix(int64(d)*24*60*60, 0).UTC().Format(time.DateOnly) }

// MarshalJSON writes the ISO form.
func (d day) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }
