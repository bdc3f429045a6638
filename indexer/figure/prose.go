package figure

import (
	"math"

	"vankho/corpus"
)

// prose finds the figures of the lines that are no rows of tables, in the order of the text.
func (r *reading) prose() []corpus.Figure {
	var out []corpus.Figure
	var buffer []token
	for line := range r.lines {
		buffer = r.tokens(line, buffer[:0])
		out = r.sentence(buffer, out)
	}
	return out
}

func (r *reading) sentence(tokens []token, out []corpus.Figure) []corpus.Figure {
	var words []string
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if t.kind != numberToken || t.masked || !t.number.OK {
			continue
		}
		words = words[:0]
		for _, next := range tokens[i+1 : min(len(tokens), i+9)] {
			words = append(words, next.word)
		}
		n := 0
		times, written := 1.0, ""
		for n < len(words) {
			f, ok := corpus.Multiplier(words[n])
			if !ok {
				break
			}
			if written != "" {
				written += " "
			}
			times, written = times*f, written+words[n]
			n++
		}
		u, length := corpus.UnitAt(words[n:])
		if length == 0 || u.Class == corpus.UnitDuration {
			continue
		}
		if n > 0 {
			u = u.Times(written, times)
		}
		value := corpus.One(t.number.in(u, r.partsWithCommas).Value)
		span := corpus.Span{Start: t.Start, End: tokens[i+n+length].End}
		out = append(out, corpus.Figure{Span: span, Quote: span.In(r.text), Digits: t.Span, Kind: corpus.FigureActual, Value: value, Unit: u.Name,
			Base: inBase(value, u), BaseUnit: u.Base, Class: u.Class, Qualifier: corpus.QualifierEq, Doubts: t.number.Doubts})
		i += n + length
	}
	return out
}

// inBase is a value in the base unit, without the dust that multiplying decimals leaves.
func inBase(v corpus.Amount, u corpus.Unit) corpus.Amount {
	clean := func(x float64) float64 {
		if y := math.Round(x*u.Factor*1e6) / 1e6; !math.IsInf(y, 0) && !math.IsNaN(y) {
			return y
		}
		return x * u.Factor
	}
	return corpus.Amount{Low: clean(v.Low), High: clean(v.High)}
}
