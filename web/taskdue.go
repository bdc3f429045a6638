package web

import (
	"strconv"
	"strings"
	"time"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// tellDue fills in by when the task is to be done.
func (l *TaskLine) tellDue(d corpus.Due, state corpus.TaskState, url string, today corpus.Date) {
	switch {
	case d.Last.IsZero():
	case d.First.IsZero() || d.First == d.Last:
		l.Due = d.Last.Short()
	default:
		l.Due = d.First.Short() + " – " + d.Last.Short()
	}
	if state == corpus.TaskPast || state == corpus.TaskAhead {
		l.Left = leftWords(today, d.Last)
	} else {
		l.Kind = stateWords[state].row
	}
	if d.Quote != "" {
		l.Written, l.WrittenURL = shorten(viet.Squeeze(d.Quote), longestDue), spanURL(url, "", d.Quote, d.Span)
	}
	if l.Due != "" && !strings.Contains(d.Quote, strconv.Itoa(d.Last.Year)) {
		l.Origin = dueOrigins[d.Origin]
	}
}

// leftWords tell how far a day lies from another: "hết hạn hôm nay", "còn 12 ngày", "đã qua 3 ngày"; "" where either is no whole day.
func leftWords(today, day corpus.Date) string {
	if today.Day == 0 || day.Day == 0 {
		return ""
	}
	switch n := daysBetween(today, day); {
	case n == 0:
		return "hết hạn hôm nay"
	case n > 0:
		return "còn " + integer(n) + " ngày"
	default:
		return "đã qua " + integer(-n) + " ngày"
	}
}

// whoOrigins and dueOrigins say where the text tells what the sentence leaves out: by Assignee.Origin and by Due.Origin.
var (
	whoOrigins = map[string]string{"column": "theo cột của bảng", "heading": "theo đề mục", "list": "theo câu dẫn của danh sách"}
	dueOrigins = map[string]string{"clause": "năm ghi ở vế khác của câu", "column": "theo cột của bảng", "heading": "năm theo đề mục", "document": "năm theo văn bản"}
)

// stateWords are what the states of tasks are called: in filters, over a group with what is to be known of it, in a row.
var stateWords = map[corpus.TaskState]struct{ filter, group, note, row string }{
	corpus.TaskPast:      {"Đã qua hạn", "Đã qua hạn", "Ngày nêu trong văn bản đã qua; kho không biết việc đã làm xong hay chưa. Hạn gần nhất đứng trước.", ""},
	corpus.TaskAhead:     {"Sắp đến hạn", "Sắp đến hạn", "", ""},
	corpus.TaskWithin:    {"Tính từ một việc", "Tính từ một việc", "Hạn đếm từ một việc mà văn bản không nêu ngày, nên không tính được ngày.", "Tính từ một việc"},
	corpus.TaskRecurring: {"Định kỳ", "Định kỳ", "", "Định kỳ"},
	corpus.TaskOngoing:   {"Thường xuyên", "Thường xuyên, theo giai đoạn", "", "Thường xuyên"},
	corpus.TaskOpen:      {"Không nêu ngày", "Không nêu ngày", "Văn bản giao việc mà không nêu ngày, hoặc nêu mà không đọc được ngày nào.", "Không nêu ngày"},
}

// daysBetween counts the days from one whole day to another. Example: from 30/6/2025 to 02/7/2025 are 2.
func daysBetween(from, to corpus.Date) int {
	at := func(d corpus.Date) time.Time {
		return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	}
	return int(at(to).Sub(at(from)) / (24 * time.Hour))
}

// dueSpan is a stretch of days in which tasks fall due, as seen from one day; zero ends are open.
type dueSpan struct {
	label       string
	first, last corpus.Date
}

// dueSpans are the stretches ahead of a day, one after the other: what is left of its week, of its month, of its quarter, and all that comes
// after. Weeks begin on Monday. A stretch without a day of its own is left out.
// Example: on Wednesday 25/6/2025 they are 25–29/6, 30/6, and from 01/7 on; the quarter ends with the month.
func dueSpans(day corpus.Date) []dueSpan {
	at := time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC)
	quarter := (day.Month-1)/3*3 + 3
	from := day
	var out []dueSpan
	for _, x := range [...]struct {
		label string
		last  corpus.Date
	}{
		{"Tuần này", day.Plus((7 - int(at.Weekday())) % 7)},
		{"Tháng này", corpus.Date{Year: day.Year, Month: day.Month + 1, Day: 1}.Plus(-1)},
		{"Quý này", corpus.Date{Year: day.Year, Month: quarter + 1, Day: 1}.Plus(-1)},
	} {
		if !x.last.Before(from) {
			out = append(out, dueSpan{x.label, from, x.last})
			from = x.last.Plus(1)
		}
	}
	return append(out, dueSpan{"Sau đó", from, corpus.Date{}})
}

// days are the stretch in words: "đến 29/6/2025", "30/6/2025", "từ 01/7/2025".
func (s dueSpan) days() string {
	switch {
	case s.last.IsZero():
		return "từ " + s.first.Short()
	case s.first == s.last:
		return s.first.Short()
	}
	return s.first.Short() + " – " + s.last.Short()
}

// within narrows the stretch to the days between two others, zero where open; ok is false where nothing is left.
func (s dueSpan) within(first, last corpus.Date) (dueSpan, bool) {
	if !first.IsZero() && s.first.Before(first) {
		s.first = first
	}
	if !last.IsZero() && (s.last.IsZero() || last.Before(s.last)) {
		s.last = last
	}
	return s, s.last.IsZero() || !s.last.Before(s.first)
}
