package label_test

import (
	"strings"
	"testing"

	"vankho/indexer/extract/label"
)

func TestLabelsCountAsWordShowsThem(t *testing.T) {
	var lists label.Lists
	nine := 9
	levels := [label.Levels]label.Level{{Format: "upperRoman", Text: "%1.", Start: 1}, {Format: "decimal", Text: "%1.%2", Start: 1},
		{Format: "lowerLetter", Text: "%3)", Start: 3}, {Format: "decimal", Text: "%1.%2.%3.%4", Start: 1, Legal: true},
		{Format: "bullet"}, {Format: "none", Text: "Ghi chú %6:"}, {Format: "decimalZero", Text: "%7", Start: 8}}
	lists.Add("a", &label.List{Definition: "x", Levels: levels})
	again := &label.List{Definition: "x", Levels: levels}
	again.Restart[0] = &nine
	lists.Add("b", again)
	var got []string
	for _, place := range []struct {
		list  string
		level int
	}{{"a", 0}, {"a", 1}, {"a", 1}, {"a", 2}, {"a", 2}, {"a", 3}, {"a", 0}, {"a", 1}, {"a", 4}, {"a", 5}, {"a", 6}, {"a", 6}, {"a", 6},
		{"b", 0}, {"b", 0}, {"a", 0}, {"c", 0}, {"a", 9}, {"a", -1}} {
		got = append(got, lists.Next(place.list, place.level))
	}
	const want = "I.|I.1|I.2|c)|d)|1.2.4.1|II.|II.1|-|Ghi chú :|08|09|10|IX.|X.|XI.|||"
	if strings.Join(got, "|") != want {
		t.Errorf("%s\nwant %s", strings.Join(got, "|"), want)
	}
}
