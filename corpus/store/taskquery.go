package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"vankho/corpus"
	"vankho/corpus/agenda"
)

// Tasks lists one page of the tasks that a question means, and how many there are of each value of a filter. A body that no document has, or
// that the reader may not know, has none.
func (s *Store) Tasks(ctx context.Context, q corpus.TaskQuery) (corpus.TasksFound, error) {
	body, err := s.body(ctx, q)
	if err != nil {
		return corpus.TasksFound{}, fmt.Errorf("tasks: %w", err)
	}
	t, release, err := s.agenda(ctx)
	if err != nil {
		return corpus.TasksFound{}, err
	}
	found := t.Find(q, body)
	release()
	out := corpus.TasksFound{Found: found.Total, Documents: found.Documents, States: found.States, Types: found.Types, Issuers: found.Issuers,
		Places: found.Places, Years: found.Years, First: found.First, Last: found.Last, Shared: found.Shared, Unread: found.Unread, Ahead: found.Ahead, Without: found.Without}
	if out.Bodies, err = s.tellBodies(ctx, found.Bodies, q.Secret); err == nil {
		out.Rows, err = s.tellTasks(ctx, found.Rows, q)
	}
	if err != nil {
		return corpus.TasksFound{}, fmt.Errorf("tasks: %w", err)
	}
	return out, nil
}

// FirstTasks are the first q.N tasks of each of some bodies among those that a question means, in its order; q.Body does not count. Bodies are
// addresses of names, those that the reader may not know have none.
func (s *Store) FirstTasks(ctx context.Context, q corpus.TaskQuery, bodies []string) ([][]corpus.TaskRow, error) {
	keys := make([]string, len(bodies))
	for i, body := range bodies {
		of, err := s.body(ctx, corpus.TaskQuery{Body: body, Secret: q.Secret})
		if err != nil {
			return nil, fmt.Errorf("first tasks: %w", err)
		}
		keys[i] = of.Key
	}
	t, release, err := s.agenda(ctx)
	if err != nil {
		return nil, err
	}
	lists := t.Firsts(q, keys, q.N)
	release()
	rows, err := s.tellTasks(ctx, slices.Concat(lists...), q)
	if err != nil {
		return nil, fmt.Errorf("first tasks: %w", err)
	}
	told := map[agenda.Task]corpus.TaskRow{}
	for _, r := range rows {
		told[agenda.Task{Doc: r.Document.ID, N: r.N}] = r
	}
	out := make([][]corpus.TaskRow, len(lists))
	for i, list := range lists {
		for _, t := range list {
			if r, ok := told[t]; ok {
				out[i] = append(out[i], r)
			}
		}
	}
	return out, nil
}

// EachTask hands on all tasks that a question means, in its order; Offset and N do not count. Nothing of the store is held meanwhile.
func (s *Store) EachTask(ctx context.Context, q corpus.TaskQuery, yield func(corpus.TaskRow) error) error {
	body, err := s.body(ctx, q)
	if err != nil {
		return fmt.Errorf("tasks: %w", err)
	}
	t, release, err := s.agenda(ctx)
	if err != nil {
		return err
	}
	all := t.All(q, body)
	release()
	for some := range slices.Chunk(all, batch) {
		list, err := s.tellTasks(ctx, some, q)
		if err != nil {
			return fmt.Errorf("tasks: %w", err)
		}
		if err := handOn(list, yield); err != nil {
			return err
		}
	}
	return nil
}

// body is the body of a question as the table knows it, without a key where no document that the reader may see has it.
func (s *Store) body(ctx context.Context, q corpus.TaskQuery) (agenda.Body, error) {
	if q.Body == "" {
		return agenda.Body{}, nil
	}
	n, err := s.Name(ctx, corpus.NameBody, q.Body, q.Secret)
	if errors.Is(err, corpus.ErrNotFound) {
		return agenda.Body{}, nil
	}
	until, _, _ := corpus.BodyEnd(n.Label)
	return agenda.Body{Key: corpus.NameKey(n.Label), Class: n.Class, Place: placeOfIssuer(n.Label).Slug, Until: until}, err
}

// shownBodies is how many bodies are answered for a filter.
const shownBodies = 50

// tellBodies gives bodies their addresses and names; those without a page, such as "các sở, ngành", are left out.
func (s *Store) tellBodies(ctx context.Context, counts []corpus.TaskCount, secret bool) ([]corpus.TaskCount, error) {
	counts = counts[:min(4*shownBodies, len(counts))]
	keys := make([]string, len(counts))
	for i, c := range counts {
		keys[i] = c.Value
	}
	named, err := s.NamesCalled(ctx, corpus.NameBody, keys, secret)
	if err != nil {
		return nil, err
	}
	var out []corpus.TaskCount
	for _, c := range counts {
		if n, ok := named[c.Value]; ok && n.ID != "" && len(out) < shownBodies {
			out = append(out, corpus.TaskCount{Value: n.ID, Label: n.Label, Count: c.Count})
		}
	}
	return out, nil
}

