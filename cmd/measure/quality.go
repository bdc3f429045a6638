package measure

import (
	"math"
	"slices"

	"vankho/search/vi"
)

// Quality (chất lượng xếp hạng) is how well a run answers a class of questions; all but Questions are means of 0 to 1.
type Quality struct {
	// Class is "tất cả", "gần đề mục" (the heading of the answer nearly stands in the question) or "lời tự do".
	Class     string  `json:"class"`
	Questions int     `json:"questions"`
	NDCG10    float64 `json:"ndcg@10"`
	MRR10     float64 `json:"mrr@10"`
	Recall10  float64 `json:"recall@10"`
	Recall100 float64 `json:"recall@100"`
}

// The classes of questions.
const (
	classAll     = "tất cả"
	classHeading = "gần đề mục"
	classFree    = "lời tự do"
)

// add counts one question: its answers in order, and what is right.
func (q *Quality) add(found []Scored, right map[string]int) {
	q.Questions++
	var gain, at10, at100 float64
	first := 0
	for i, s := range found {
		worth := right[s.ID]
		if worth == 0 || i >= 100 {
			continue
		}
		at100++
		if i < 10 {
			at10++
			gain += discounted(worth, i)
			if first == 0 {
				first = i + 1
			}
		}
	}
	if first > 0 {
		q.MRR10 += 1 / float64(first)
	}
	q.NDCG10 += gain / ideal(right)
	q.Recall10 += at10 / float64(len(right))
	q.Recall100 += at100 / float64(len(right))
}

// mean turns the sums into means.
func (q *Quality) mean() {
	n := max(1, float64(q.Questions))
	for _, x := range []*float64{&q.NDCG10, &q.MRR10, &q.Recall10, &q.Recall100} {
		*x /= n
	}
}

// discounted is what an answer of that worth adds to nDCG at a place from 0: 2^worth - 1 over the logarithm of the place.
func discounted(worth, place int) float64 {
	return (math.Exp2(float64(worth)) - 1) / math.Log2(float64(place)+2)
}

// ideal is the nDCG sum of the best order.
func ideal(right map[string]int) float64 {
	worths := make([]int, 0, len(right))
	for _, w := range right {
		worths = append(worths, w)
	}
	slices.Sort(worths)
	slices.Reverse(worths)
	sum := 0.0
	for i, w := range worths[:min(10, len(worths))] {
		sum += discounted(w, i)
	}
	return sum
}

// qualities scores a run, all questions first and then by class. asked are the questions with their marks, in the order of the run; headings gives the heading
// of an answer. Questions without a judgement are left out.
func qualities(run Run, asked []Question, judged Judgements, headings func(id string) string) []Quality {
	all := []Quality{{Class: classAll}, {Class: classHeading}, {Class: classFree}}
	for i, a := range run {
		right := judged[a.Question.ID]
		if len(right) == 0 {
			continue
		}
		class := 2
		for id := range right {
			if containsNearly(asked[i].Text, headings(id)) {
				class = 1
			}
		}
		all[0].add(a.Found, right)
		all[class].add(a.Found, right)
	}
	for i := range all {
		all[i].mean()
	}
	return all
}

// nearly is the share of a heading's words that must stand in a question to call it like the heading.
const nearly = .85

// containsNearly reports whether nearly all words of a heading, without "Điều N.", stand in the question.
func containsNearly(question, heading string) bool {
	_, heading = articleLabel(heading)
	asked := map[string]bool{}
	for w := range vi.Words(question) {
		asked[w.Norm] = true
	}
	n, held := 0, 0
	for w := range vi.Words(heading) {
		n++
		if asked[w.Norm] {
			held++
		}
	}
	return n > 0 && float64(held) >= nearly*float64(n)
}
