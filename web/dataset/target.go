package dataset

import (
	"io"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// TargetRow is a target beside one of its results, with what only the site knows of them.
type TargetRow struct {
	corpus.Attainment
	// N is which of its results it is, from 0; without any it is 0.
	N int
	// Words is the verdict in words, Gap the difference of this result in the target's unit, nil for none.
	Words string
	Gap   *float64
	// Address is where a reader finds the very words of the target, ResultAddress those of the result.
	Address, ResultAddress string
}

// Targets writes a list of targets with their results as one file: a row for each result, one for a target without any.
type Targets = List[TargetRow]

// NewTargets begins a file: CSV, XLSX or JSONL; any other format is an error. Example: w, err := NewTargets(out, CSV); w.Write(row); w.Close().
func NewTargets(out io.Writer, f Format) (*Targets, error) {
	return newList(out, f, targetLayout(), newTargetRecord)
}

// targetRecord is one row; titles and explanations of its columns stand in data/targets.tsv. What is not known is absent.
type targetRecord struct {
	Indicator string   `json:"indicator,omitempty"`
	Place     string   `json:"place,omitempty"`
	PlaceCode string   `json:"place_code,omitempty"`
	Level     string   `json:"level,omitempty"`
	Verdict   string   `json:"verdict"`
	Words     string   `json:"verdict_words"`
	Gap       *float64 `json:"gap,omitempty"`
	Unit      string   `json:"unit,omitempty"`
	Aim       string   `json:"aim,omitempty"`
	Due       *day     `json:"due,omitempty"`
	Until     bool     `json:"until"`

	Target        *float64 `json:"target,omitempty"`
	TargetTo      *float64 `json:"target_to,omitempty"`
	TargetWords   string   `json:"target_qualifier,omitempty"`
	TargetPeriod  string   `json:"target_period,omitempty"`
	TargetQuote   string   `json:"target_quote"`
	TargetSays    string   `json:"target_sentence,omitempty"`
	TargetAddress string   `json:"target_address,omitempty"`
	TargetNumber  string   `json:"target_document_number,omitempty"`
	TargetType    string   `json:"target_doc_type,omitempty"`
	TargetIssuer  string   `json:"target_issuer,omitempty"`
	TargetIssued  *day     `json:"target_issue_date,omitempty"`
	TargetID      string   `json:"target_document_id"`
	TargetN       int32    `json:"target_figure"`
	TargetStart   int64    `json:"target_byte_start"`
	TargetEnd     int64    `json:"target_byte_end"`

	Order         *int32   `json:"result_order,omitempty"`
	Result        *float64 `json:"result,omitempty"`
	ResultTo      *float64 `json:"result_to,omitempty"`
	ResultUnit    string   `json:"result_unit,omitempty"`
	Fit           string   `json:"fit,omitempty"`
	Preliminary   *bool    `json:"preliminary,omitempty"`
	From          *day     `json:"result_period_from,omitempty"`
	To            *day     `json:"result_period_to,omitempty"`
	ResultQuote   string   `json:"result_quote,omitempty"`
	ResultSays    string   `json:"result_sentence,omitempty"`
	ResultAddress string   `json:"result_address,omitempty"`
	Stated        *float64 `json:"stated_target,omitempty"`
	Said          string   `json:"said,omitempty"`
	ResultNumber  string   `json:"result_document_number,omitempty"`
	ResultType    string   `json:"result_doc_type,omitempty"`
	ResultIssuer  string   `json:"result_issuer,omitempty"`
	ResultIssued  *day     `json:"result_issue_date,omitempty"`
	ResultID      string   `json:"result_document_id,omitempty"`
	ResultN       *int32   `json:"result_figure,omitempty"`
	ResultStart   *int64   `json:"result_byte_start,omitempty"`
	ResultEnd     *int64   `json:"result_byte_end,omitempty"`
}

func newTargetRecord(r TargetRow) targetRecord {
	t := newRecord(r.Target, r.Address)
	rec := targetRecord{Indicator: t.Indicator, Place: t.Place, PlaceCode: t.PlaceCode, Level: t.Level, Verdict: string(r.Verdict), Words: r.Words, Gap: r.Gap, Unit: t.Unit,
		Aim: string(r.Aim), Due: newDay(r.Due), Until: r.Until, Target: t.Value, TargetTo: t.ValueTo, TargetWords: t.Qualifier, TargetPeriod: t.Period,
		TargetQuote: t.Quote, TargetSays: t.Sentence, TargetAddress: t.Address, TargetNumber: t.Number, TargetType: t.Type, TargetIssuer: t.Issuer, TargetIssued: t.Issued,
		TargetID: t.Document, TargetN: t.N, TargetStart: t.Start, TargetEnd: t.End}
	if r.N >= len(r.Results) {
		return rec
	}
	told := r.Results[r.N]
	x := newRecord(told.FigureRow, r.ResultAddress)
	fit, _ := told.Fit.MarshalText()
	rec.Order, rec.Result, rec.ResultTo, rec.ResultUnit = count(r.N+1), x.Value, x.ValueTo, x.Unit
	rec.Fit, rec.Preliminary, rec.From, rec.To = string(fit), &told.Preliminary, x.From, x.To
	rec.ResultQuote, rec.ResultSays, rec.ResultAddress, rec.Stated = x.Quote, x.Sentence, x.Address, x.Target
	rec.ResultNumber, rec.ResultType, rec.ResultIssuer, rec.ResultIssued = x.Number, x.Type, x.Issuer, x.Issued
	rec.ResultID, rec.ResultN, rec.ResultStart, rec.ResultEnd = x.Document, &x.N, &x.Start, &x.End
	var said []string
	for _, s := range told.Said {
		said = append(said, viet.Squeeze(s.Quote))
	}
	rec.Said = strings.Join(said, "; ")
	return rec
}
