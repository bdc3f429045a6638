package relate

import (
	"fmt"
	"strconv"
	"strings"

	"vankho/corpus"
)

// Doubts are warnings on edges that the hierarchy of documents speaks against: a circular that replaces a decree, a guide that stands
// above what it guides, a Party document that repeals one of the state, a document that ends itself. The edges stay as the text says.
// Example: SELF, a Thông tư, replaces 30/2020/NĐ-CP gives "Văn bản ghi thay thế 30/2020/NĐ-CP, là văn bản cấp cao hơn." Source: handbook §4.2.
func Doubts(edges []corpus.Edge, header corpus.Header) []corpus.Problem {
	var out []corpus.Problem
	own, verbs := levelOf(header.Number), endings()
	seen := map[string]bool{}
	for _, e := range edges {
		verb, ends := verbs[e.Relation]
		if e.From != corpus.Self || !ends || seen[e.To] {
			continue
		}
		target := levelOf(e.To)
		detail := ""
		switch {
		case e.To == header.Number && header.Number != "":
			detail = fmt.Sprintf("Văn bản ghi %s chính số của mình, %s.", verb, e.To)
		case own.rank == 0 || target.rank == 0:
		case e.Relation != corpus.RelationGuides && own.party != target.party:
			detail = fmt.Sprintf("Văn bản ghi %s %s, là văn bản của hệ thống khác.", verb, e.To)
		case own.rank > target.rank && e.Relation != corpus.RelationGuides:
			detail = fmt.Sprintf("Văn bản ghi %s %s, là văn bản cấp cao hơn.", verb, e.To)
		case own.rank < target.rank && own.party == target.party && e.Relation == corpus.RelationGuides:
			detail = fmt.Sprintf("Văn bản ghi %s %s, là văn bản cấp thấp hơn.", verb, e.To)
		}
		if detail != "" {
			seen[e.To] = true
			out = append(out, corpus.Problem{Stage: corpus.StageTag, Kind: corpus.KindDoubtful, Detail: detail})
		}
	}
	return out
}

// level is where a document stands in the hierarchy: rank 1 is the highest, 0 not known.
type level struct {
	rank  int
	party bool
}

// levelOf reads the level from a number: by its symbol, or its first part as levels.tsv writes it; laws are the highest.
func levelOf(number string) level {
	n, ok := corpus.ParseNumber(number)
	if !ok {
		return level{}
	}
	switch n.Family {
	case corpus.FamilyLaw:
		return level{rank: 1}
	case corpus.FamilyParty:
		return level{rank: 1, party: true}
	}
	symbol := n.Symbol()
	for _, row := range rows("levels") {
		if rank, err := strconv.Atoi(row[len(row)-1]); err == nil && (symbol == row[0] || strings.HasSuffix(row[0], "-") && strings.HasPrefix(symbol, row[0])) {
			return level{rank: rank}
		}
	}
	return level{}
}

// endings are the relations that the hierarchy limits, with the words of a warning.
func endings() map[corpus.Relation]string {
	return map[corpus.Relation]string{
		corpus.RelationReplaces: "thay thế", corpus.RelationRepeals: "bãi bỏ", corpus.RelationCeases: "chấm dứt hiệu lực", corpus.RelationAmends: "sửa đổi, bổ sung",
		corpus.RelationSuspends: "ngưng hiệu lực", corpus.RelationGuides: "hướng dẫn thi hành",
	}
}
