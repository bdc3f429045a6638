package figure

import "vankho/corpus"

// masks finds what holds numbers that count nothing: references, times, names. Source: handbook §5.4.
func masks(in Input) []corpus.Span {
	var spans []corpus.Span
	for _, r := range in.References {
		spans = append(spans, r.Span)
	}
	for _, e := range in.Entities {
		switch e.Kind {
		case corpus.EntityDate:
			spans = append(spans, e.Span)
		case corpus.EntityPlace, corpus.EntityOrganisation, corpus.EntityPerson:
		default:
			spans = append(spans, e.Span)
		}
	}
	for _, d := range corpus.ScanDates(in.Text) {
		spans = append(spans, d.Span)
	}
	return corpus.JoinSpans(spans)
}
