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
		if got := table.Find(corpus.TaskQuery{State: state, Day: day}, "").Total; got != want {
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
		all := table.All(q, "")
		var paged []Task
		for q.N = 7; q.Offset <= len(all); q.Offset += 7 {
			f := table.Find(q, "")
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
	if got := table.Find(corpus.TaskQuery{Doc: "kept", N: 9}, ""); got.Total != 5 {
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
		table.Find(corpus.TaskQuery{N: 10, Words: "báo cáo"}, "")
	})
}

func TestPagesFarBehindAreThoseOfTheWholeList(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	table := New()
	for i := range 60 {
		table.Put(Document{ID: corpus.ID(fmt.Sprint("d", i)), Issued: corpus.Date{Year: 2000 + i%7}, Columns: columnsOf(someTasks(r, 200))})
	}
	for _, q := range []corpus.TaskQuery{{N: 40}, {N: 40, Order: corpus.TaskByIssue}, {N: 40, Order: corpus.TaskByLatest}} {
		all := table.All(q, "")
		for _, q.Offset = range []int{0, 39, 4_990, 5_001, 9_000, len(all) - 40, len(all) - 7, len(all)} {
			want := all[q.Offset:min(q.Offset+q.N, len(all))]
			if got := table.Find(q, "").Rows; !slices.Equal(got, want) {
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
		all := table.All(q, "")
		for _, q.Doc = range []corpus.ID{"d0", "d1", "d3", "d7", "d150", "d199", "none"} {
			want := slices.DeleteFunc(slices.Clone(all), func(x Task) bool { return x.Doc != q.Doc })
			q.N = 1000
			found := table.Find(q, "")
			if !slices.Equal(table.All(q, ""), want) || !slices.Equal(found.Rows, want) || found.Total != len(want) {
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
		got := table.Find(corpus.TaskQuery{Body: "x", Leading: c.leading}, key)
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
