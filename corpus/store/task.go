package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"vankho/corpus"
	"vankho/corpus/agenda"
)

// putTasks writes the tasks of a document and what they are filtered by.
func putTasks(ctx context.Context, tx *sql.Tx, id corpus.ID, doc *corpus.Document) error {
	if len(doc.Tasks) == 0 {
		return nil
	}
	if err := each(ctx, tx, "INSERT INTO tasks VALUES (?,?,?,?)", doc.Tasks, func(i int, t corpus.Task) ([]any, error) {
		page := 0
		for _, p := range doc.Pages {
			if p.Start > t.Start {
				break
			}
			page = p.Number
		}
		body, err := json.Marshal(unquoted(t))
		return []any{id, i + 1, page, string(body)}, err
	}); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO task_columns VALUES (?,?)", id, agenda.NewColumns(doc.Tasks, doc.Entities).Pack())
	return err
}

// unquoted is a task without what its spans tell.
func unquoted(t corpus.Task) corpus.Task {
	t.Quote, t.Due.Quote = "", ""
	t.Assignees = slices.Clone(t.Assignees)
	for i := range t.Assignees {
		t.Assignees[i].Quote = ""
	}
	return t
}

// loadTasks reads the tasks of a document whose text is known.
func loadTasks(ctx context.Context, q querier, d *corpus.Document) error {
	return rows(ctx, q, func(r *sql.Rows) error {
		var body []byte
		if err := r.Scan(&body); err != nil {
			return err
		}
		var t corpus.Task
		if err := json.Unmarshal(body, &t); err != nil {
			return err
		}
		t.Quote, t.Due.Quote = t.In(d.Text), t.Due.In(d.Text)
		for i := range t.Assignees {
			t.Assignees[i].Quote = t.Assignees[i].In(d.Text)
		}
		d.Tasks = append(d.Tasks, t)
		return nil
	}, "SELECT body FROM tasks WHERE doc = ? ORDER BY n", d.ID)
}
