package agenda

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"vankho/corpus"
)

func someTasks(r *rand.Rand, n int) []corpus.Task {
	words := []string{"rà soát", "báo cáo", "hồ sơ", "kinh phí", "đề án", "sơ kết"}
	bodies := []string{"Sở Nội vụ tỉnh Khuê Lĩnh", "Sở Tài chính tỉnh Khuê Lĩnh", "các sở, ngành"}
	out := make([]corpus.Task, n)
	for i := range out {
		t := corpus.Task{Quote: words[r.IntN(len(words))] + " " + words[r.IntN(len(words))]}
		t.Due.Kind = kinds[r.IntN(len(kinds))]
		if r.IntN(3) > 0 {
			t.Due.Last = corpus.Date{Year: 2024 + r.IntN(3), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
		}
		for range 1 + r.IntN(3) {
			t.Assignees = append(t.Assignees, corpus.Assignee{Name: bodies[r.IntN(len(bodies))], Partner: r.IntN(2) == 0})
		}
		out[i] = t
	}
	return out
}

// columnsOf are the columns of tasks of a text that names no offices.
func columnsOf(tasks []corpus.Task) Columns { return NewColumns(tasks, nil) }

func TestPackedColumnsAreReadBack(t *testing.T) {
	c := columnsOf(someTasks(rand.New(rand.NewPCG(1, 1)), 40))
	got, err := Unpack(c.Pack())
	if err != nil || !slices.Equal(c.names, got.names) || len(got.cells) != 40 {
		t.Fatal(err)
	}
	for i := range c.cells {
		if fmt.Sprint(c.cells[i]) != fmt.Sprint(got.cells[i]) {
			t.Errorf("%+v, want %+v", got.cells[i], c.cells[i])
		}
	}
}

func TestStatesAreThoseOfTheDue(t *testing.T) {
	table, all := New(), someTasks(rand.New(rand.NewPCG(2, 2)), 300)
	table.Put(Document{ID: "a", Columns: columnsOf(all)})
	day := corpus.Date{Year: 2025, Month: 6, Day: 15}
	for _, state := range corpus.TaskStates() {
		want := 0
		for _, x := range all {
			if x.Due.StateOn(day) == state {
				want++
			}
		}
		if got := table.Find(corpus.TaskQuery{State: state, Day: day}, Body{}).Total; got != want {
			t.Errorf("%s: %d, want %d", state, got, want)
		}
	}
}

func TestPagesTogetherAreTheWholeList(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	table := New()
	for i := range 20 {
		table.Put(Document{ID: corpus.ID(fmt.Sprint("d", i)), Issued: corpus.Date{Year: 2020 + i%4}, Secret: i%5 == 0, Columns: columnsOf(someTasks(r, 1+r.IntN(30)))})
	}
	for i := range 10 {
		table.Drop(corpus.ID(fmt.Sprint("d", 2*i)))
	}
	for _, q := range []corpus.TaskQuery{{}, {Words: "hồ sơ"}, {Order: corpus.TaskByIssue, Secret: true}, {Order: corpus.TaskByLatest, From: corpus.Date{Year: 2025}}} {
		all := table.All(q, Body{})
		var paged []Task
		for q.N = 7; q.Offset <= len(all); q.Offset += 7 {
			f := table.Find(q, Body{})
			if f.Total != len(all) {
				t.Fatal(f.Total, len(all))
			}
			paged = append(paged, f.Rows...)
		}
		if len(all) == 0 || !reflect.DeepEqual(all, paged) {
			t.Errorf("%+v: %v, want %v", q, paged, all)
		}
	}
}

func TestRoomOfDroppedDocumentsIsGivenBack(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	table := New()
	for i := range 400 {
		table.Put(Document{ID: corpus.ID(fmt.Sprint("d", i)), Columns: columnsOf(someTasks(r, 50))})
	}
	kept := someTasks(r, 5)
	table.Put(Document{ID: "kept", Columns: columnsOf(kept)})
	for i := range 390 {
		table.Drop(corpus.ID(fmt.Sprint("d", i)))
	}
	if n := len(table.rows.doc); n > 15_000 {
		t.Errorf("%d rows are left", n)
	}
	if got := table.Find(corpus.TaskQuery{Doc: "kept", N: 9}, Body{}); got.Total != 5 {
		t.Errorf("%+v", got)
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(columnsOf(someTasks(rand.New(rand.NewPCG(5, 5)), 3)).Pack())
	f.Add([]byte{0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Unpack(data)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Error(err)
			}
			return
		}
		table := New()
		table.Put(Document{ID: "a", Columns: c})
		table.Find(corpus.TaskQuery{N: 10, Words: "báo cáo"}, Body{})
	})
}

