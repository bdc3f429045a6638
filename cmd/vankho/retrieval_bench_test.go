package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"vankho/cmd/measure"
	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/search"
	"vankho/search/engine"
	"vankho/search/query"
)

// evaluation are the files that the project is measured with from outside.
var evaluation = filepath.Join("..", "..", "..", "shared", "eval")

// evaluationFile is one of them; without them there is nothing to measure.
func evaluationFile(b *testing.B, name string) string {
	b.Helper()
	path := filepath.Join(evaluation, filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		b.Skipf("the evaluation files are not here: %v", err)
	}
	return path
}

// BenchmarkRetrieval measures the program itself over 77,843 articles: filling, questions, memory, disk, look-ups, suggestions, a start and
// a document that arrives; and SQLite's FTS5 over the same text beside it. Each part runs once, whatever -benchtime says. Nothing is decided by it.
func BenchmarkRetrieval(b *testing.B) {
	articles, questions, right := evaluationFile(b, "retrieval/articles.jsonl.gz"), evaluationFile(b, "retrieval/queries.jsonl"), evaluationFile(b, "retrieval/qrels.tsv")
	data := filepath.Join(b.TempDir(), "kho")
	var own measure.RetrievalReport
	once(b, "vankho", func(b *testing.B) {
		evaluated(b, &own, "retrieval", "--corpus", articles, "--queries", questions, "--qrels", right, "--data", data)
		quality(b, own)
		b.ReportMetric(own.Filling.Store+own.Filling.Index, "fill-s")
		b.ReportMetric(float64(own.Filling.Peak)/1e6, "index-MB")
		b.ReportMetric(own.Filling.Disk(), "disk/text")
		b.ReportMetric(own.PerSecond, "questions/s")
	})
	once(b, "fts5", func(b *testing.B) {
		var other measure.RetrievalReport
		evaluated(b, &other, "retrieval", "--corpus", articles, "--queries", questions, "--qrels", right, "--engine", measure.EngineFTS, "--marked-only")
		quality(b, other)
		b.ReportMetric(other.Filling.Index, "fill-s")
		b.ReportMetric(other.Filling.Disk(), "disk/text")
		b.ReportMetric(other.PerSecond, "questions/s")
		b.ReportMetric(other.Marked.Latency.Half/max(.001, own.Marked.Latency.Half), "×vankho-p50")
	})
	once(b, "lookup", func(b *testing.B) {
		var r measure.LookupReport
		evaluated(b, &r, "lookup", "--register", evaluationFile(b, "lookup/register.jsonl"), "--queries", evaluationFile(b, "lookup/queries.jsonl"))
		for _, k := range r.Kinds {
			b.ReportMetric(100*k.At1, strings.ReplaceAll(k.Kind, " ", "-")+"@1")
			b.ReportMetric(100*k.At5, strings.ReplaceAll(k.Kind, " ", "-")+"@5")
		}
		latency(b, r.Latency)
	})
	if _, err := os.Stat(filepath.Join(data, "vankho.db")); err != nil {
		return // the part that fills it was not asked for
	}
	once(b, "start", func(b *testing.B) { start(b, data) })
	once(b, "arrival", func(b *testing.B) { arrival(b, data) })
	once(b, "suggest", func(b *testing.B) { suggestions(b, data, questions) })
}

// once runs a part a single time.
func once(b *testing.B, name string, fn func(b *testing.B)) {
	b.Run(name, func(b *testing.B) {
		done := false
		for b.Loop() {
			if !done {
				fn(b)
				done = true
			}
		}
		b.ReportMetric(0, "ns/op") // a part is not one operation
	})
}

// evaluated runs `vankho eval` as a program of its own, so that its memory is its own, and reads its report.
func evaluated(b *testing.B, report any, args ...string) {
	b.Helper()
	var out, errs bytes.Buffer
	cmd := program(b.Context(), append(append([]string{"eval"}, args...), "--json")...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		b.Fatalf("%v: %v\n%s", args, err, &errs)
	}
	if err := json.Unmarshal(out.Bytes(), report); err != nil {
		b.Fatal(err)
	}
}

