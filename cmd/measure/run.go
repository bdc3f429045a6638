package measure

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"vankho/corpus/viet"
)

// Scored is one answer, by the id that the file of the collection gives it.
type Scored struct {
	ID    string
	Score float64
}

// Ranker answers questions: the program's own engine, or one to compare it with. It is safe for concurrent use.
type Ranker interface {
	// Rank answers the best first, at most limit.
	Rank(ctx context.Context, question string, limit int) ([]Scored, error)
}

// Answer is what was answered to one question, and how long it took.
type Answer struct {
	Question Question
	Found    []Scored
	Took     time.Duration
}

// Run (kết quả chạy) are the answers to all questions, in the order of the file.
type Run []Answer

// ask puts the questions one after another. progress may be nil.
func ask(ctx context.Context, r Ranker, questions []Question, limit int, progress func(done, total int)) (Run, error) {
	run := make(Run, 0, len(questions))
	for i, q := range questions {
		began := time.Now()
		found, err := r.Rank(ctx, q.Text, limit)
		took := time.Since(began)
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		run = append(run, Answer{q, found, took})
		if progress != nil {
			progress(i+1, len(questions))
		}
	}
	return run, nil
}

// unmarked are the questions as somebody types them who leaves out all marks: "thanh nien la gi".
func unmarked(questions []Question) []Question {
	out := slices.Clone(questions)
	for i := range out {
		out[i].Text = viet.Fold(out[i].Text)
	}
	return out
}

// Write writes the run as TREC does: "question Q0 id rank score tag", ranks from 1, scores falling.
func (r Run) Write(path, tag string) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriter(f)
	for _, a := range r {
		for i, s := range a.Found {
			fmt.Fprintf(w, "%s Q0 %s %d %.6f %s\n", a.Question.ID, s.ID, i+1, s.Score, tag)
		}
	}
	return w.Flush()
}

// Latency (thời gian trả lời) is how long questions took, in milliseconds.
type Latency struct {
	Half   float64 `json:"p50"`
	Most   float64 `json:"p95"`
	Nearly float64 `json:"p99"`
	All    float64 `json:"max"`
}

// latency reads off the times of a run.
func (r Run) latency() Latency {
	times := make([]float64, len(r))
	for i, a := range r {
		times[i] = float64(a.Took) / float64(time.Millisecond)
	}
	return Latency{quantile(times, .5), quantile(times, .95), quantile(times, .99), quantile(times, 1)}
}

// clients are how many people ask at the same time where throughput is measured.
const clients = 8

// longestThroughput ends the measuring of throughput early for engines that take long.
const longestThroughput = 10 * time.Second

// throughput has several people put the questions at once, and answers how many questions a second were answered.
func throughput(ctx context.Context, r Ranker, questions []Question, limit int) (float64, error) {
	var next, answered atomic.Int64
	var people sync.WaitGroup
	errs := make([]error, clients)
	began := time.Now()
	for p := range clients {
		people.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(questions) || time.Since(began) > longestThroughput {
					return
				}
				if _, err := r.Rank(ctx, questions[i].Text, limit); err != nil {
					errs[p] = err
					return
				}
				answered.Add(1)
			}
		})
	}
	people.Wait()
	took := time.Since(began)
	if err := errors.Join(errs...); err != nil {
		return 0, err
	}
	return float64(answered.Load()) / took.Seconds(), nil
}