func TestPagesFarBehindAreThoseOfTheWholeList(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	table := New()
	for i := range 60 {
		table.Put(Document{ID: corpus.ID(fmt.Sprint("d", i)), Issued: corpus.Date{Year: 2000 + i%7}, Columns: columnsOf(someTasks(r, 200))})
	}
	for _, q := range []corpus.TaskQuery{{N: 40}, {N: 40, Order: corpus.TaskByIssue}, {N: 40, Order: corpus.TaskByLatest}} {
		all := table.All(q, Body{})
		for _, q.Offset = range []int{0, 39, 4_990, 5_001, 9_000, len(all) - 40, len(all) - 7, len(all)} {
			want := all[q.Offset:min(q.Offset+q.N, len(all))]
			if got := table.Find(q, Body{}).Rows; !slices.Equal(got, want) {
				t.Errorf("%s from %d: %v, want %v", q.Order, q.Offset, got, want)
			}
		}
	}
}

func TestTasksOfOneDocumentAreThoseOfTheListThatAreItsOwn(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	table := New()
	for i := range 300 {
		table.Put(Document{ID: corpus.ID(fmt.Sprint("d", i%200)), Secret: i%7 == 0, Columns: columnsOf(someTasks(r, 1+r.IntN(90)))})
	}
	table.Drop("d3")
	for _, q := range []corpus.TaskQuery{{Secret: true}, {}, {Words: "hồ sơ"}, {State: corpus.TaskPast, Day: corpus.Date{Year: 2025, Month: 6, Day: 15}}} {
		all := table.All(q, Body{})
		for _, q.Doc = range []corpus.ID{"d0", "d1", "d3", "d7", "d150", "d199", "none"} {
			want := slices.DeleteFunc(slices.Clone(all), func(x Task) bool { return x.Doc != q.Doc })
			q.N = 1000
			found := table.Find(q, Body{})
			if !slices.Equal(table.All(q, Body{}), want) || !slices.Equal(found.Rows, want) || found.Total != len(want) {
				t.Errorf("%+v: %v, want %v", q, found.Rows, want)
			}
		}
	}
}

func TestWhatIsOrderedOfAnOfficeIsOrderedOfItsBody(t *testing.T) {
	const home = "Sở Nội vụ tỉnh Khuê Lĩnh"
	at := corpus.Span{Start: 5, End: 15}
	office := corpus.Entity{Kind: corpus.EntityPerson, Span: at, Specific: true, Roles: []corpus.Role{{Title: "Giám đốc", Org: home}}}
	anyone := office
	anyone.Specific = false
	for _, c := range []struct {
		name    string
		who     []corpus.Assignee
		names   []corpus.Entity
		leading bool
		want    int
	}{
		{"its head", []corpus.Assignee{{Name: "Giám đốc " + home, Span: at}}, []corpus.Entity{office}, true, 1},
		{"its head, whom no one else is", []corpus.Assignee{{Name: "Giám đốc " + home, Span: at}}, []corpus.Entity{anyone}, true, 0},
		{"its head, of whom the text does not tell whose", []corpus.Assignee{{Name: "Giám đốc", Span: at}}, nil, true, 0},
		{"its head as a partner", []corpus.Assignee{{Name: "Công an tỉnh Khuê Lĩnh"}, {Name: "Giám đốc " + home, Partner: true, Span: at}}, []corpus.Entity{office}, false, 1},
		{"its head as a partner, who does not lead", []corpus.Assignee{{Name: "Công an tỉnh Khuê Lĩnh"}, {Name: "Giám đốc " + home, Partner: true, Span: at}}, []corpus.Entity{office}, true, 0},
		{"it and its head", []corpus.Assignee{{Name: home}, {Name: "Giám đốc " + home, Span: at}}, []corpus.Entity{office}, true, 1},
		{"it, which its head works with", []corpus.Assignee{{Name: home}, {Name: "Giám đốc " + home, Partner: true, Span: at}}, []corpus.Entity{office}, true, 1},
	} {
		table := New()
		table.Put(Document{ID: "a", Columns: NewColumns([]corpus.Task{{Assignees: c.who}}, c.names)})
		key := corpus.NameKey(home)
		got := table.Find(corpus.TaskQuery{Body: "x", Leading: c.leading}, Body{Key: key})
		if got.Total != c.want {
			t.Errorf("%s: %d tasks, want %d", c.name, got.Total, c.want)
		}
		for _, b := range got.Bodies {
			if b.Value == key && b.Count != c.want {
				t.Errorf("%s: counted %d times, want %d", c.name, b.Count, c.want)
			}
		}
	}
}