func quality(b *testing.B, r measure.RetrievalReport) {
	b.ReportMetric(r.Marked.Qualities[0].NDCG10, "nDCG@10")
	b.ReportMetric(r.Marked.Qualities[0].Recall100, "recall@100")
	if r.Unmarked != nil {
		b.ReportMetric(r.Unmarked.Qualities[0].NDCG10, "unmarked-nDCG@10")
	}
	latency(b, r.Marked.Latency)
}

func latency(b *testing.B, l measure.Latency) {
	b.ReportMetric(l.Half, "p50-ms")
	b.ReportMetric(l.Nearly, "p99-ms")
}

// start measures how long `vankho serve` takes until a question is answered, and what it holds when nobody asks.
func start(b *testing.B, data string) {
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	cmd := program(ctx, "serve", "--data", data, "--listen", "127.0.0.1:0")
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() { cancel(); _ = cmd.Wait() }()
	address := ""
	lines := bufio.NewScanner(out)
	for address == "" && lines.Scan() {
		address = openedAt.FindString(lines.Text())
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"/api/v1/tim?q="+url.QueryEscape("bảo hiểm xã hội"), nil)
	if err != nil {
		b.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(time.Since(began).Seconds(), "ready-s")
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		b.Fatal(answer.Status)
	}
	time.Sleep(3 * time.Second)
	if status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid)); err == nil {
		_, rest, _ := strings.Cut(string(status), "VmRSS:")
		if f := strings.Fields(rest); len(f) > 0 {
			kb, _ := strconv.ParseFloat(f[0], 64)
			b.ReportMetric(kb*1024/1e6, "idle-MB")
		}
	}
}

// opened opens a filled data folder as serve does.
func opened(b *testing.B, data string) (*store.Store, *engine.Engine) {
	b.Helper()
	st, err := store.Open(b.Context(), data)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() })
	e, err := openEngine(st)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	if err := e.Sync(b.Context(), st, nil); err != nil {
		b.Fatal(err)
	}
	return st, e
}

// arrival measures how long after a document is put it is found.
func arrival(b *testing.B, data string) {
	st, e := opened(b, data)
	var took []float64
	for i := range 5 {
		word := "khuelinh" + strconv.Itoa(i)
		d := &corpus.Document{Title: "Kế hoạch trồng rừng " + word, Text: "Kế hoạch trồng rừng " + word + " của tỉnh.\n", Header: corpus.Header{Number: strconv.Itoa(9000+i) + "/KH-UBND"}}
		began := time.Now()
		if _, err := st.Put(b.Context(), d, corpus.Source{Path: "toi.txt", Member: word, SHA256: word, MIME: "text/plain"}, "1"); err != nil {
			b.Fatal(err)
		}
		if err := e.Sync(b.Context(), st, nil); err != nil {
			b.Fatal(err)
		}
		r, err := e.Search(b.Context(), search.Request{Query: query.Parse("trồng rừng " + word), Limit: 10})
		if err != nil || len(r.Hits) == 0 || r.Relaxed {
			b.Fatal("the document that arrived is not found", err)
		}
		took = append(took, time.Since(began).Seconds())
	}
	b.ReportMetric(slices.Max(took), "put-to-found-s")
}

// suggestions measures completing what is typed, letter after letter, of some questions.
func suggestions(b *testing.B, data, questions string) {
	_, e := opened(b, data)
	file, err := os.ReadFile(questions)
	if err != nil {
		b.Fatal(err)
	}
	var took []float64
	typed := 0
	for line := range bytes.Lines(file) {
		var q measure.Question
		if err := json.Unmarshal(line, &q); err != nil {
			b.Fatal(err)
		}
		if typed++; typed > 100 {
			break
		}
		letters := []rune(q.Text)
		for n := 2; n <= min(30, len(letters)); n++ {
			began := time.Now()
			if _, err := e.Suggest(b.Context(), string(letters[:n]), 7, false); err != nil {
				b.Fatal(err)
			}
			took = append(took, float64(time.Since(began))/1e6)
		}
	}
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2], "p50-ms")
	b.ReportMetric(took[len(took)*99/100], "p99-ms")
}
