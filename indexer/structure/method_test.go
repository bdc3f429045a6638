package structure

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestConfidencesAreWhatWasMeasured(t *testing.T) {
	for _, row := range rows("methods") {
		if len(row) != 5 {
			t.Fatalf("%q has %d columns", row[0], len(row))
		}
		written, err1 := strconv.ParseFloat(row[1], 64)
		right, err2 := strconv.ParseFloat(row[2], 64)
		all, err3 := strconv.ParseFloat(row[3], 64)
		want := math.Round(1000*(right+1)/(all+2)) / 1000
		if all == 0 {
			want = 0
		}
		if err1 != nil || err2 != nil || err3 != nil || right > all || math.Abs(written-want) > 1e-9 {
			t.Errorf("%q: confidence %s of %s in %s, want %.3f", row[0], row[1], row[2], row[3], want)
		}
	}
}

// Every phrase that the sources of the package call a method is in the table, and every row is such a phrase.
func TestEveryMethodIsInTheTable(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(text)
	}
	used := map[string]bool{}
	for _, re := range []string{
		`(?m)r\.(?:found|told)\([^\n]*"([^"\n]+)"\)$`,
		`(?m)r\.takeAbstract\([^\n]*, "([^"\n]+)", `,
		`(?m)^\s*(?:const )?method[A-Z]\w*\s+= "([^"\n]+)"`,
	} {
		for _, m := range regexp.MustCompile(re).FindAllStringSubmatch(source.String(), -1) {
			used[m[1]] = true
		}
	}
	base := "tên cơ quan trên dòng số"
	for _, tail := range []string{"", ", bổ sung theo ký hiệu", ", bổ sung theo địa danh", ", bổ sung theo ký hiệu, bổ sung theo địa danh"} {
		used[base+tail] = true
	}
	for phrase := range used {
		if _, ok := methods()[phrase]; !ok {
			t.Errorf("the method %q is not in methods.tsv", phrase)
		}
	}
	for phrase := range methods() {
		if !used[phrase] {
			t.Errorf("methods.tsv has %q, which no source uses", phrase)
		}
	}
}