// manyTasks is a table of tasks of documents of several types, issuers, places and years.
func manyTasks(seed uint64) *Table {
	r := rand.New(rand.NewPCG(seed, seed))
	table := New()
	for i := range 120 {
		table.Put(Document{ID: corpus.ID(fmt.Sprint("d", i)), Secret: i%11 == 0, Type: Value{Slug: []string{"ke-hoach", "quyet-dinh"}[i%2]}, Issuer: Value{Slug: []string{"so-y-te", "bo-y-te"}[i/2%2]},
			Place: Value{Slug: []string{"khue-linh", "van-son"}[i/4%2]}, Year: 2020 + i%5, Issued: corpus.Date{Year: 2020 + i%5}, Columns: columnsOf(someTasks(r, 1+r.IntN(20)))})
	}
	table.Drop("d5")
	return table
}

func TestWhatAFilterKeepsAwayIsCounted(t *testing.T) {
	table := manyTasks(9)
	day := corpus.Date{Year: 2025, Month: 6, Day: 15}
	drop := [corpus.TaskFilters]func(*corpus.TaskQuery){
		corpus.TaskFilterWords:  func(q *corpus.TaskQuery) { q.Words = "" },
		corpus.TaskFilterBody:   func(q *corpus.TaskQuery) { q.Body, q.Leading = "", false },
		corpus.TaskFilterRole:   func(q *corpus.TaskQuery) { q.Leading = false },
		corpus.TaskFilterState:  func(q *corpus.TaskQuery) { q.State = corpus.TaskAll },
		corpus.TaskFilterDays:   func(q *corpus.TaskQuery) { q.From, q.To = corpus.Date{}, corpus.Date{} },
		corpus.TaskFilterType:   func(q *corpus.TaskQuery) { q.Type = "" },
		corpus.TaskFilterIssuer: func(q *corpus.TaskQuery) { q.Issuer = "" },
		corpus.TaskFilterPlace:  func(q *corpus.TaskQuery) { q.Place = "" },
		corpus.TaskFilterYears:  func(q *corpus.TaskQuery) { q.First, q.Shelf.Last = 0, 0 },
		corpus.TaskFilterDoc:    func(q *corpus.TaskQuery) { q.Doc = "" },
	}
	finance := corpus.NameKey("Sở Tài chính tỉnh Khuê Lĩnh")
	told := 0
	for i, q := range []corpus.TaskQuery{
		{Words: "không có", State: corpus.TaskPast},
		{Words: "hồ sơ đề án sơ kết"},
		{Body: "x", Leading: true, Words: "hồ sơ kinh phí", State: corpus.TaskRecurring, Place: "khue-linh", Shelf: corpus.Shelf{Type: "ke-hoach", First: 2024}},
		{Body: "x", Leading: true, Doc: "d2", State: corpus.TaskWithin},
		{Body: "nobody", Doc: "d2"},
		{Doc: "d5"},
		{Doc: "d4", Shelf: corpus.Shelf{Type: "quyet-dinh"}},
		{From: corpus.Date{Year: 2031}, Shelf: corpus.Shelf{Issuer: "y-te", Last: 2021}},
		{From: corpus.Date{Year: 2031}, Shelf: corpus.Shelf{Issuer: "bo-y-te"}, Secret: true},
		{Shelf: corpus.Shelf{Issuer: "bo-tai-chinh"}, Place: "khue-linh"},
	} {
		q.Day = day
		body := finance
		if q.Body == "nobody" {
			body = "không ai"
		}
		found := table.Find(q, Body{Key: body})
		if found.Total > 0 {
			if found.Without != [corpus.TaskFilters]int{} {
				t.Errorf("%d: counted though %d are found", i, found.Total)
			}
			continue
		}
		for f, drop := range drop {
			less := q
			drop(&less)
			if want := table.Find(less, Body{Key: body}).Total; found.Without[f] != want {
				t.Errorf("question %d without filter %d: %d, want %d", i, f, found.Without[f], want)
			}
			told += found.Without[f]
		}
	}
	if told == 0 {
		t.Error("no question tells anything")
	}
}

