package engine

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/search"
)

// named is a document with a number, a title and an issuer.
func titled(id, docType, number, title, issuer string, date corpus.Date) *corpus.Document {
	return &corpus.Document{ID: corpus.ID(id), Title: title, Text: title + ".",
		Header: corpus.Header{Type: docType, Number: number, Issuer: issuer, Issued: date}}
}

func suggestible() *memory {
	plan := titled("plan", "Kế hoạch", "154/KH-UBND", "Kế hoạch triển khai chuyển đổi số năm 2025", "Ủy ban nhân dân tỉnh Sông Mây", corpus.Date{Year: 2025, Month: 3, Day: 27})
	plan.Text = "Dịch vụ công trực tuyến được mở rộng. Người dân dùng dịch vụ công trực tuyến ở nhà. Xã tuyên truyền dịch vụ công trực tuyến."
	older := titled("older", "Kế hoạch", "154/KH-UBND", "Kế hoạch trồng rừng", "Ủy ban nhân dân tỉnh Sông Mây", corpus.Date{Year: 2021, Month: 5, Day: 4})
	older.Text = plan.Text
	older.Entities = []corpus.Entity{{Kind: corpus.EntityOrganisation, Name: "Sở Nội vụ tỉnh Sông Mây", Specific: true}}
	decree := titled("decree", "Nghị định", "30/2020/NĐ-CP", "Nghị định về công tác văn thư", "Chính phủ", corpus.Date{Year: 2020, Month: 3, Day: 5})
	decree.Sections = []corpus.Section{{ID: "d1", Kind: corpus.SectionArticle, Label: "Điều 1", Heading: "Phạm vi điều chỉnh"}}
	law := titled("law", "Luật", "45/2019/QH14", "Bộ luật Lao động", "Quốc hội", corpus.Date{Year: 2019, Month: 11, Day: 20})
	law.Sections = decree.Sections
	party := titled("party", "Nghị quyết", "57-NQ/TW", "Về đột phá phát triển khoa học, công nghệ", "Bộ Chính trị", corpus.Date{Year: 2024, Month: 12, Day: 22})
	stub := titled("stub", "Kế hoạch", "154/KH-STC", "Kế hoạch 154/KH-STC", "", corpus.Date{Year: 2026, Month: 1, Day: 2})
	stub.Text, stub.Cited = "", true
	secret := titled("secret", "Kế hoạch", "1549/KH-UBND", "Kế hoạch diễn tập phòng thủ", "Ban Chỉ huy Quân sự", corpus.Date{Year: 2025, Month: 6, Day: 1})
	secret.Header.Secrecy = "MẬT"
	secret.Entities = []corpus.Entity{{Kind: corpus.EntityOrganisation, Name: "Đơn vị Kín", Specific: true}}
	return newMemory(plan, older, decree, law, party, stub, secret)
}

func suggest(t testing.TB, e *Engine, text string, secret bool) []search.Suggestion {
	t.Helper()
	list, err := e.Suggest(t.Context(), text, 7, secret)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestWhatIsTypedIsCompleted(t *testing.T) {
	e := open(t, suggestible())
	for _, c := range []struct{ name, in, want string }{
		{"a serial, the newest first, what is only cited last", "154", "154/KH-UBND plan; 154/KH-UBND older; 154/KH-STC stub"},
		{"a serial and one letter", "154 k", "154/KH-UBND plan; 154/KH-UBND older; 154/KH-STC stub"},
		{"with its issuer", "154/kh-ub", "154/KH-UBND plan; 154/KH-UBND older"},
		{"with the year behind it", "154/KH-UBND 2021", "154/KH-UBND older"},
		{"zeros in front", "0154 kh ub", "154/KH-UBND plan; 154/KH-UBND older"},
		{"the code of the type first", "kh 154", "154/KH-UBND plan; 154/KH-UBND older; 154/KH-STC stub"},
		{"glued", "nq57", "57-NQ/TW party"},
		{"the type by its name", "nghi quyet so 5", "57-NQ/TW party"},
		{"the type twice", "nghị định 30/2020/nđ", "30/2020/NĐ-CP decree"},
		{"without the year", "30/nd-cp", "30/2020/NĐ-CP decree"},
		{"of a law", "luat 45", "45/2019/QH14 law"},
		{"a title from its beginning", "công tác văn", "Nghị định về công tác văn thư decree"},
		{"a title without marks", "cong tac van", "Nghị định về công tác văn thư decree"},
		{"a title with its type, without về", "nghi dinh cong tac", "Nghị định về công tác văn thư decree"},
		{"words from within a title", "khoa hoc cong ng", "Về đột phá phát triển khoa học, công nghệ party"},
		{"words of a title apart", "pha khoa cong nghe", "Về đột phá phát triển khoa học, công nghệ party"},
		{"two words apart are no title's", "dot khoa", ""},
		{"the right marks first", "lão đ", "Bộ luật Lao động law"},
		{"a body", "uy ban nhan dan tinh s", "Ủy ban nhân dân tỉnh Sông Mây"},
		{"a body by its abbreviation", "ubnd tinh s", "Ủy ban nhân dân tỉnh Sông Mây"},
		{"a body that a text names", "sở nội", "Sở Nội vụ tỉnh Sông Mây"},
		{"a heading of several documents", "pham vi", "Phạm vi điều chỉnh"},
		{"a phrase of several documents", "dich vu", "dịch vụ công trực tuyến"},
		{"nothing secret", "1549", ""},
		{"no body of a secret document", "don vi", ""},
		{"no title of a secret document", "dien tap", ""},
		{"nothing typed", "  ", ""},
		{"signs alone", `"-/:*`, ""},
		{"what no document has", "xyzzy", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range suggest(t, e, c.in, false) {
				got = append(got, strings.TrimSpace(s.Text+" "+string(s.ID)))
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("%q suggests %q, want %q", c.in, g, c.want)
			}
		})
	}
}

