package measure

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
)

// DrawnEdge is an edge that was drawn to be judged by reading.
type DrawnEdge struct {
	RelationMiss
	From       string `json:"from"`
	Scope      string `json:"scope"`
	Provisions string `json:"provisions,omitempty"`
	Since      string `json:"since,omitempty"`
}

// JudgedEdges is how the edges that a person judged stand now.
type JudgedEdges struct {
	// Rows counts the judgements, Held those whose edge is read today, Right those of them that were judged right. Precision is Right of Held.
	Rows, Held, Right int
	// Lost are edges judged right that are read no longer, Wrong those judged wrong that still are.
	Lost, Wrong []string
}

// count adds a judgement of what words name: whether it is read today, and whether it was judged right.
func (j *JudgedEdges) count(held, right bool, words string) {
	j.Rows++
	switch {
	case held && right:
		j.Held++
		j.Right++
	case held:
		j.Held++
		j.Wrong = append(j.Wrong, words)
	case right:
		j.Lost = append(j.Lost, words)
	}
}

// judgedEdge is a row of a file of judgements.
type judgedEdge struct {
	document string
	corpus.Span
	relation corpus.Relation
	scope    corpus.Scope
	from, to string
	right    bool
}

const verdictRight, verdictWrong = "right", "wrong"

// readJudgedEdges reads lines "document start end relation scope from to verdict", parted by tabs; "#" begins a remark.
func readJudgedEdges(path string) ([]judgedEdge, error) {
	var all []judgedEdge
	err := eachLine(path, func(line []byte) error {
		if line[0] == '#' {
			return nil
		}
		f := strings.Split(string(line), "\t")
		if len(f) < 8 {
			return errors.New("cần tám cột: văn bản, từ, đến, quan hệ, phạm vi, từ văn bản, đến văn bản, đúng hay sai")
		}
		start, err := strconv.Atoi(f[1])
		end, also := strconv.Atoi(f[2])
		if err != nil || also != nil || f[7] != verdictRight && f[7] != verdictWrong {
			return errors.New("vị trí phải là số, đánh giá phải là right hoặc wrong")
		}
		all = append(all, judgedEdge{f[0], corpus.Span{Start: start, End: end}, corpus.Relation(f[3]), corpus.Scope(f[4]), f[5], f[6], f[7] == verdictRight})
		return nil
	})
	return all, err
}

// judge compares judgements with the edges of today. An edge is the one judged where ends, relation and scope agree; one that was wrong, where
// the spans meet too: another place may say it rightly.
func judge(judged []judgedEdge, ids []string, docs []*corpus.Document) *JudgedEdges {
	at := map[string]*corpus.Document{}
	for i, id := range ids {
		at[id] = docs[i]
	}
	out := &JudgedEdges{}
	for _, j := range judged {
		d := at[j.document]
		if d == nil {
			continue
		}
		held := slices.ContainsFunc(d.Edges, func(e corpus.Edge) bool {
			return e.Relation == j.relation && e.Scope == j.scope && e.From == j.from && e.To == j.to && (j.right || e.Meets(j.Span))
		})
		words := strings.Join([]string{j.document, strconv.Itoa(j.Start), j.from, string(j.relation), j.to}, " ")
		out.count(held, j.right, words)
	}
	return out
}

// draw draws edges, the same ones for the same seed and the same edges.
func draw(ids []string, docs []*corpus.Document, o RelationOptions) []DrawnEdge {
	var all []DrawnEdge
	for i, d := range docs {
		for _, e := range d.Edges {
			if len(o.Relations) > 0 && !slices.Contains(o.Relations, e.Relation) {
				continue
			}
			all = append(all, DrawnEdge{RelationMiss{ids[i], e.Span, e.Relation, e.To, ""}, e.From, string(e.Scope), provisionText(e.Provisions), e.Since.String()})
		}
	}
	r := rand.New(rand.NewPCG(o.Seed, 1))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = all[:min(len(all), o.Draw)]
	at := map[string]*corpus.Document{}
	for i, id := range ids {
		at[id] = docs[i]
	}
	for i, e := range all {
		all[i].Words = around(at[e.Document].Text, e.Span)
	}
	return all
}
