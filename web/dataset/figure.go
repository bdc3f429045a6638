package dataset

import (
	"io"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Figures writes a list of figures as one file.
type Figures = List[corpus.FigureRow]

// NewFigures begins a file. address tells where a reader finds the very words of a figure, "" where that is nowhere.
// Example: w, err := NewFigures(out, CSV, func(r corpus.FigureRow) string { return site + "/van-ban/" + string(r.Document.ID) }).
func NewFigures(out io.Writer, f Format, address func(corpus.FigureRow) string) (*Figures, error) {
	rec := func(r corpus.FigureRow) record { return newRecord(r, address(r)) }
	if f == Parquet {
		return listOf(newParquet[record](out), rec), nil
	}
	return newList(out, f, figureLayout(), rec)
}

// record is one row. The order of its fields is that of the columns, their names are those of JSONL and Parquet; titles and explanations stand in
// data/fields.tsv. What is not known is absent. Source: the list of columns that every export carries, pages.md §5.5.
type record struct {
	Indicator       string   `json:"indicator,omitempty" parquet:"indicator,optional,dict"`
	Phrase          string   `json:"phrase,omitempty" parquet:"phrase,optional"`
	Parent          string   `json:"parent_indicator,omitempty" parquet:"parent_indicator,optional"`
	Subject         string   `json:"subject,omitempty" parquet:"subject,optional"`
	Level           string   `json:"level,omitempty" parquet:"level,optional,dict"`
	Qualifier       string   `json:"qualifier,omitempty" parquet:"qualifier,optional,dict"`
	QualifierWords  string   `json:"qualifier_words,omitempty" parquet:"qualifier_words,optional,dict"`
	Written         string   `json:"written" parquet:"written"`
	Value           *float64 `json:"value,omitempty" parquet:"value,optional"`
	ValueTo         *float64 `json:"value_to,omitempty" parquet:"value_to,optional"`
	Unit            string   `json:"unit,omitempty" parquet:"unit,optional,dict"`
	Base            *float64 `json:"base_value,omitempty" parquet:"base_value,optional"`
	BaseTo          *float64 `json:"base_value_to,omitempty" parquet:"base_value_to,optional"`
	BaseUnit        string   `json:"base_unit,omitempty" parquet:"base_unit,optional,dict"`
	Class           string   `json:"unit_class,omitempty" parquet:"unit_class,optional,dict"`
	Kind            string   `json:"kind" parquet:"kind,dict"`
	Target          *float64 `json:"target,omitempty" parquet:"target,optional"`
	TargetTo        *float64 `json:"target_to,omitempty" parquet:"target_to,optional"`
	Gap             *float64 `json:"gap,omitempty" parquet:"gap,optional"`
	Total           *float64 `json:"total,omitempty" parquet:"total,optional"`
	Direction       string   `json:"direction,omitempty" parquet:"direction,optional,dict"`
	Versus          string   `json:"versus,omitempty" parquet:"versus,optional,dict"`
	Cumulative      bool     `json:"cumulative,omitempty" parquet:"cumulative"`
	Place           string   `json:"place,omitempty" parquet:"place,optional,dict"`
	PlaceCode       string   `json:"place_code,omitempty" parquet:"place_code,optional,dict"`
	PlaceOrigin     string   `json:"place_origin,omitempty" parquet:"place_origin,optional,dict"`
	Period          string   `json:"period,omitempty" parquet:"period,optional,dict"`
	From            *day     `json:"period_from,omitempty" parquet:"period_from,optional,date"`
	To              *day     `json:"period_to,omitempty" parquet:"period_to,optional,date"`
	PeriodOrigin    string   `json:"period_origin,omitempty" parquet:"period_origin,optional,dict"`
	PartOf          *int32   `json:"part_of,omitempty" parquet:"part_of,optional"`
	SumsAgree       *bool    `json:"sums_agree,omitempty" parquet:"sums_agree,optional"`
	Doubts          string   `json:"doubts,omitempty" parquet:"doubts,optional,dict"`
	Quote           string   `json:"quote" parquet:"quote"`
	Sentence        string   `json:"sentence,omitempty" parquet:"sentence,optional"`
	Address         string   `json:"address,omitempty" parquet:"address,optional"`
	Document        string   `json:"document_id" parquet:"document_id,dict"`
	N               int32    `json:"figure" parquet:"figure"`
	Number          string   `json:"document_number,omitempty" parquet:"document_number,optional,dict"`
	Type            string   `json:"doc_type,omitempty" parquet:"doc_type,optional,dict"`
	Issuer          string   `json:"issuer,omitempty" parquet:"issuer,optional,dict"`
	Issued          *day     `json:"issue_date,omitempty" parquet:"issue_date,optional,date"`
	Title           string   `json:"title,omitempty" parquet:"title,optional,dict"`
	Section         string   `json:"section,omitempty" parquet:"section,optional,dict"`
	Page            *int32   `json:"page,omitempty" parquet:"page,optional"`
	Cell            string   `json:"cell,omitempty" parquet:"cell,optional"`
	Start           int64    `json:"byte_start" parquet:"byte_start"`
	End             int64    `json:"byte_end" parquet:"byte_end"`
	IndicatorOrigin string   `json:"indicator_origin,omitempty" parquet:"indicator_origin,optional,dict"`
	Method          string   `json:"read_by,omitempty" parquet:"read_by,optional,dict"`
	Quality         *float64 `json:"read_quality,omitempty" parquet:"read_quality,optional"`
}

// newRecord fills the row of a figure.
func newRecord(r corpus.FigureRow, address string) record {
	rec := record{
		Indicator: viet.Squeeze(r.Name), Phrase: viet.Squeeze(r.Figure.Indicator.Text), IndicatorOrigin: string(r.Figure.Indicator.Origin), Parent: viet.Squeeze(r.Parent.Text),
		Subject: viet.Squeeze(r.Subject.Text), Level: viet.Squeeze(r.Level.Text), Qualifier: string(r.Qualifier), QualifierWords: strings.Join(r.Words, ", "), Written: written(r.Figure),
		Unit: r.Unit, BaseUnit: r.BaseUnit, Class: r.Class, Kind: string(r.Kind), Direction: string(r.Direction), Versus: viet.Squeeze(r.Versus), Cumulative: r.Cumulative,
		Place: r.Place.Name, PlaceCode: r.Place.Code, PlaceOrigin: string(r.Place.Origin), Period: viet.Squeeze(r.Period.Text),
		From: newDay(r.Period.Period.From), To: newDay(r.Period.Period.To), PeriodOrigin: string(r.Period.Origin),
		Quote: viet.Squeeze(r.Quote), Sentence: viet.Squeeze(r.Sentence), Address: address, Document: string(r.Document.ID), N: int32(r.N),
		Number: r.Document.Number, Type: r.Document.Type, Issuer: r.Document.Issuer, Issued: newDay(r.Document.Issued), Title: viet.Squeeze(r.Document.Title),
		Section: string(r.Section), Cell: cellName(r.Cell), Start: int64(r.Start), End: int64(r.End), Method: string(r.Method),
	}
	if rec.Indicator == "" {
		rec.Indicator = rec.Phrase
	}
	if rec.Place == "" {
		rec.Place = viet.Squeeze(r.Place.Text)
	}
	rec.Value, rec.ValueTo = ends(&r.Value)
	rec.Base, rec.BaseTo = ends(&r.Base)
	rec.Target, rec.TargetTo = ends(r.Target)
	rec.Total, _ = ends(r.Total)
	if gap, ok := r.Gap(); ok {
		rec.Gap = number(tidy(gap))
	}
	rec.PartOf, rec.Page = count(r.PartOf), count(r.Page)
	for _, s := range r.Sums {
		agree := s.OK && (rec.SumsAgree == nil || *rec.SumsAgree)
		rec.SumsAgree = &agree
	}
	var doubts []string
	for _, d := range r.Doubts {
		doubts = append(doubts, string(d))
	}
	rec.Doubts = strings.Join(doubts, ", ")
	if r.Quality > 0 {
		rec.Quality = number(r.Quality)
	}
	return rec
}

// written are the digits as they stand in the quote; the whole quote where that is not known.
func written(f corpus.Figure) string {
	if at := f.Digits.Shift(-f.Start); f.Digits.Len() > 0 && at.Fits(f.Quote) {
		return viet.Squeeze(at.In(f.Quote))
	}
	return viet.Squeeze(f.Quote)
}
