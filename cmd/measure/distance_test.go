package measure

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestDistanceCountsTheEdits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"abc", "", 3}, {"", "abc", 3}, {"kitten", "sitting", 3}, {"Nghị quyết", "Nghi quyêt", 2},
		{strings.Repeat("ab", 100), strings.Repeat("ba", 100), 2}, {strings.Repeat("x", 64), strings.Repeat("x", 65), 1},
	} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%q, %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestCommonCountsWhatStandsInOrder(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"abc", "", 0}, {"abcde", "xaxcxe", 3}, {"abc", "cba", 1}, {strings.Repeat("ab", 100), strings.Repeat("b", 70), 70},
	} {
		if got := common([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%q, %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestWindowIsThePartThatFits(t *testing.T) {
	long := strings.Repeat("điều khoản ", 30)
	for _, c := range []struct{ a, text, want string }{
		{"bcd", "xxbcdyy", "bcd"}, {"bcd", "bcd", "bcd"}, {"bcd", "", ""}, {"", "abc", ""}, {"abcdef", "zzzabxdefzz", "abxdef"},
		{long, "số 12 " + long + " nơi nhận", long},
	} {
		text := []rune(c.text)
		from, to := window([]rune(c.a), text)
		if got := string(text[from:to]); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.a, c.text, got, c.want)
		}
	}
}

// slow are the same measures, cell by cell.
func slowDistance(a, b []byte, free bool) (last, least int) {
	row := make([]int, len(a)+1)
	for i := range row {
		row[i] = i
	}
	least = len(a)
	for j := range b {
		corner := row[0]
		if !free {
			row[0] = j + 1
		}
		for i := range a {
			cost := corner
			if a[i] != b[j] {
				cost++
			}
			corner = row[i+1]
			row[i+1] = min(cost, row[i]+1, row[i+1]+1)
		}
		least = min(least, row[len(a)])
	}
	return row[len(a)], least
}

func slowCommon(a, b []byte) int {
	row := make([]int, len(a)+1)
	for j := range b {
		corner := 0
		for i := range a {
			up := row[i+1]
			if a[i] == b[j] {
				row[i+1] = corner + 1
			} else {
				row[i+1] = max(row[i+1], row[i])
			}
			corner = up
		}
	}
	return row[len(a)]
}

func compareWithSlow(t *testing.T, a, b []byte) {
	t.Helper()
	want, _ := slowDistance(a, b, false)
	if got := distance(a, b); got != want {
		t.Fatalf("distance of %q and %q: %d, want %d", a, b, got, want)
	}
	if got, want := common(a, b), slowCommon(a, b); got != want {
		t.Fatalf("common of %q and %q: %d, want %d", a, b, got, want)
	}
	from, to := window(a, b)
	if from < 0 || from > to || to > len(b) {
		t.Fatalf("window of %q in %q: [%d, %d)", a, b, from, to)
	}
	_, least := slowDistance(a, b, true)
	if got, _ := slowDistance(a, b[from:to], false); got != least {
		t.Fatalf("window %q of %q in %q costs %d, want %d", b[from:to], a, b, got, least)
	}
}

func TestTheFastMeasuresAreTheSlowOnes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	letters := func(n int) []byte {
		s := make([]byte, n)
		for i := range s {
			s[i] = 'a' + byte(random.IntN(4))
		}
		return s
	}
	for range 400 {
		compareWithSlow(t, letters(random.IntN(200)), letters(random.IntN(200)))
	}
}

func FuzzDistance(f *testing.F) {
	f.Add([]byte("kitten"), []byte("sitting"))
	f.Add([]byte(strings.Repeat("ab", 70)), []byte(strings.Repeat("a", 65)))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		if len(a)*len(b) < 1<<20 {
			compareWithSlow(t, a, b)
		}
	})
}
