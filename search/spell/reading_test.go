package spell

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus/viet"
)

// office is a small corpus of office documents; each text counts as ten units.
func office() *counts {
	c := newCounts()
	norms := map[string]string{}
	for range 10 {
		for _, text := range []string{
			"Nghị quyết số 57 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
			"Quyết định của Ủy ban nhân dân tỉnh Lào Cai ban hành kế hoạch chuyển đổi số năm 2025",
			"Kế hoạch thực hiện Nghị quyết số 57. Tỷ lệ hồ sơ trực tuyến đạt 51,69%", "Chương trình hành động, xử lý hồ sơ, lịch sử, ông Trương Định, trình tự, giấy A4",
			"Thủ tục hành chính: trả kết quả trực tuyến. Con đường, dương lịch, quyệt, bán hàng, bản đồ, số nhà, sơ đồ, theo dõi, nghỉ phép, chuyển giao",
			"phần mềm fix lỗi data, công nghiệp, nghiệp vụ, tờ trình, xã, sa sút",
		} {
			count(c, text, norms)
		}
	}
	c.sort()
	return c
}

// show writes readings in one line: "marks 0-2 nghị quyết; keys? 3-4 số", with a question mark where they are only proposed.
func show(rs []Reading) string {
	var out []string
	for _, r := range rs {
		if r.Kind == Leaning {
			continue
		}
		mark := ""
		if !r.Apply {
			mark = "?"
		}
		out = append(out, fmt.Sprintf("%s%s %d-%d %s", r.Kind, mark, r.From, r.To, strings.Join(r.Norms, " ")))
	}
	return strings.Join(out, "; ")
}

