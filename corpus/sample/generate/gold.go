package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Relation is an edge that a careful reader finds in a document, written in its source beside the sentence:
//
//	%rel amends 15/2023/QĐ-UBND part khoản 2 Điều 5 :: Sửa đổi khoản 2 Điều 5 như sau
//	%rel 07/2024/QĐ-UBND amends 15/2023/QĐ-UBND part :: được sửa đổi, bổ sung bởi …   (an edge of two other documents)
//
// Names of relations: handbook of the domain, the closed list of triggers (legal_basis, amends, replaces, …). Lines of
// legal basis need no %rel: "Căn cứ" with a number, or with a law of laws.tsv, is read as one.
type Relation struct{ From, Kind, To, Scope, Provision, Evidence string }

// Figure is a number that a careful reader takes out of a document:
//
//	%fig Tỷ lệ hồ sơ tiếp nhận trực tuyến | 51,2 | % | 85 | Quý I năm 2024 :: đạt 51,2/85%
type Figure struct{ Indicator, Value, Unit, Target, Period, Quote string }

var numberPattern = regexp.MustCompile(`\d+(?:/\d{4})?[/-][A-ZĐ][A-Za-zĐ]*\d*(?:[-/][A-ZĐ][A-Za-zĐ]*)*`)

func (d *Document) gold(line string) error {
	head, quote, ok := strings.Cut(line, " :: ")
	if !ok {
		return fmt.Errorf("gold without evidence: %q", line)
	}
	kind, rest, _ := strings.Cut(head, " ")
	switch kind {
	case "%rel":
		r := Relation{From: d.key(), Evidence: quote}
		words := strings.Fields(rest)
		if len(words) > 2 && numberPattern.MatchString(words[0]) {
			r.From, words = words[0], words[1:]
		}
		if len(words) < 3 {
			return fmt.Errorf("relation wants KIND TO SCOPE: %q", line)
		}
		r.Kind, r.To, r.Scope, r.Provision = words[0], words[1], words[2], strings.Join(words[3:], " ")
		d.Relations = append(d.Relations, r)
	case "%fig":
		p := strings.Split(rest, "|")
		if len(p) != 5 {
			return fmt.Errorf("figure wants five parts: %q", line)
		}
		for i := range p {
			p[i] = strings.TrimSpace(p[i])
		}
		d.Figures = append(d.Figures, Figure{p[0], p[1], p[2], p[3], p[4], quote})
	default:
		return fmt.Errorf("unknown gold %q", kind)
	}
	return nil
}

// key names the document in the gold: its number, else its file's name.
func (d *Document) key() string {
	if d.Number != "" {
		return d.Number
	}
	return d.Name
}

// plain is all that the gold may quote, a paragraph or table row a line.
func (d *Document) plain() string { return d.NumberLine() + "\n" + d.About + "\n" + Text(d) }

// legalBases reads the preamble: every line "Căn cứ …" that names a document by number or a law by name and date. Those of a consolidated text
// are the bases of what it consolidates; it refers to them.
func (d *Document) legalBases(laws [][2]string) []Relation {
	var found []Relation
	kind := "legal_basis"
	if slices.ContainsFunc(d.Relations, func(r Relation) bool { return r.Kind == "consolidates" }) {
		kind = "refers"
	}
	for _, b := range d.Blocks {
		text := strings.TrimPrefix(b.Text, "- ")
		basis, ok := strings.CutPrefix(text, "Căn cứ ")
		if b.Kind != Paragraph || !ok {
			continue
		}
		to := numberPattern.FindString(basis)
		for _, law := range laws {
			if strings.HasPrefix(basis, law[0]) {
				to = law[1]
			}
		}
		if to != "" {
			found = append(found, Relation{d.key(), kind, to, "whole", "", text})
		}
	}
	return found
}

// Gold makes the gold tables and checks that every quote stands in its document.
func Gold(docs []*Document, lawsFile string) (map[string][]byte, error) {
	laws, err := readLaws(lawsFile)
	if err != nil {
		return nil, err
	}
	var headers, relations, figures bytes.Buffer
	row(&headers, "file", "number", "type", "issuer", "date", "place", "abstract", "signer", "title", "capacity")
	row(&relations, "from", "relation", "to", "scope", "provision", "evidence", "file")
	row(&figures, "file", "indicator", "value", "unit", "target", "period", "quote")
	for _, d := range docs {
		var names, titles, capacities []string
		for _, s := range d.Signers {
			names, titles, capacities = append(names, s.Name), append(titles, s.Title), append(capacities, s.Capacity)
		}
		abstract := d.Abstract
		if abstract == "" {
			abstract = d.About
		}
		row(&headers, d.FileName(), d.Number, typeName(d), d.Issuer, day(d.Date), d.Place, abstract,
			strings.Join(names, "; "), strings.Join(titles, "; "), strings.Join(capacities, "; "))
		plain := d.plain()
		for _, r := range append(d.legalBases(laws), d.Relations...) {
			if !strings.Contains(plain, r.Evidence) {
				return nil, fmt.Errorf("%s: relation quotes %q, which is not in the text", d.Name, r.Evidence)
			}
			row(&relations, r.From, r.Kind, r.To, r.Scope, r.Provision, r.Evidence, d.FileName())
		}
		for _, f := range d.Figures {
			if !strings.Contains(plain, f.Quote) || !strings.Contains(f.Quote, f.Value) {
				return nil, fmt.Errorf("%s: figure %s quotes %q, which is not in the text", d.Name, f.Value, f.Quote)
			}
			row(&figures, d.FileName(), f.Indicator, f.Value, f.Unit, f.Target, f.Period, f.Quote)
		}
	}
	return map[string][]byte{
		"headers.tsv": headers.Bytes(), "relations.tsv": relations.Bytes(), "figures.tsv": figures.Bytes(),
	}, nil
}

// typeName is the type as tables write it, "Quyết định"; an official letter bears none in its letterhead.
func typeName(d *Document) string {
	if d.Type == "" && d.About != "" {
		return "Công văn"
	}
	lower := strings.ToLower(d.Type)
	for i, r := range lower {
		return strings.ToUpper(string(r)) + lower[i+len(string(r)):]
	}
	return ""
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func row(b *bytes.Buffer, cells ...string) { fmt.Fprintln(b, strings.Join(cells, "\t")) }

func readLaws(file string) ([][2]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var laws [][2]string
	for line := range strings.Lines(string(data)) {
		if name, number, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			laws = append(laws, [2]string{name, number})
		}
	}
	return laws, nil
}
