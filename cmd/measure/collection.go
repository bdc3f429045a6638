package measure

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Article (điều) is one line of a collection of articles: what a question is answered with.
// Example: {"id":"57/2020/qh14#1","title":"Điều 1. Thanh niên","text":"Thanh niên là …","law":"57/2020/qh14"}.
type Article struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
	// Law is the number or name of the text that the article stands in; "" where nobody knows.
	Law string `json:"law"`
}

// Question is one line of a file of questions: what is typed, and for look-ups of what kind and which documents are right.
type Question struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	// Kind is "number", "number-lazy", "title", "title-folded", "title-abbr".
	Kind string   `json:"kind"`
	Gold []string `json:"gold"`
}

// Judgements (qrels) are the right answers by question: how much each is worth, at least 1.
type Judgements map[string]map[string]int

// FileFault is a file of an evaluation that cannot be used.
type FileFault struct {
	Path string
	// Line counts from 1; 0 where the fault is no line's.
	Line int
	// Reason is a Vietnamese clause: "thiếu trường id".
	Reason string
}

func (f FileFault) Error() string {
	if f.Line == 0 {
		return fmt.Sprintf("%s: %s", f.Path, f.Reason)
	}
	return fmt.Sprintf("%s:%d: %s", f.Path, f.Line, f.Reason)
}

// longestLine is the most that one line of a file may hold, in bytes.
const longestLine = 64 << 20

// eachLine gives every line of a file that is not blank to fn, unpacked where it is packed by gzip. An error of fn that is a sentence is
// reported with the line. Errors: FileFault, those of the file system.
func eachLine(path string, fn func(line []byte) error) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	in := bufio.NewReaderSize(f, 1<<16)
	var from io.Reader = in
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return FileFault{path, 0, "tệp nén gzip bị hỏng"}
		}
		from = z
	}
	lines := bufio.NewScanner(from)
	lines.Buffer(make([]byte, 0, 1<<16), longestLine)
	n := 0
	for lines.Scan() {
		n++
		if line := bytes.TrimSpace(lines.Bytes()); len(line) > 0 {
			if err := fn(line); err != nil {
				return FileFault{path, n, err.Error()}
			}
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return FileFault{path, n + 1, "dòng quá dài"}
	} else if err != nil {
		return FileFault{path, n + 1, "không đọc tiếp được"}
	}
	if n == 0 {
		return FileFault{path, 0, "tệp rỗng"}
	}
	return nil
}

// eachJSON is eachLine for lines of JSON whose id, as name gives it, must stand there once and hold no space: a run file is parted by spaces.
func eachJSON[T any](path string, name func(T) string, fn func(T)) error {
	seen := map[string]bool{}
	return eachLine(path, func(line []byte) error {
		var v T
		if json.Unmarshal(line, &v) != nil {
			return errors.New("không phải JSON đúng dạng")
		}
		id := name(v)
		switch {
		case id == "":
			return errors.New("thiếu trường id")
		case strings.ContainsAny(id, " \t\r\n\v\f\u00a0"):
			return fmt.Errorf("id %q có khoảng trắng", id)
		case seen[id]:
			return fmt.Errorf("id %q đã có ở dòng trước", id)
		}
		seen[id] = true
		fn(v)
		return nil
	})
}

func readQuestions(path string) ([]Question, error) {
	var all []Question
	err := eachJSON(path, func(q Question) string { return q.ID }, func(q Question) { all = append(all, q) })
	return all, err
}

func readArticles(path string) ([]Article, error) {
	var all []Article
	err := eachJSON(path, func(a Article) string { return a.ID }, func(a Article) { all = append(all, a) })
	return all, err
}

// readJudgements reads lines "question article worth", or "question 0 article worth" as TREC writes them. What is worth 0 is left out.
func readJudgements(path string) (Judgements, error) {
	all := Judgements{}
	err := eachLine(path, func(line []byte) error {
		f := strings.Fields(string(line))
		if len(f) == 4 {
			f = []string{f[0], f[2], f[3]}
		}
		if len(f) < 2 || len(f) > 4 {
			return errors.New("cần ba cột: câu hỏi, điều, mức đúng")
		}
		worth := 1
		if len(f) == 3 {
			n, err := strconv.Atoi(f[2])
			if err != nil {
				return fmt.Errorf("mức đúng %q không phải là số", f[2])
			}
			worth = n
		}
		if worth < 1 {
			return nil
		}
		if all[f[0]] == nil {
			all[f[0]] = map[string]int{}
		}
		all[f[0]][f[1]] = worth
		return nil
	})
	return all, err
}