func TestWordsAreReadAsTheyWereMeant(t *testing.T) {
	c := office()
	for _, tt := range []struct{ name, in, want string }{
		{"marks", "nghi quyet", "marks 0-2 nghị quyết"},
		{"marks beside a digit", "nghi quyet so 57 cua bo chinh tri", "marks 0-3 nghị quyết số; marks 4-8 của bộ chính trị"},
		{"a run up to a number", "ke hoach chuyen doi so nam 2025", "marks 0-6 kế hoạch chuyển đổi số năm"},
		{"capitals", "NGHI QUYET", "marks 0-2 nghị quyết"},
		{"i for y", "ti le ho so", "marks 0-4 tỷ lệ hồ sơ"},
		{"one word without marks", "nghị quyet của bộ chính trị", "marks 1-2 quyết"},
		{"a word that is one stays", "theo nghị quyết ban hành kế hoạch", ""},
		{"half of the marks", "nghị quyêt", "marks 1-2 quyết"},
		{"a short word as no syllable is spelled", "ngị quyết", "letters 0-1 nghị"},
		{"the same without marks", "ngi quyet", "letters 0-1 nghị; marks 1-2 quyết"},
		{"c before ê", "cế hoạch", "letters 0-1 kế"},
		{"the letter without its roof", "nghị quyét", "marks 1-2 quyết"},
		{"a typed tone stays", "nghị quyềt", ""},
		{"marks as typed stay", "con dương", ""},
		{"telex", "nghij quyeets", "keys 0-2 nghị quyết"},
		{"telex, tone before the end", "quyeest ddinhj", "keys 0-2 quyết định"},
		{"telex, tone at the end of an open syllable", "uyr ban nhaan daan", "keys 0-1 ủy; keys 2-4 nhân dân"},
		{"telex, a key hit twice", "chuyeenr ddoiir soos", "keys 0-3 chuyển đổi số"},
		{"telex, w", "chuwowng trinhf", "keys 0-2 chương trình"},
		{"vni", "nghi5 quye6t1", "keys 0-2 nghị quyết"},
		{"vni, đ", "quye61t d9i5nh", "keys 0-2 quyết định"},
		{"english words of the corpus", "fix data", ""},
		{"a4", "giấy A4", ""},
		{"dropped letter", "chuyn đổi số", "letters? 0-1 chuyển"},
		{"doubled letter", "nghii quyết", "letters 0-1 nghị"},
		{"swapped letters", "chuyne doi so", "letters 0-1 chuyển; marks 1-3 đổi số"},
		{"a key beside", "quyrt định", "letters 0-1 quyết"},
		{"letters said alike", "công ngiệp", "letters 1-2 nghiệp"},
		{"a tone is never changed by a slip", "chuyén đổi số", ""},
		{"a syllable that the corpus lacks is only doubted", "giống con mèo vằn", ""},
		{"among marked words too", "kế hoạch chuyễn đổi của tỉnh thông lai", ""},
		{"a proposal fits beside its neighbours", "kế nhoạch", "letters? 1-2 hoạch"},
		{"a proposal that stands beside none of its neighbours is noise", "mua giấp", ""},
		{"nor for another of them", "ông thủa", ""},
		{"how one asks, though no text does", "bao nhieu ho so", "marks 0-4 bao nhiêu hồ sơ"},
		{"what one asks for", "chuyen doi so la gi", "marks 0-5 chuyển đổi số là gì"},
		{"unknown", "xyzzy qqqq", ""},
		{"a word of the same sound beside its neighbours", "sử lý hồ sơ", "letters? 0-1 xử"},
		{"another of the same sound", "trương trình hành động", "letters? 0-1 chương"},
		{"where both stand", "trình tự", ""},
		{"a long word", strings.Repeat("a", 1000), ""},
		{"empty", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, show(Read(typedWords(tt.in), c))); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestWhatIsFixedStays(t *testing.T) {
	ws := typedWords("nghi quyet 57 nq")
	for i := range ws {
		ws[i].Fixed = true
	}
	if d := cmp.Diff("", show(Read(ws, office()))); d != "" {
		t.Error(d)
	}
}

// countedAsks counts what a reading asks of a corpus.
type countedAsks struct {
	*counts
	n int
}

func (a *countedAsks) Spellings(fold string) []string { a.n++; return a.counts.Spellings(fold) }
func (a *countedAsks) Frequency(norm string) int      { a.n++; return a.counts.Frequency(norm) }
func (a *countedAsks) Pair(first, second string) int  { a.n++; return a.counts.Pair(first, second) }

func TestAQuestionAsksTheCorpusInProportionToItsLength(t *testing.T) {
	for _, unit := range []string{"so ", "xqzv ", "quyeetx ", "nghij quyeets "} {
		var n [2]int
		for i, times := range []int{25, 50} {
			c := &countedAsks{counts: office()}
			Read(typedWords(strings.Repeat(unit, times)), c)
			n[i] = c.n
		}
		if n[0] == 0 || n[1] > n[0]*5/2 {
			t.Errorf("%q asks %d times, and twice as many words ask %d times", unit, n[0], n[1])
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"nghi quyet so 57", "nghij quyeets", "nghi5 quye6t1 a0", "\xff i y qui w sw", "chuyne đoi \u0301x"} {
		f.Add(s)
	}
	c := office()
	f.Fuzz(func(t *testing.T, text string) {
		ws := typedWords(text)
		if len(ws) > 100 {
			return
		}
		last := 0
		for _, r := range Read(ws, c) {
			if r.From < last || r.To <= r.From || r.To > len(ws) || len(r.Norms) != r.To-r.From || r.Sure < 0 || r.Sure > 1.0001 {
				t.Fatalf("%+v of %q", r, text)
			}
			last = r.To
			for i, norm := range r.Norms {
				if c.Frequency(norm) == 0 && !slices.Contains(asked().words[viet.Fold(norm)], norm) {
					t.Fatalf("%q is no word of the corpus", norm)
				}
				_, was := viet.Untone(viet.Norm(ws[r.From+i].Text))
				if _, is := viet.Untone(norm); was != 0 && was != is {
					t.Fatalf("the tone of %q became that of %q", ws[r.From+i].Text, norm)
				}
				if !utf8.ValidString(norm) {
					t.Fatalf("%q", norm)
				}
			}
		}
	})
}
