package agenda

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"vankho/corpus"
)

// How many documents and bodies the bench has, and tasks of each document: a million tasks.
const (
	benchDocuments = 20_000
	benchTasks     = 50
	benchBodies    = 3_000
)

// BenchmarkFind asks a table of a million tasks, as the pages of tasks, of documents and of bodies do. Nothing is decided by it.
func BenchmarkFind(b *testing.B) {
	documents := benchDocuments
	if testing.Short() {
		documents /= 40
	}
	r := rand.New(rand.NewPCG(7, 7))
	words := strings.Fields("rà soát báo cáo hồ sơ kinh phí đề án sơ kết trực tuyến thủ tục hành chính giải quyết tiếp nhận đào tạo cán bộ công chức xây dựng nông thôn mới")
	table := New()
	for i := range documents {
		tasks := make([]corpus.Task, benchTasks)
		for j := range tasks {
			t := &tasks[j]
			for range 14 {
				t.Quote += words[r.IntN(len(words))] + " "
			}
			if r.IntN(3) > 0 {
				t.Due = corpus.Due{Kind: corpus.DueDate, Last: corpus.Date{Year: 2015 + r.IntN(15), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}}
			}
			for k := range 1 + r.IntN(2) {
				t.Assignees = append(t.Assignees, corpus.Assignee{Name: fmt.Sprintf("Sở Công tác %d tỉnh Khuê Lĩnh", r.IntN(benchBodies)), Partner: k > 0})
			}
		}
		table.Put(Document{ID: corpus.ID(fmt.Sprint("d", i)), Issued: corpus.Date{Year: 2015 + i%12, Month: 1 + i%12, Day: 1 + i%28}, Columns: columnsOf(tasks)})
	}
	day := corpus.Date{Year: 2025, Month: 5, Day: 1}
	body := corpus.NameKey("Sở Công tác 7 tỉnh Khuê Lĩnh")
	for _, c := range []struct {
		name string
		q    corpus.TaskQuery
	}{
		{"all", corpus.TaskQuery{}},
		{"body", corpus.TaskQuery{Body: body}},
		{"overdue", corpus.TaskQuery{State: corpus.TaskPast, Order: corpus.TaskByLatest}},
		{"days", corpus.TaskQuery{From: day, To: corpus.Date{Year: 2025, Month: 6, Day: 30}}},
		{"words", corpus.TaskQuery{Words: "hồ sơ trực tuyến"}},
		{"document", corpus.TaskQuery{Doc: "d17"}},
		{"last-page", corpus.TaskQuery{Offset: documents*benchTasks - 20}},
	} {
		b.Run(c.name, func(b *testing.B) {
			c.q.Day, c.q.N = day, 20
			for b.Loop() {
				table.Find(c.q, Body{Key: body})
			}
		})
	}
	page := corpus.TaskQuery{Day: day, N: 20, Stretches: []corpus.Date{day, {Year: 2025, Month: 5, Day: 5}, {Year: 2025, Month: 6, Day: 1}, {Year: 2025, Month: 7, Day: 1}}}
	b.Run("page", func(b *testing.B) {
		for b.Loop() {
			table.Find(page, Body{})
		}
	})
	b.Run("page-a-walk-each", func(b *testing.B) { // what the page asked before one walk told it all
		for b.Loop() {
			table.Find(corpus.TaskQuery{Day: day, N: 1}, Body{})
			for i, from := range page.Stretches {
				q := corpus.TaskQuery{Day: day, N: 20, State: corpus.TaskAhead, From: from}
				if i+1 < len(page.Stretches) {
					q.To = page.Stretches[i+1].Plus(-1)
				}
				table.Find(q, Body{})
			}
		}
	})
	eight := make([]string, 8)
	for i := range eight {
		eight[i] = corpus.NameKey(fmt.Sprintf("Sở Công tác %d tỉnh Khuê Lĩnh", i))
	}
	b.Run("by-body", func(b *testing.B) {
		for b.Loop() {
			table.Firsts(corpus.TaskQuery{Day: day}, eight, 3)
		}
	})
	b.Run("by-body-a-walk-each", func(b *testing.B) {
		for b.Loop() {
			for _, key := range eight {
				table.Find(corpus.TaskQuery{Day: day, N: 3, Body: "x", State: corpus.TaskAhead}, Body{Key: key})
			}
		}
	})
	none := corpus.TaskQuery{Day: day, Body: body, Words: "hồ sơ trực tuyến", State: corpus.TaskWithin, From: day, Shelf: corpus.Shelf{Type: "ke-hoach", Issuer: "khue-linh", First: 2020}, Place: "khue-linh"}
	b.Run("none", func(b *testing.B) {
		for b.Loop() {
			table.Find(none, Body{Key: body})
		}
	})
	b.Run("all-of-a-document", func(b *testing.B) {
		for b.Loop() {
			if got := table.All(corpus.TaskQuery{Doc: "d17"}, Body{}); len(got) != benchTasks {
				b.Fatal(len(got))
			}
		}
	})
}
