package main

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/sample"
)

// leastTargetsFound is how many of the sample's targets with a result are found with it; the others are phrased otherwise in plan and report.
const leastTargetsFound = 6

func TestTargetsOfTheSampleStandBesideTheirResults(t *testing.T) {
	table, err := sample.Gold("targets.tsv")
	if err != nil {
		t.Fatal(err)
	}
	gold := map[string][]string{} // by the words of the target and the result that decides
	var rows [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(table)), "\n")[1:] {
		rows = append(rows, strings.Split(line, "\t"))
	}
	type answer struct {
		Targets []struct {
			corpus.Attainment
			Words string `json:"words"`
		} `json:"targets"`
		Next string `json:"next"`
	}
	site := sampleSite(t)
	for at := "/api/v1/targets"; at != ""; {
		var a answer
		if err := json.Unmarshal([]byte(fetched(t, site+at)), &a); err != nil {
			t.Fatal(err)
		}
		at = a.Next
	targets:
		for _, x := range a.Targets {
			for _, row := range rows {
				if !strings.Contains(x.Target.Sentence, row[1]) || !strings.Contains(row[1], x.Target.Quote) || x.Target.Document.Name != row[0] {
					continue
				}
				gold[row[1]] = row
				gap := ""
				if x.Gap != nil {
					gap = strings.Replace(strconv.FormatFloat(*x.Gap, 'f', 1, 64), ".", ",", 1)
				}
				verdict := x.Verdict
				if verdict == corpus.TargetEnded {
					verdict = corpus.TargetProgress // its period is over since
				}
				if string(verdict) != row[2] || strings.TrimSuffix(gap, ",0") != row[3] || x.Results[0].Document.Name != row[4] || x.Results[0].Quote != row[5] {
					t.Errorf("%s: %s, gap %q, by %q of %s; want %v", row[1], x.Verdict, gap, x.Results[0].Quote, x.Results[0].Document.Name, row[2:])
				}
				continue targets
			}
			t.Errorf("%s of %s stands beside %q of %s, which is none of its results", x.Target.Quote, x.Target.Document.Name, x.Results[0].Quote, x.Results[0].Document.Name)
		}
	}
	if len(gold) < leastTargetsFound {
		t.Errorf("%d of %d targets are found with their results, want at least %d", len(gold), len(rows), leastTargetsFound)
	}
	t.Logf("%d of %d targets found with their results", len(gold), len(rows))
}
