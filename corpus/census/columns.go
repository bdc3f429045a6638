package census

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Columns are what the figures of one document are filtered, grouped and ordered by, in the order of the text.
type Columns struct {
	// names holds every place, unit, period and scope of the document once; cells point into it.
	names []string
	cells []cell
}

// Len is how many figures there are.
func (c Columns) Len() int { return len(c.cells) }

// cell is one figure. Its layout is that in which it is packed.
type cell struct {
	Indicator          uint32 // the id of the phrasing, 0 = none
	Place, Unit, Scope uint32 // in names; Unit is the base unit with its class
	Period, Written    uint32 // in names; Written is the unit as written
	Low, High          float64
	Gap, Step          float32 // from the target, in the base unit; half of the last digit as written
	Kind, Marks        uint8
}

// The marks of a figure.
const (
	markTarget     = 1 << iota // it has a target
	markDoubt                  // there is something to be looked at
	markCumulative             // lũy kế
	markEstimate               // ước, dự kiến, sơ bộ
	markLoose                  // it is a bound, a range or about so much: another value need not contradict it
)

// kinds are the kinds of figure by their number in a cell.
var kinds = [...]corpus.FigureKind{corpus.FigureActual, corpus.FigureTarget, corpus.FigureComparison, corpus.FigureShare, corpus.FigureBaseline,
	corpus.FigureRank, corpus.FigureEquivalent}

func kindNumber(k corpus.FigureKind) uint8 {
	for i, one := range kinds {
		if one == k {
			return uint8(i)
		}
	}
	return 0
}

// gapNone is the gap of a figure without a target.
var gapNone = float32(math.Inf(1))

// NewColumns makes the columns of the figures of a document; indicators are the ids of their phrasings, one a figure, and issuer is who
// issued it: to speak of itself narrows nothing.
func NewColumns(figures []corpus.Figure, indicators []corpus.IndicatorID, issuer string) Columns {
	c := Columns{names: []string{""}, cells: make([]cell, len(figures))}
	at := map[string]uint32{"": 0}
	name := func(s string) uint32 {
		n, ok := at[s]
		if !ok {
			n = uint32(len(c.names))
			at[s], c.names = n, append(c.names, s)
		}
		return n
	}
	for i, f := range figures {
		x := cell{Indicator: uint32(indicators[i]), Place: name(placeName(f.Place)), Unit: name(unitName(f)), Written: name(f.Unit), Period: name(periodName(f.Period.Period)),
			Scope: name(scopeName(f, issuer)), Low: min(f.Base.Low, f.Base.High), High: max(f.Base.Low, f.Base.High), Kind: kindNumber(f.Kind), Gap: gapNone, Step: halfStep(f)}
		if gap, ok := f.Gap(); ok {
			x.Gap = float32(gap * scale(f))
		}
		for mark, set := range map[uint8]bool{
			markTarget: f.Target != nil, markDoubt: len(f.Doubts) > 0 || failed(f.Sums), markCumulative: f.Cumulative,
			markEstimate: f.Qualifier == corpus.QualifierEstimate,
			markLoose:    f.Qualifier != corpus.QualifierEq && f.Qualifier != corpus.QualifierEstimate && f.Qualifier != "",
		} {
			if set {
				x.Marks |= mark
			}
		}
		c.cells[i] = x
	}
	return c
}

func failed(sums []corpus.Sum) bool {
	for _, s := range sums {
		if s.Exhaustive && !s.OK {
			return true
		}
	}
	return false
}

// scale is how much of the base unit one of the unit is.
func scale(f corpus.Figure) float64 {
	if f.Value.Low != 0 {
		return f.Base.Low / f.Value.Low
	}
	if f.Value.High != 0 {
		return f.Base.High / f.Value.High
	}
	return 1
}

// halfStep is half of what the last digit of a figure stands for, in the base unit: within it two figures that are rounded agree. "99,1%" is
// rounded to 0.05, "3.370 tỷ đồng" to half a billion.
func halfStep(f corpus.Figure) float32 {
	digits := f.Quote
	if from, to := f.Digits.Start-f.Start, f.Digits.End-f.Start; 0 <= from && from < to && to <= len(digits) {
		digits = digits[from:to]
	}
	if whole, _, ok := strings.Cut(digits, "/"); ok {
		digits = whole
	}
	decimals := 0
	if _, after, ok := strings.Cut(digits, ","); ok {
		for decimals < len(after) && '0' <= after[decimals] && after[decimals] <= '9' {
			decimals++
		}
	}
	step := scale(f) * math.Pow10(-decimals) / 2
	if decimals == 0 && step == 0.5 && f.Class != "ratio" {
		return 0 // what is counted one by one is not rounded
	}
	return float32(math.Abs(step))
}

