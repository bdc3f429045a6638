package measure

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// taskText is a text whose tasks are measured.
type taskText struct {
	id, kind, text string
	tasks          []corpus.Task
}

// newTaskText keeps of a document what is measured; nil where it could not be read. The rest of thousands of rules is much.
func newTaskText(id string, d *corpus.Document) *taskText {
	if d == nil {
		return nil
	}
	return &taskText{id, d.Header.Type, d.Text, d.Tasks}
}

// placedText is a line of a collection of whole texts, or of one of articles.
type placedText struct {
	collected
	Title string `json:"title"`
	Law   string `json:"law"`
}

// taskTexts reads a folder of files, a collection of whole texts, or one of articles, whose rules are put together. What cannot be read is left out.
// Errors: FileFault, those of the file system and of the context.
func taskTexts(ctx context.Context, source string, only func(id string) bool, progress func(step string, done, total int)) ([]*taskText, error) {
	if progress == nil {
		progress = func(string, int, int) {}
	}
	var out []*taskText
	if info, err := os.Stat(source); err != nil {
		return nil, err
	} else if info.IsDir() {
		return folderTexts(ctx, source, only, progress)
	}
	var texts []collected
	var articles []Article
	if err := eachJSON(source, func(t placedText) string { return t.ID }, func(t placedText) {
		if t.Law != "" || t.Title != "" {
			articles = append(articles, Article{ID: t.ID, Title: t.Title, Text: t.Text, Law: t.Law})
		} else if only(t.ID) {
			texts = append(texts, t.collected)
		}
	}); err != nil {
		return nil, err
	}
	if len(articles) > 0 && len(texts) > 0 {
		return nil, errors.New("tệp vừa có toàn văn vừa có điều luật")
	}
	for _, law := range lawTexts(articles) {
		if id := law[0].Law; id != "" && only(id) {
			texts = append(texts, collected{ID: id, Text: ruleText(law)})
		}
	}
	out = make([]*taskText, len(texts))
	err := each(ctx, len(texts), func(i int) { out[i] = newTaskText(texts[i].ID, understand(texts[i].Text)) }, func(done int) { progress("Đọc", done, len(texts)) })
	return slices.DeleteFunc(out, func(t *taskText) bool { return t == nil }), err
}

// folderTexts reads the files of a folder, in the order of their names.
func folderTexts(ctx context.Context, folder string, only func(id string) bool, progress func(step string, done, total int)) ([]*taskText, error) {
	var out []*taskText
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		id, docs := filepath.ToSlash(name), map[string]*corpus.Document{}
		if !only(id) {
			return nil
		}
		progress("Đọc", len(out), 0)
		if err := documentOfFile(ctx, path, id, docs); err != nil {
			return err
		}
		if t := newTaskText(id, docs[id]); t != nil {
			out = append(out, t)
		}
		return nil
	})
	return out, err
}

// ruleText is the text of a rule of which the articles are known: its number, what it is, one article below the other.
func ruleText(articles []Article) string {
	var b strings.Builder
	if n, ok := corpus.ParseNumber(articles[0].Law); ok {
		b.WriteString("Số: " + n.String() + "\n")
		if t, ok := n.DocType(); ok {
			b.WriteString(strings.ToUpper(t.Name) + "\n")
		}
	}
	for _, a := range articles {
		for _, part := range [...]string{viet.Squeeze(a.Title), strings.TrimSpace(a.Text)} {
			if part != "" {
				b.WriteString(part + "\n")
			}
		}
	}
	return b.String()
}
