package measure

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vankho/corpus"
)

// goldLine is one line of a gold file: a text and what a careful reader finds in it. Which lists are filled, the file's name says. The format is explained
// in testdata/tagging/README.md.
type goldLine struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	// Expected holds the citations, the figures, or the facts of a letterhead: the formats share the name.
	Expected json.RawMessage `json:"expected"`
	// MustNotTag are strings that are no reference, or "kind:string" for what is no entity of that kind.
	MustNotTag []string       `json:"must_not_tag"`
	Context    *goldContext   `json:"context"`
	Relations  []goldRelation `json:"relations"`
	Entities   []goldEntity   `json:"entities"`
	Sections   []goldSection  `json:"sections"`
}

// goldContext is what the letterhead of the document would say, for names that are completed from it.
type goldContext struct {
	Issuer string      `json:"issuer"`
	Place  string      `json:"place"`
	Issued corpus.Date `json:"issued"`
}

// goldCitation is one expected reference. A field that is nil is not scored, but for Date and Provisions: where they are nil the text gives none.
type goldCitation struct {
	goldPlace
	Kind       string             `json:"kind"`
	DocType    *string            `json:"doc_type"`
	Number     *string            `json:"number"`
	Year       *string            `json:"year"`
	Symbol     *string            `json:"symbol"`
	Canonical  *string            `json:"canonical"`
	Issuer     *string            `json:"issuer"`
	Date       *string            `json:"date"`
	Provisions []corpus.Provision `json:"provisions"`
	ResolvesTo *string            `json:"resolves_to"`
}

// goldPlace is where an expected item stands: by its words, or by byte offsets.
type goldPlace struct {
	Quote string `json:"quote"`
	// Occ counts the occurrences of the quote from 1; 0 leaves it to the order of the list.
	Occ   int    `json:"occ"`
	Start *int   `json:"byte_start"`
	End   *int   `json:"byte_end"`
	Note  string `json:"note"`
}

// optional reports whether the item may be found or not.
func (p goldPlace) optional() bool { return strings.Contains(p.Note, "optional") }

type goldRelation struct {
	From     string          `json:"from"`
	Relation corpus.Relation `json:"relation"`
	// Also are relations that would be right too.
	Also       []corpus.Relation  `json:"also"`
	To         string             `json:"to"`
	Scope      *corpus.Scope      `json:"scope"`
	Provisions []corpus.Provision `json:"provisions"`
	goldPlace
}

// goldEntity is one expected name; what is nil or empty is not scored.
type goldEntity struct {
	goldPlace
	Kind      corpus.EntityKind `json:"kind"`
	Class     string            `json:"class"`
	Canonical string            `json:"canonical"`
	Specific  *bool             `json:"specific"`
	Code      string            `json:"code"`
	From      string            `json:"from"`
	To        string            `json:"to"`
	Honorific string            `json:"honorific"`
	Roles     []goldRole        `json:"roles"`
}

type goldRole struct {
	Quote string `json:"quote"`
	Title string `json:"title"`
	Org   string `json:"org"`
}

type goldSection struct {
	ID     corpus.SectionID   `json:"id"`
	Kind   corpus.SectionKind `json:"kind"`
	Label  string             `json:"label"`
	Quoted bool               `json:"quoted"`
}

// The files of a folder of gold.
const (
	citationsFile = "citations.jsonl"
	headersFile   = "headers.jsonl"
	relationsFile = "relations.jsonl"
	entitiesFile  = "entities.jsonl"
	sectionsFile  = "sections.jsonl"
	figuresFile   = "figures.jsonl"
)

// errNoGold says that a folder holds none of the files.
var errNoGold = errors.New("measure: no gold in the folder")

// readGold reads the lines of one file; none where the file is not there.
func readGold(path string) ([]goldLine, error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	lines, err := jsonLines[goldLine](content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return lines, nil
}

// jsonLines reads one JSON value a line; fields that it does not know are left out.
func jsonLines[T any](content []byte) ([]T, error) {
	var lines []T
	sc := bufio.NewScanner(bytes.NewReader(content))
	sc.Buffer(nil, 16<<20)
	for number := 1; sc.Scan(); number++ {
		if len(bytes.TrimSpace(sc.Bytes())) == 0 {
			continue
		}
		var line T
		if err := json.Unmarshal(sc.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		lines = append(lines, line)
	}
	return lines, sc.Err()
}
