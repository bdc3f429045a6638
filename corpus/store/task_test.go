package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// ordered is a task of a line: who, what, by when.
type ordered struct {
	who, partner, what string
	due                corpus.Due
}

func until(y, m, d int) corpus.Due {
	return corpus.Due{Kind: corpus.DueDate, Last: corpus.Date{Year: y, Month: m, Day: d}}
}

// orderedBy is a document that orders tasks, one a line.
func orderedBy(number string, issued corpus.Date, all ...ordered) *corpus.Document {
	d := &corpus.Document{Title: "Kế hoạch " + number, Header: corpus.Header{System: corpus.SystemState, Number: number, Type: "Kế hoạch",
		Issuer: "Ủy ban nhân dân tỉnh Khuê Lĩnh", Issued: issued}}
	var b strings.Builder
	for _, o := range all {
		var t corpus.Task
		t.Start = b.Len()
		for i, name := range []string{o.who, o.partner} {
			if name == "" {
				continue
			}
			a := corpus.Assignee{Name: name, Partner: i == 1}
			a.Start = b.Len()
			b.WriteString(name)
			a.End, a.Quote = b.Len(), name
			b.WriteString(" ")
			t.Assignees = append(t.Assignees, a)
			d.Entities = append(d.Entities, corpus.Entity{Span: a.Span, Quote: name, Kind: corpus.EntityOrganisation, Name: name, Specific: name != "các sở, ngành"})
		}
		t.Action.Start = b.Len()
		b.WriteString(o.what)
		t.Action.End, t.End = b.Len(), b.Len()
		t.Due, t.Quote = o.due, b.String()[t.Start:]
		b.WriteString(".\n")
		d.Tasks = append(d.Tasks, t)
	}
	d.Text = b.String()
	d.Pages = []corpus.Page{{Number: 1, Span: corpus.Span{End: len(d.Text)}, Method: corpus.MethodText, Quality: 1}}
	return d
}

const (
	home    = "Sở Nội vụ tỉnh Khuê Lĩnh"
	finance = "Sở Tài chính tỉnh Khuê Lĩnh"
)

func planned(t *testing.T) *Store {
	t.Helper()
	s := open(t)
	mustPut(t, s, orderedBy("1/KH-UBND", corpus.Date{Year: 2025, Month: 1, Day: 5},
		ordered{home, finance, "rà soát vị trí việc làm", until(2025, 6, 30)},
		ordered{finance, "", "bố trí kinh phí", until(2025, 3, 31)},
		ordered{"các sở, ngành", "", "báo cáo kết quả", corpus.Due{Kind: corpus.DueRecurring}},
		ordered{home, "", "tham mưu kiện toàn tổ chức", corpus.Due{}}), source("/a", "1"), "1")
	mustPut(t, s, orderedBy("2/KH-UBND", corpus.Date{Year: 2026, Month: 1, Day: 5}, ordered{home, "", "sơ kết kế hoạch", until(2026, 12, 31)},
		ordered{home, "", "trả lời kiến nghị", corpus.Due{Kind: corpus.DueWithin}}), source("/b", "2"), "1")
	hidden := orderedBy("3/KH-UBND", corpus.Date{Year: 2025, Month: 2, Day: 5}, ordered{home, "", "việc mật", until(2025, 4, 1)})
	hidden.Header.Secrecy = "MẬT"
	mustPut(t, s, hidden, source("/c", "3"), "1")
	return s
}

// actions are what rows order.
func actions(rows []corpus.TaskRow) (out []string) {
	for _, r := range rows {
		out = append(out, r.ActionText)
	}
	return out
}