// taskKey names a task.
type taskKey struct {
	ID corpus.ID `json:"d"`
	N  int       `json:"n"`
}

// tellTasks reads what tasks say, in their order, with their documents. Those that went meanwhile are left out.
func (s *Store) tellTasks(ctx context.Context, tasks []agenda.Task, q corpus.TaskQuery) ([]corpus.TaskRow, error) {
	if len(tasks) == 0 {
		return nil, nil
	}
	keys := make([]taskKey, len(tasks))
	ids := map[corpus.ID]bool{}
	var distinct []corpus.ID
	for i, t := range tasks {
		keys[i] = taskKey{t.Doc, t.N}
		if !ids[t.Doc] {
			ids[t.Doc] = true
			distinct = append(distinct, t.Doc)
		}
	}
	told, err := s.readTasks(ctx, keys)
	if err != nil {
		return nil, err
	}
	documents, err := s.Summaries(ctx, distinct)
	if err != nil {
		return nil, err
	}
	var labels []string
	for _, row := range told {
		for _, a := range row.Assignees {
			labels = append(labels, a.Name)
		}
	}
	slices.Sort(labels)
	named, err := s.NamesCalled(ctx, corpus.NameBody, slices.Compact(labels), q.Secret)
	if err != nil {
		return nil, err
	}
	out := make([]corpus.TaskRow, 0, len(tasks))
	for _, k := range keys {
		row, ok := told[k]
		if row.Document, ok = documents[k.ID], ok && documents[k.ID].ID != "" && (q.Secret || documents[k.ID].Secrecy == ""); !ok {
			continue
		}
		row.State = row.Due.StateOn(q.Day)
		for _, a := range row.Assignees {
			if n, ok := named[a.Name]; ok && n.ID != "" {
				if row.Bodies == nil {
					row.Bodies = map[string]string{}
				}
				row.Bodies[a.Name] = n.ID
			}
		}
		out = append(out, row)
	}
	return out, nil
}

// readTasks reads tasks with what their spans say.
func (s *Store) readTasks(ctx context.Context, keys []taskKey) (map[taskKey]corpus.TaskRow, error) {
	ask, err := list(keys)
	if err != nil {
		return nil, err
	}
	out := map[taskKey]corpus.TaskRow{}
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var x corpus.TaskRow
		var id corpus.ID
		var body []byte
		if err := r.Scan(&id, &x.N, &x.Page, &x.Method, &x.Quality, &body); err != nil {
			return err
		}
		err := json.Unmarshal(body, &x.Task)
		out[taskKey{id, x.N}] = x
		return err
	}, `SELECT t.doc, t.n, t.page, coalesce(p.method, ''), coalesce(p.quality, 0), t.body
		FROM json_each(?) j CROSS JOIN tasks t ON t.doc = j.value ->> 'd' AND t.n = j.value ->> 'n' LEFT JOIN pages p ON p.doc = t.doc AND p.number = t.page`, ask)
	if err != nil {
		return nil, err
	}
	of := map[corpus.ID][]taskKey{}
	for _, k := range keys {
		if _, ok := out[k]; ok {
			of[k.ID] = append(of[k.ID], k)
		}
	}
	for id, tasks := range of {
		for some := range slices.Chunk(tasks, 50) { // SQLite takes a limited number of pieces at once
			if err := s.quoteTasks(ctx, id, some, out); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// quoteTasks fills in what the spans of some tasks of a document say.
func (s *Store) quoteTasks(ctx context.Context, id corpus.ID, keys []taskKey, rows map[taskKey]corpus.TaskRow) error {
	var spans []corpus.Span
	for _, k := range keys {
		x := rows[k]
		spans = append(spans, x.Span, x.Action, x.Due.Span)
		for _, a := range x.Assignees {
			spans = append(spans, a.Span)
		}
	}
	var said []string
	for some := range slices.Chunk(spans, 200) {
		pieces, err := s.Pieces(ctx, id, some)
		if err != nil {
			return err
		}
		if len(pieces) < len(some) {
			pieces = make([]string, len(some)) // the text went meanwhile
		}
		said = append(said, pieces...)
	}
	for _, k := range keys {
		x := rows[k]
		x.Quote, x.ActionText, x.Due.Quote, said = said[0], said[1], said[2], said[3:]
		for i := range x.Assignees {
			x.Assignees[i].Quote, said = said[0], said[1:]
		}
		rows[k] = x
	}
	return nil
}