func TestThisMachineIsSuggestedWhatIsSecret(t *testing.T) {
	e := open(t, suggestible())
	for in, want := range map[string]corpus.ID{"1549": "secret", "dien tap": "secret"} {
		if got := suggest(t, e, in, true); len(got) != 1 || got[0].ID != want {
			t.Errorf("%q suggests %v, want %s", in, got, want)
		}
	}
}

func TestSuggestionsFollowTheStore(t *testing.T) {
	src := suggestible()
	e := open(t, src)
	src.remove("party")
	src.docs["decree"].Title = "Nghị định về con dấu"
	src.put(src.docs["decree"])
	if err := e.Sync(t.Context(), src, nil); err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]int{"nq57": 0, "khoa hoc": 0, "cong tac van": 0, "con d": 1} {
		if got := suggest(t, e, in, false); len(got) != want {
			t.Errorf("%q suggests %v, want %d", in, got, want)
		}
	}
}

func TestOneNumberLeadsToItsDocumentAndASharedTitleToNone(t *testing.T) {
	src := newMemory()
	for i := range 3 {
		src.put(titled(fmt.Sprint("raise", i), "Quyết định", fmt.Sprintf("%d/QĐ-SNV", 100+i), "Về việc nâng bậc lương", "Sở Nội vụ", corpus.Date{Year: 2024, Month: 1, Day: i + 1}))
	}
	got := suggest(t, open(t, src), "nang bac", false)
	if len(got) != 1 || got[0].ID != "" || got[0].Text != "Về việc nâng bậc lương" {
		t.Errorf("suggested %+v", got)
	}
}

func TestANumberThatSeveralBearOnOneDayIsSuggestedOnce(t *testing.T) {
	src := newMemory()
	for i, title := range []string{"Về đê kè", "Về hồ chứa", "Về cống tiêu"} {
		src.put(titled(fmt.Sprint("dike", i), "Quyết định", "12/QĐ-UBND", title, "Ủy ban nhân dân xã", corpus.Date{Year: 2024, Month: 1, Day: 2}))
	}
	got := suggest(t, open(t, src), "12/q", false)
	if len(got) != 1 || got[0].ID != "" || got[0].Detail != "Quyết định, Ủy ban nhân dân xã, 02/01/2024" {
		t.Errorf("suggested %+v", got)
	}
}

func TestPhrasesAreWordsThatBelongTogether(t *testing.T) {
	text := "Giấy chứng nhận quyền sử dụng đất. Hộ dân có quyền sử dụng đất, xã xác nhận quyền sử dụng đất. Giấy chứng nhận được cấp; giấy chứng nhận bị thu hồi. Đất của hộ dân."
	got := recurring(unitsOf(&corpus.Document{ID: "a", Text: text}))
	slices.Sort(got)
	if g := strings.Join(got, "; "); g != "giấy chứng nhận; quyền sử dụng đất" {
		t.Errorf("phrases are %q", g)
	}
}

func FuzzSuggest(f *testing.F) {
	for _, s := range []string{"154 k", "nghị quyết số", "0", "số", "\x1f", "\xff", "a\x00b", "(((", "ubnd", strings.Repeat("a ", 300)} {
		f.Add(s)
	}
	e := open(f, suggestible())
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range suggest(t, e, text, false) {
			if s.Text == "" || s.ID == "secret" {
				t.Errorf("%q suggests %+v", text, s)
			}
		}
	})
}

// registered are the rows of the look-up set, times over with other years, as documents without text.
func registered(t testing.TB, times int) []*corpus.Document {
	t.Helper()
	f, err := os.Open(shared + "/eval/lookup/register.jsonl")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the evaluation files are not here: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []*corpus.Document
	for s := bufio.NewScanner(f); s.Scan(); {
		var row struct{ ID, Number, Issued, Title string }
		if err := json.Unmarshal(s.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		issued, _ := corpus.ParseISODate(row.Issued)
		for i := range times {
			d := titled(fmt.Sprintf("%s-%d", row.ID, i), "", row.Number, row.Title, "", issued)
			if n, ok := corpus.ParseNumber(row.Number); ok {
				if k, ok := n.DocType(); ok {
					d.Header.Type = k.Name
				}
			}
			d.Header.Issued.Year -= i
			out = append(out, d)
		}
	}
	return out
}

// BenchmarkSuggest types numbers and titles of 80,000 documents letter by letter.
func BenchmarkSuggest(b *testing.B) {
	docs := registered(b, 20)
	e := open(b, newMemory(docs...))
	var texts []string
	for i := 0; i < len(docs); i += 997 {
		for _, whole := range []string{docs[i].Header.Number, docs[i].Title} {
			letters := []rune(whole)
			for n := 1; n <= min(len(letters), 25); n++ {
				texts = append(texts, string(letters[:n]))
			}
		}
	}
	var took []time.Duration
	for b.Loop() {
		for _, text := range texts {
			begin := time.Now()
			suggest(b, e, text, false)
			took = append(took, time.Since(begin))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "max-ms")
}