func TestTasksAreFoundByBodyDayStateAndWords(t *testing.T) {
	s := planned(t)
	day := corpus.Date{Year: 2025, Month: 5, Day: 1}
	for _, c := range []struct {
		name string
		q    corpus.TaskQuery
		want []string
	}{
		{"all, the soonest first", corpus.TaskQuery{}, []string{"bố trí kinh phí", "rà soát vị trí việc làm", "sơ kết kế hoạch", "trả lời kiến nghị", "báo cáo kết quả", "tham mưu kiện toàn tổ chức"}},
		{"the newest document first", corpus.TaskQuery{Order: corpus.TaskByIssue}, []string{"sơ kết kế hoạch", "trả lời kiến nghị", "rà soát vị trí việc làm", "bố trí kinh phí", "báo cáo kết quả", "tham mưu kiện toàn tổ chức"}},
		{"the latest day first", corpus.TaskQuery{Order: corpus.TaskByLatest, N: 2}, []string{"sơ kết kế hoạch", "rà soát vị trí việc làm"}},
		{"a body", corpus.TaskQuery{Body: "so-tai-chinh-tinh-khue-linh"}, []string{"bố trí kinh phí", "rà soát vị trí việc làm"}},
		{"a body that leads", corpus.TaskQuery{Body: "so-tai-chinh-tinh-khue-linh", Leading: true}, []string{"bố trí kinh phí"}},
		{"a body that nobody knows", corpus.TaskQuery{Body: "so-khong-co"}, nil},
		{"past", corpus.TaskQuery{State: corpus.TaskPast, Day: day}, []string{"bố trí kinh phí"}},
		{"ahead", corpus.TaskQuery{State: corpus.TaskAhead, Day: day}, []string{"rà soát vị trí việc làm", "sơ kết kế hoạch"}},
		{"recurring", corpus.TaskQuery{State: corpus.TaskRecurring, Day: day}, []string{"báo cáo kết quả"}},
		{"no day", corpus.TaskQuery{State: corpus.TaskOpen, Day: day}, []string{"tham mưu kiện toàn tổ chức"}},
		{"between days", corpus.TaskQuery{From: corpus.Date{Year: 2025, Month: 3, Day: 31}, To: corpus.Date{Year: 2025, Month: 6, Day: 30}}, []string{"bố trí kinh phí", "rà soát vị trí việc làm"}},
		{"words", corpus.TaskQuery{Words: "vị trí"}, []string{"rà soát vị trí việc làm"}},
		{"words without marks", corpus.TaskQuery{Words: "kinh phi"}, []string{"bố trí kinh phí"}},
		{"words with other marks", corpus.TaskQuery{Words: "kính phi"}, nil},
		{"words of the body", corpus.TaskQuery{Words: "tài chính bố trí"}, []string{"bố trí kinh phí"}},
		{"years", corpus.TaskQuery{Shelf: corpus.Shelf{First: 2026}}, []string{"sơ kết kế hoạch", "trả lời kiến nghị"}},
		{"type", corpus.TaskQuery{Shelf: corpus.Shelf{Type: "quyet-dinh"}}, nil},
		{"place", corpus.TaskQuery{Place: "khue-linh", N: 1}, []string{"bố trí kinh phí"}},
		{"the second page", corpus.TaskQuery{Offset: 2, N: 1}, []string{"sơ kết kế hoạch"}},
		{"behind the last", corpus.TaskQuery{Offset: 99}, nil},
		{"secret ones for who may see them", corpus.TaskQuery{Secret: true, Words: "mật"}, []string{"việc mật"}},
		{"secret ones for who may not", corpus.TaskQuery{Words: "mật"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.q.N == 0 {
				c.q.N = 20
			}
			found, err := s.Tasks(t.Context(), c.q)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, actions(found.Rows)); d != "" {
				t.Error(d)
			}
			if c.q.Offset > 0 || c.q.N < 20 {
				return
			}
			var each []corpus.TaskRow
			if err := s.EachTask(t.Context(), c.q, func(r corpus.TaskRow) error { each = append(each, r); return nil }); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(found.Rows, each); d != "" || found.Found != len(each) {
				t.Errorf("one by one: %d of %d\n%s", len(each), found.Found, d)
			}
		})
	}
}

