package rank

import (
	"bufio"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus/table"
)

//go:embed data/model.tsv
var modelRows string

// Shipped is the model that ships with the program; data/report.md says how it was learned.
var Shipped = sync.OnceValues(func() (*Model, error) { return ReadModel(modelRows) })

// Faults of a model's data.
var (
	errNoTrees = errors.New("rank: a model has no trees")
	errShape   = errors.New("rank: a tree has the wrong number of nodes")
)

// noNames stands for the names of a model that asks nothing, and has no trees.
const noNames = "-"

const modelHead = `# Decision trees that rank candidates, learned by "vankho train"; report.md beside this file tells on what, and how well.
# The first row names the features that are asked (features.tsv; "~best" is how far a value lies below the best candidate's).
# Every further row is a tree in heap order, its nodes parted by blanks: "feature>bound" for each node that asks (feature
# counted from 0; "-" asks nothing and goes left), then what a candidate gets that stops at each node, leaves last.
`

// Write writes m as ReadModel reads it.
func (m *Model) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString(modelHead)
	b.WriteString(cmp.Or(strings.Join(m.names, " "), noNames) + "\n")
	for _, t := range m.trees {
		var asks, values []string
		for i, c := range t.column {
			if t.bound[i] == never {
				asks = append(asks, "-")
				continue
			}
			asks = append(asks, strconv.Itoa(int(c))+">"+digits(t.bound[i]))
		}
		for _, v := range t.value {
			values = append(values, digits(v))
		}
		b.WriteString(strings.Join(asks, " ") + "\t" + strings.Join(values, " ") + "\n")
	}
	return b.Flush()
}

func digits(v float32) string { return strconv.FormatFloat(float64(v), 'g', -1, 32) }

// ReadModel reads what Write wrote.
func ReadModel(text string) (*Model, error) {
	m := &Model{}
	for row := range table.Rows(text, 2) {
		if m.names == nil {
			m.names = []string{}
			if row[0] != noNames {
				m.names = strings.Fields(row[0])
			}
			for _, n := range m.names {
				c := slices.IndexFunc(columnNames(), func(x string) bool { return x == n })
				if c < 0 {
					return nil, fmt.Errorf("rank: a model asks an unknown feature %q", n)
				}
				m.columns = append(m.columns, c)
			}
			continue
		}
		t, err := readTree(row, len(m.columns))
		if err != nil {
			return nil, err
		}
		m.trees = append(m.trees, t)
	}
	if len(m.trees) == 0 {
		if m.names == nil || len(m.names) > 0 {
			return nil, errNoTrees
		}
		return m, nil
	}
	for inner := len(m.trees[0].bound); inner > 0; inner = (inner - 1) / 2 {
		m.depth++
	}
	for _, t := range m.trees {
		if len(t.bound) != 1<<m.depth-1 {
			return nil, errShape
		}
	}
	return m, nil
}

func readTree(row []string, columns int) (tree, error) {
	var t tree
	for _, ask := range strings.Fields(row[0]) {
		c, bound := 0, never
		if column, value, asks := strings.Cut(ask, ">"); asks {
			b, err := strconv.ParseFloat(value, 32)
			if err != nil {
				return t, fmt.Errorf("rank: read a tree: %w", err)
			}
			if c, err = strconv.Atoi(column); err != nil || c < 0 || c >= columns {
				return t, fmt.Errorf("rank: a tree asks feature %q of %d", column, columns)
			}
			bound = float32(b)
		}
		t.column, t.bound = append(t.column, uint16(c)), append(t.bound, bound)
	}
	for _, value := range strings.Fields(row[1]) {
		v, err := strconv.ParseFloat(value, 32)
		if err != nil {
			return t, fmt.Errorf("rank: read a tree: %w", err)
		}
		t.value = append(t.value, float32(v))
	}
	if len(t.value) != 2*len(t.bound)+1 {
		return t, errShape
	}
	return t, nil
}

var columnNames = sync.OnceValue(func() []string {
	out := make([]string, width)
	for c := range out {
		out[c] = columnName(c)
	}
	return out
})