// sep parts what a name is made of.
const sep = "\x1f"

// placeName is the code and the name of a place; where its name is not known, what the text calls it.
func placeName(p corpus.FigurePlace) string {
	name := p.Name
	if name == "" {
		name = p.Text
	}
	if name == "" {
		return ""
	}
	return p.Code + sep + name
}

// unitName is the base unit of a figure with its class.
func unitName(f corpus.Figure) string { return f.BaseUnit + sep + f.Class }

// scopeName is what a figure is narrowed to beside its indicator: level, subject, the indicator above, what it is compared with; and behind these
// how it can be held against targets.
func scopeName(f corpus.Figure, issuer string) string {
	if f.Subject.Text != "" && strings.HasPrefix(viet.Fold(viet.Squeeze(issuer)), viet.Fold(viet.Squeeze(f.Subject.Text))) {
		f.Subject.Text = ""
	}
	versus := ""
	if f.Kind == corpus.FigureComparison {
		versus = string(f.Direction) + " " + f.Versus
	}
	marks := ""
	if f.Kind == corpus.FigureTarget || f.Kind == corpus.FigureActual || f.Kind == corpus.FigureShare {
		marks = corpus.TargetMarksOf(f).String()
	}
	if f.Level.Text == "" && f.Subject.Text == "" && f.Parent.Text == "" && versus == "" && marks == "" {
		return ""
	}
	return strings.Join([]string{viet.Squeeze(f.Level.Text), viet.Squeeze(f.Subject.Text), viet.Squeeze(f.Parent.Text), viet.Squeeze(versus), marks}, sep)
}

// periodName is both ends of a period: "2025-01-01/2025-03-31", "/2022-06-25".
func periodName(p corpus.Period) string {
	if p.IsZero() {
		return ""
	}
	return p.From.String() + "/" + p.To.String()
}

// ErrDamaged says that packed columns cannot be read.
var ErrDamaged = errors.New("census: damaged columns")

// Pack spells the columns as bytes: how many names and cells, the names, the cells, and a sum of them.
func (c Columns) Pack() []byte {
	b := binary.AppendUvarint(nil, uint64(len(c.names)))
	b = binary.AppendUvarint(b, uint64(len(c.cells)))
	for _, name := range c.names {
		b = binary.AppendUvarint(b, uint64(len(name)))
		b = append(b, name...)
	}
	for _, x := range c.cells {
		b = x.append(b)
	}
	return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

// Unpack reads what Pack wrote. Errors: ErrDamaged.
func Unpack(data []byte) (Columns, error) {
	if len(data) < 4 || crc32.ChecksumIEEE(data[:len(data)-4]) != binary.LittleEndian.Uint32(data[len(data)-4:]) {
		return Columns{}, ErrDamaged
	}
	data = data[:len(data)-4]
	next := func() int {
		n, used := binary.Uvarint(data)
		if used <= 0 || n > uint64(len(data)) {
			data = nil
			return -1
		}
		data = data[used:]
		return int(n)
	}
	names, cells := next(), next()
	if names < 0 || cells < 0 {
		return Columns{}, ErrDamaged
	}
	c := Columns{names: make([]string, 0, names)}
	for range names {
		n := next()
		if n < 0 || n > len(data) {
			return Columns{}, ErrDamaged
		}
		c.names, data = append(c.names, string(data[:n])), data[n:]
	}
	if len(data)%cellSize != 0 || cells != len(data)/cellSize {
		return Columns{}, ErrDamaged
	}
	c.cells = make([]cell, cells)
	for i := range c.cells {
		c.cells[i] = readCell(data[i*cellSize:])
		for _, n := range [...]uint32{c.cells[i].Place, c.cells[i].Unit, c.cells[i].Scope, c.cells[i].Period, c.cells[i].Written} {
			if int(n) >= names {
				return Columns{}, ErrDamaged
			}
		}
	}
	return c, nil
}

// cellSize is how many bytes a cell is packed into.
const cellSize = 6*4 + 2*8 + 2*4 + 2

func (x cell) append(b []byte) []byte {
	for _, v := range [...]uint32{x.Indicator, x.Place, x.Unit, x.Scope, x.Period, x.Written} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x.Low))
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x.High))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x.Gap))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x.Step))
	return append(b, x.Kind, x.Marks)
}

func readCell(b []byte) cell {
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	f64 := func(at int) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(b[at:])) }
	return cell{Indicator: u32(0), Place: u32(4), Unit: u32(8), Scope: u32(12), Period: u32(16), Written: u32(20), Low: f64(24), High: f64(32),
		Gap: math.Float32frombits(u32(40)), Step: math.Float32frombits(u32(44)), Kind: min(b[48], uint8(len(kinds)-1)), Marks: b[49]}
}