func TestTasksAreCountedForFilters(t *testing.T) {
	s := planned(t)
	found, err := s.Tasks(t.Context(), corpus.TaskQuery{Day: corpus.Date{Year: 2025, Month: 5, Day: 1}, Body: "so-noi-vu-tinh-khue-linh"})
	if err != nil {
		t.Fatal(err)
	}
	if found.Found != 4 || found.Documents != 2 || found.First != (corpus.Date{Year: 2025, Month: 6, Day: 30}) || found.Last != (corpus.Date{Year: 2026, Month: 12, Day: 31}) {
		t.Errorf("%d of %d, %v to %v", found.Found, found.Documents, found.First, found.Last)
	}
	if d := cmp.Diff([]corpus.TaskCount{{Value: "sap-den", Count: 2}, {Value: "trong-han", Count: 1}, {Value: "khong-ro", Count: 1}}, found.States); d != "" {
		t.Error("states", d)
	}
	if d := cmp.Diff([]corpus.TaskCount{{Value: "so-noi-vu-tinh-khue-linh", Label: home, Count: 4}, {Value: "so-tai-chinh-tinh-khue-linh", Label: finance, Count: 2}}, found.Bodies); d != "" {
		t.Error("bodies", d)
	}
	if d := cmp.Diff([]corpus.TaskCount{{Value: "2026", Label: "2026", Count: 2}, {Value: "2025", Label: "2025", Count: 2}}, found.Years); d != "" {
		t.Error("years", d)
	}
}

func TestTheFirstTasksOfBodiesAreThoseOfTheirLists(t *testing.T) {
	s := planned(t)
	q := corpus.TaskQuery{Day: corpus.Date{Year: 2025, Month: 5, Day: 1}, N: 2}
	got, err := s.FirstTasks(t.Context(), q, []string{"so-tai-chinh-tinh-khue-linh", "so-khong-co", "so-noi-vu-tinh-khue-linh"})
	if err != nil || len(got) != 3 {
		t.Fatal(len(got), err)
	}
	want := [][]string{{"rà soát vị trí việc làm", "bố trí kinh phí"}, nil, {"rà soát vị trí việc làm", "sơ kết kế hoạch"}}
	for i, rows := range got {
		if d := cmp.Diff(want[i], actions(rows)); d != "" {
			t.Error(d)
		}
	}
}

func TestTasksComeBackAsTheyWerePut(t *testing.T) {
	s := open(t)
	d := orderedBy("1/KH-UBND", corpus.Date{Year: 2025}, ordered{home, finance, "rà soát", until(2025, 6, 30)}, ordered{"các sở, ngành", "", "báo cáo", corpus.Due{}})
	id := mustPut(t, s, d, source("/a", "1"), "1").ID
	got, err := s.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d.Tasks, got.Tasks); diff != "" || got.TaskCount != 2 {
		t.Errorf("%d\n%s", got.TaskCount, diff)
	}
}

func TestTasksFollowTheirDocument(t *testing.T) {
	s := planned(t)
	count := func() int {
		t.Helper()
		found, err := s.Tasks(t.Context(), corpus.TaskQuery{})
		if err != nil {
			t.Fatal(err)
		}
		return found.Found
	}
	if n := count(); n != 6 {
		t.Fatal(n)
	}
	mustPut(t, s, orderedBy("2/KH-UBND", corpus.Date{Year: 2026, Month: 1, Day: 5}, ordered{home, "", "sơ kết kế hoạch", until(2026, 12, 31)}), source("/b", "2"), "2")
	if n := count(); n != 5 {
		t.Errorf("read anew with one: %d", n)
	}
	marked := orderedBy("2/KH-UBND", corpus.Date{Year: 2026, Month: 1, Day: 5}, ordered{home, "", "sơ kết kế hoạch", until(2026, 12, 31)})
	marked.Header.Secrecy = "MẬT"
	mustPut(t, s, marked, source("/b", "2"), "3")
	if n := count(); n != 4 {
		t.Errorf("marked: %d", n)
	}
	if _, err := s.RemoveFile(t.Context(), "/a", "Tệp không còn."); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 0 {
		t.Errorf("removed: %d", n)
	}
}

