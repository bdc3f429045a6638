package task

import (
	"testing"

	"vankho/corpus/table"
)

func TestEveryTableIsReadAndEveryRoleOfConnectivesIsThere(t *testing.T) {
	l := lexiconOf()
	for name, p := range map[string]phrases{
		"orders": l.orders, "predicates": l.predicates, "verbs": l.verbs, "leads": l.leads, "headings": l.headings, "passages": l.passages, "guards": l.guards,
		"conditions": l.conditions, "collectives": l.collectives, "vague": l.vague, "formulas": l.formulas, "subordinates": l.subordinates,
		"speeches": l.speeches, "notes": l.notes, "columns": l.columns, "contents": l.contents, "kinds": l.kinds,
	} {
		if len(p) == 0 {
			t.Errorf("%s.tsv is empty", name)
		}
	}
	roles := map[string]bool{}
	for _, role := range []string{"list", "polite", "narrow", "lead", "with", "attribute", "duty", "past", "order", "more", "asked", "deed", "tail", "since", "within", "office", "level", "ditto", "event", "kind", "direct"} {
		if roles[role] = true; len(l.connectives[role]) == 0 {
			t.Errorf("connectives.tsv has no %s", role)
		}
	}
	for _, row := range table.Files(data, "data")["connectives"] {
		if !roles[row[1]] {
			t.Errorf("connectives.tsv: %q is %q", row[0], row[1])
		}
	}
}
