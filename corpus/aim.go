package corpus

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed attainment.tsv
var attainmentRows string

// attainmentWords is attainment.tsv in memory.
type attainmentWords struct {
	sets, reports        map[string]bool
	more, less           map[string]bool // value: weak
	better, worse, turns [][]string
	until, accrues, plan [][]string
	general, telling     map[string]bool
}

var attainments = sync.OnceValue(func() attainmentWords {
	t := attainmentWords{sets: map[string]bool{}, reports: map[string]bool{}, more: map[string]bool{}, less: map[string]bool{}, general: map[string]bool{}, telling: map[string]bool{}}
	for row := range table.Rows(attainmentRows, 3) {
		words := normWords(row[1])
		switch row[0] {
		case "sets", "reports", "both":
			name := viet.Fold(row[1])
			t.sets[name], t.reports[name] = row[0] != "reports", row[0] != "sets"
		case "more":
			t.more[wordKey(row[1])] = row[2] != ""
		case "less":
			t.less[wordKey(row[1])] = row[2] != ""
		case "better":
			t.better = append(t.better, words)
		case "worse":
			t.worse = append(t.worse, words)
		case "turns":
			t.turns = append(t.turns, words)
		case "until":
			t.until = append(t.until, words)
		case "accrues":
			t.accrues = append(t.accrues, words)
		case "plan":
			t.plan = append(t.plan, words)
		case "general":
			for _, w := range words {
				t.general[w] = true
			}
		case "telling":
			t.telling[words[0]] = true
		}
	}
	return t
})

// wordKey is how words before a number are looked up.
func wordKey(s string) string { return strings.ToLower(viet.Squeeze(s)) }

func normWords(s string) []string {
	var out []string
	for w := range viet.Words(s) {
		out = append(out, viet.Norm(w.Text))
	}
	return out
}

// holdsAny reports whether one of the phrases stands in words.
func holdsAny(words []string, phrases [][]string) bool {
	return slices.ContainsFunc(phrases, func(p []string) bool {
		for i := 0; i+len(p) <= len(words); i++ {
			if slices.Equal(words[i:i+len(p)], p) {
				return true
			}
		}
		return false
	})
}

// TargetRole says whether documents of a type set targets, and whether they report results.
// Example: TargetRole("Kế hoạch") is true, false; TargetRole("Báo cáo") is false, true; TargetRole("Luật") is false, false.
func TargetRole(docType string) (sets, reports bool) {
	name := viet.Fold(docType)
	return attainments().sets[name], attainments().reports[name]
}

// AimOf says which way a target is meant: by the words at the number, else by the indicator, else by the value: nothing exceeds 100 % of a
// whole, or all there are. Words and indicator that contradict each other tell nothing.
// Example: "không quá 3%" is AimLess; "Tỷ lệ hộ nghèo: 5%" is AimLess by its indicator; "tỷ lệ đô thị hóa 40%" is AimUnknown.
func AimOf(f Figure) Aim {
	t := attainments()
	weak := AimUnknown
	for _, w := range f.Words {
		w = wordKey(w)
		if soft, ok := t.more[w]; ok {
			if !soft {
				return AimMore
			}
			weak = AimMore
		}
		if soft, ok := t.less[w]; ok {
			if !soft {
				return AimLess
			}
			weak = AimLess
		}
	}
	words := append(normWords(f.Indicator.Text), normWords(f.Parent.Text)...)
	named := AimUnknown
	switch better, worse := holdsAny(words, t.better), holdsAny(words, t.worse); {
	case worse && holdsAny(words, t.turns), worse && better:
		return AimUnknown
	case worse:
		named = AimLess
	case better:
		named = AimMore
	case f.Class == "ratio" && f.Unit == "%" && f.Value == One(100), f.Total != nil && *f.Total == f.Value && f.Value.Low > 0:
		named = AimMore
	case f.Class == "ratio" && f.Value == One(0):
		named = AimLess
	}
	if named != AimUnknown && weak != AimUnknown && named != weak {
		return AimUnknown
	}
	if named == AimUnknown {
		named = weak
	}
	return named
}

// TargetMarks are what a list needs to know of a figure that may be a target or a result of one, beside its numbers.
type TargetMarks struct {
	Aim            Aim
	Until, Accrued bool
	// Vague is true for a target that is about so much, or foreseen; Strict for one that must be passed: trên 80%.
	Vague, Strict bool
}

// TargetMarksOf reads the marks of a figure.
func TargetMarksOf(f Figure) TargetMarks {
	m := MeasureOf(f)
	out := TargetMarks{Accrued: m.Accrued}
	if f.Kind == FigureTarget {
		out.Aim, out.Until = AimOf(f), m.Until
		out.Vague = f.Qualifier == QualifierApprox || f.Qualifier == QualifierEstimate
		out.Strict = f.Qualifier == QualifierGt || f.Qualifier == QualifierLt
	}
	return out
}

// String spells the marks, a letter each; ParseTargetMarks reads them. Example: "mu" is more, by a day.
func (m TargetMarks) String() string {
	out := map[Aim]string{AimMore: "m", AimLess: "l"}[m.Aim]
	for _, x := range [...]struct {
		set  bool
		sign string
	}{{m.Until, "u"}, {m.Accrued, "a"}, {m.Vague, "v"}, {m.Strict, "s"}} {
		if x.set {
			out += x.sign
		}
	}
	return out
}

// ParseTargetMarks reads what String writes; letters that it does not know tell nothing.
func ParseTargetMarks(s string) TargetMarks {
	has := func(sign string) bool { return strings.Contains(s, sign) }
	m := TargetMarks{Until: has("u"), Accrued: has("a"), Vague: has("v"), Strict: has("s")}
	switch {
	case has("m"):
		m.Aim = AimMore
	case has("l"):
		m.Aim = AimLess
	}
	return m
}

// MeasureOf is what of a figure decides which periods of it can be held against each other.
func MeasureOf(f Figure) Measure {
	t := attainments()
	period := normWords(f.Period.Text)
	return Measure{Period: f.Period.Period, Rate: f.Class == "ratio", Part: f.Kind == FigureShare,
		Accrued: f.Cumulative || holdsAny(normWords(f.Indicator.Text), t.accrues) || holdsAny(period, t.accrues),
		Until:   slices.ContainsFunc(t.until, func(p []string) bool { return len(period) >= len(p) && slices.Equal(period[:len(p)], p) })}
}

// General reports whether the key of an indicator (IndicatorKey) tells too little for figures of two documents to be of one thing: fewer than
// three words, or none but those of every budget. Example: General("kinh phí") and General("vốn đầu tư công") are true.
func General(key string) bool {
	t := attainments()
	words := strings.Fields(key)
	if len(words) == 1 && t.telling[words[0]] {
		return false
	}
	telling := 0
	for _, w := range words {
		if !t.general[w] && !WeakWord(w) {
			telling++
		}
	}
	return len(words) < 3 || telling == 0
}

// ComparesWithPlan reports whether a figure tells how its result stands to the plan in the document's own words: "bằng 93,0% kế hoạch".
func ComparesWithPlan(f Figure) bool {
	return f.Kind == FigureComparison && holdsAny(normWords(f.Versus), attainments().plan)
}