func TestDocumentsThatWereNotReadForTasksAreCounted(t *testing.T) {
	s := open(t)
	issued := corpus.Date{Year: 2025, Month: 1, Day: 5}
	unread := func(q corpus.TaskQuery, want int) {
		t.Helper()
		found, err := s.Tasks(t.Context(), q)
		if err != nil || found.Unread != want {
			t.Errorf("%d, want %d %v", found.Unread, want, err)
		}
	}
	plain := func(n string) *corpus.Document { return orderedBy(n, issued) }
	old := mustPut(t, s, plain("1/KH-UBND"), source("/a", "1"), "8").ID
	mustPut(t, s, plain("2/KH-UBND"), source("/b", "2"), "8 sửa abc")
	read := mustPut(t, s, plain("3/KH-UBND"), source("/c", "3"), "17").ID
	hidden := plain("4/KH-UBND")
	hidden.Header.Secrecy = "MẬT"
	mustPut(t, s, hidden, source("/d", "4"), "7")
	unread(corpus.TaskQuery{}, 2)
	unread(corpus.TaskQuery{Secret: true}, 3)
	unread(corpus.TaskQuery{Doc: old}, 1)
	unread(corpus.TaskQuery{Doc: read}, 0)
	mustPut(t, s, plain("1/KH-UBND"), source("/a", "1"), "17")
	unread(corpus.TaskQuery{}, 1)
	mustPut(t, s, orderedBy("2/KH-UBND", issued, ordered{home, "", "rà soát", until(2025, 6, 30)}), source("/b", "2"), "17")
	unread(corpus.TaskQuery{}, 0)
	if _, err := s.RemoveFile(t.Context(), "/d", "Tệp không còn."); err != nil {
		t.Fatal(err)
	}
	unread(corpus.TaskQuery{Secret: true}, 0)
}

// Tasks as plans of many years and bodies make them; a million of them in memory are what BenchmarkFind of corpus/agenda asks.
const (
	plansMade      = 2_000
	tasksOfPlan    = 50
	unhurriedPlans = 300 // with -short
	assigneesMade  = 3_000
)

func BenchmarkTasksOfManyPlans(b *testing.B) {
	plans := plansMade
	if testing.Short() {
		plans = unhurriedPlans
	}
	s, err := Open(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	for i := range plans {
		var all []ordered
		for j := range tasksOfPlan {
			n := i*tasksOfPlan + j
			due := until(2015+n%15, 1+n%12, 1+n%28)
			if n%3 == 0 {
				due = corpus.Due{}
			}
			all = append(all, ordered{fmt.Sprintf("Sở Công tác %d tỉnh Khuê Lĩnh", n*7919%assigneesMade), "", madeWhats[n%len(madeWhats)] + " " + madeVerbs[n%len(madeVerbs)] + " " + madeHows[n%len(madeHows)], due})
		}
		d := orderedBy(fmt.Sprintf("%d/KH-UBND", i+1), corpus.Date{Year: 2015 + i%12, Month: 1 + i%12, Day: 1 + i%28}, all...)
		if _, err := s.Put(b.Context(), d, corpus.Source{Path: fmt.Sprintf("/%d", i), SHA256: fmt.Sprintf("%064x", i)}, "1"); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := s.Tasks(b.Context(), corpus.TaskQuery{}); err != nil {
		b.Fatal(err)
	}
	day := corpus.Date{Year: 2025, Month: 5, Day: 1}
	for name, q := range map[string]corpus.TaskQuery{
		"all":        {Day: day},
		"body":       {Day: day, Body: "so-cong-tac-7-tinh-khue-linh"},
		"overdue":    {Day: day, State: corpus.TaskPast, Order: corpus.TaskByLatest},
		"days":       {Day: day, From: day, To: corpus.Date{Year: 2025, Month: 6, Day: 30}},
		"words":      {Day: day, Words: "hồ sơ trực tuyến"},
		"last-pages": {Day: day, Offset: plans*tasksOfPlan - 50},
	} {
		b.Run(name, func(b *testing.B) {
			q.N = 50
			for b.Loop() {
				if _, err := s.Tasks(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
