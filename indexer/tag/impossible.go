package tag

import (
	"regexp"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// maxProblems is how many impossible citations of one text are told.
const maxProblems = 20

var (
	// dayBehind is a day as it stands behind a citation, whether the calendar has it or not.
	dayBehind = regexp.MustCompile(`^,?\s+(?:ngày\s+)?([0-9]{1,2})(?:\s*[/.\-]\s*|\s+tháng\s+)([0-9]{1,2})(?:\s*[/.\-]\s*|\s+năm\s+)([0-9]{4})(?:[^0-9]|$)`)
	// figureRange is a range of figures within a list of provisions.
	figureRange = regexp.MustCompile(`([0-9]{1,3})\s*(?:đến|tới|-|–)\s*(?:(?:khoản|Khoản|điều|Điều|điểm|Điểm|mục|Mục)\s+)?([0-9]{1,3})(?:[^0-9/]|$)`)
)

// Problems tells what cannot be as it is written in the references of a text: a day that the calendar lacks, a range that runs backwards. The
// references stay as they are written, without the day. Example: "Quyết định số 12/QĐ-UBND ngày 30/02/2025" gives {impossible, "Ngày
// 30/02/2025 …"}. Source: handbook §0.4.
func Problems(text string, refs []corpus.Reference) []corpus.Problem {
	var out []corpus.Problem
	tell := func(detail string) {
		out = append(out, corpus.Problem{Stage: corpus.StageTag, Kind: corpus.KindImpossible, Detail: detail})
	}
	for _, ref := range refs {
		if len(out) >= maxProblems {
			break
		}
		if !ref.Fits(text) {
			continue
		}
		if m := dayBehind.FindStringSubmatch(text[ref.End:min(len(text), ref.End+48)]); m != nil && ref.Number != "" {
			day, month, year := number(m[1]), number(m[2]), number(m[3])
			if d := (corpus.Date{Year: year, Month: month, Day: day}); year >= 1900 && year <= 2100 && (!d.Valid() || day == 0) {
				tell("Ngày “" + m[1] + "/" + m[2] + "/" + m[3] + "” của “" + viet.Squeeze(ref.Quote) + "” không có trong lịch.")
			}
		}
		if len(ref.Provisions) == 0 {
			continue
		}
		list := ref.Quote
		if k := strings.IndexAny(list, "/"); k >= 0 {
			list = list[:k] // what comes then is the document's number
		}
		for _, m := range figureRange.FindAllStringSubmatch(list, -1) {
			if from, to := number(m[1]), number(m[2]); to < from {
				tell("Khoảng “" + viet.Squeeze(strings.TrimRight(m[0], " ,;.")) + "” trong “" + viet.Squeeze(ref.Quote) + "” đi ngược.")
			}
		}
	}
	return out
}

// number is the value of a run of at most four figures.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