func TestStretchesAreCountedAsTheirDaysAre(t *testing.T) {
	table, day := manyTasks(10), corpus.Date{Year: 2025, Month: 6, Day: 15}
	starts := []corpus.Date{day, {Year: 2025, Month: 7, Day: 1}, {Year: 2026, Month: 1, Day: 1}}
	for _, q := range []corpus.TaskQuery{{}, {Words: "hồ sơ"}, {State: corpus.TaskAhead}, {From: corpus.Date{Year: 2025, Month: 8, Day: 1}, To: corpus.Date{Year: 2026, Month: 2, Day: 1}}} {
		q.Day, q.Stretches = day, starts
		got := table.Find(q, Body{}).Ahead
		for i, from := range starts {
			part := q
			part.Stretches, part.State = nil, corpus.TaskAhead
			if part.From.Before(from) {
				part.From = from
			}
			if i+1 < len(starts) && (part.To.IsZero() || starts[i+1].Before(part.To)) {
				part.To = starts[i+1].Plus(-1)
			}
			want := 0
			if part.To.IsZero() || !part.To.Before(part.From) {
				want = table.Find(part, Body{}).Total
			}
			if got[i] != want {
				t.Errorf("%+v from %v: %d, want %d", q, from, got[i], want)
			}
		}
	}
}

func TestTheFirstOfEachBodyAreThoseOfItsList(t *testing.T) {
	table := manyTasks(11)
	bodies := []string{corpus.NameKey("Sở Tài chính tỉnh Khuê Lĩnh"), "không ai", corpus.NameKey("Sở Nội vụ tỉnh Khuê Lĩnh")}
	for _, q := range []corpus.TaskQuery{{}, {Leading: true, Words: "báo cáo"}, {State: corpus.TaskPast, Order: corpus.TaskByIssue}} {
		q.Day = corpus.Date{Year: 2025, Month: 6, Day: 15}
		got := table.Firsts(q, bodies, 4)
		for i, body := range bodies {
			q.Body, q.N = "x", 4
			if want := table.Find(q, Body{Key: body}).Rows; !slices.Equal(got[i], want) {
				t.Errorf("%q: %v, want %v", body, got[i], want)
			}
		}
	}
}

func TestTasksStandAsTheyComeUp(t *testing.T) {
	on := func(kind corpus.DueKind, last corpus.Date) corpus.Task {
		return corpus.Task{Due: corpus.Due{Kind: kind, Last: last}}
	}
	table := New()
	table.Put(Document{ID: "a", Columns: columnsOf([]corpus.Task{
		on(corpus.DueNone, corpus.Date{}),
		on(corpus.DueDate, corpus.Date{Year: 2025, Month: 3, Day: 1}),
		on(corpus.DueRecurring, corpus.Date{Year: 2025, Month: 7, Day: 1}),
		on(corpus.DueDate, corpus.Date{Year: 2025, Month: 9, Day: 1}),
		on(corpus.DueWithin, corpus.Date{}),
		on(corpus.DueDate, corpus.Date{Year: 2025, Month: 6, Day: 15}),
		on(corpus.DueDate, corpus.Date{Year: 2025, Month: 5, Day: 1}),
		on(corpus.DueOngoing, corpus.Date{}),
	})})
	for order, want := range map[corpus.TaskOrder][]int{
		corpus.TaskByDue:    {6, 4, 7, 2, 5, 3, 8, 1},
		corpus.TaskByLatest: {4, 3, 6, 7, 2, 1, 5, 8},
		corpus.TaskByText:   {1, 2, 3, 4, 5, 6, 7, 8},
	} {
		var got []int
		for _, x := range table.All(corpus.TaskQuery{Day: corpus.Date{Year: 2025, Month: 6, Day: 15}, Order: order}, Body{}) {
			got = append(got, x.N)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", order, got, want)
		}
	}
}
