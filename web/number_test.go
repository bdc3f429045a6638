package web

import (
	"testing"

	"vankho/corpus"
	"vankho/search/query"
)

func TestWhatWasReadAsANumberIsSaidAsOfficialsWriteIt(t *testing.T) {
	for in, want := range map[string]string{
		"154 kh ubnd":                  "Kế hoạch số 154/KH-UBND",
		"qd-ubnd 889":                  "Quyết định số 889/QĐ-UBND",
		"nq tw 57":                     "Nghị quyết số 57-NQ/TW",
		"nd 30 2020 cp":                "Nghị định số 30/2020/NĐ-CP",
		"nghi quyet 57":                "Nghị quyết số 57",
		"quyết định 889 năm 2020":      "Quyết định số 889 năm 2020",
		"889/QĐ-UBND ngày 12/3/2020":   "Quyết định số 889/QĐ-UBND ngày 12/3/2020",
		"35 hdnd":                      "số 35, HĐND",
		"công văn 3637 ubnd":           "Công văn số 3637, UBND",
		"nđ 30 cp":                     "Nghị định số 30/NĐ-CP",
		"quyết định 889 của ubnd tỉnh": "Quyết định số 889",
		"luật 45/2019":                 "Luật số 45 năm 2019",
		"chương trình hành động 414-CTr/TU": "Chương trình hành động số 414-CTr/TU",
	} {
		q := query.Parse(in)
		if q.Number == nil {
			t.Errorf("%q holds no number", in)
			continue
		}
		if got := numberLabel(*q.Number, canonicalOf(q)); got != want {
			t.Errorf("%q is said to be %q, want %q", in, got, want)
		}
	}
}

func TestAYearThatWasAskedForIsThatOfTheNumberOrOfIssue(t *testing.T) {
	asked := *query.Parse("quyết định 889 năm 2020").Number
	for _, c := range []struct {
		number string
		issued corpus.Date
		want   bool
	}{
		{"889/QĐ-UBND", corpus.Date{Year: 2020, Month: 3, Day: 12}, true},
		{"889/2020/QĐ-UBND", corpus.Date{}, true},
		{"889/QĐ-UBND", corpus.Date{Year: 2019}, false},
		{"888/QĐ-UBND", corpus.Date{Year: 2020}, false},
	} {
		if got := spells(asked, c.number, "Quyết định", c.issued); got != c.want {
			t.Errorf("%s of %v: %v", c.number, c.issued, got)
		}
	}
}
