package structure

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// recognisedPage is a text as it was read from a picture.
func recognisedPage(text string) Input {
	return Input{Text: text, Pages: []corpus.Page{{Number: 1, Span: corpus.Span{End: len(text)}, Method: corpus.MethodOCR, Quality: 0.95}}}
}

func TestLetterheadsOfScans(t *testing.T) {
	left, right := "BỘ TÀI CHÍNH\nSố: 512/QĐ-BTC\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
	body := "QUYẾT ĐỊNH\nVề việc thử một chương trình\nCăn cứ Luật;\nĐiều 1. Phạm vi\n"
	day := "Hà Nội, ngày 12 tháng 3 năm 2031\n"
	whole := facts{System: "state", Number: "512/QĐ-BTC", Type: "Quyết định", Issuer: "Bộ Tài chính", Issued: "2031-03-12", Place: "Hà Nội", About: "Về việc thử một chương trình"}
	with := func(change func(*facts)) facts {
		f := whole
		change(&f)
		return f
	}
	for _, c := range []struct {
		name, in string
		want     facts
	}{
		{"nothing misread", left + right + day + body, whole},
		{"the lines of an electronic signature", "ˆ.c* Người ký: CỔNG THÔNG TIN\nEmail: a@b.vn\nCơ quan: VĂN PHÒNG MẪU\nVGP.VNThời gian ký: 02.01.2031 15:39:00 +07:00\n" + left + right + day + body, whole},
		{"a stamp of receipt below the title", left + right + day + "QUYẾT ĐỊNH\nVề việc thử một chương trình\nCÔNG THÔNG Tu 6 dong PHÙ\nĐẾN “Ẻ\nSố:. 48\nNgày: 29/4/2031\nCăn cứ Luật;\n", whole},
		{"a stamp whose words are misread", left + right + day + "CÔN TĂN ĐẾN\nGiờ: 5\nNgày.. -Atháng\nKính chuyển:\n" + body, whole},
		{"a stamp that a line of the title runs out of", left + right + day + "QUYẾT ĐỊNH\nVề việc thử\nCÔNG THÔNG TIN ĐIỆN TỪ CHÍNH PHÙ một chương trình\nCăn cứ Luật;\n", whole},
		{"a stamp that covers words of the title", left + right + day + "QUYẾT ĐỊNH\nVề việc thử\nCỔNG THÔNG T1N ĐIỆN TỬ ciữhawh một chương trình\nCăn cứ Luật;\n",
			with(func(f *facts) { f.About = "Về việc thử … một chương trình" })},
		{"a stamp read into the beginning of a line", left + right + day + "QUYẾT ĐỊNH\nVề việc thử\n; I0 TưôNGTHĐỆN TỶ ciN PHÙ một chương trình\nCăn cứ Luật;\n",
			with(func(f *facts) { f.About = "Về việc thử … một chương trình" })},
		{"a stamp read into the end of a line", left + right + day + "QUYẾT ĐỊNH\n„Về việc thử một chương trình 'BIỆu TỦ CHÍNH PHỦ\nCăn cứ Luật;\n", whole},
		{"a line of misread capitals in a title of small letters", left + right + day + "QUYẾT ĐỊNH\nVề việc thử một chương trình\nỈ cổNG THÔNGTM ĐIỆN TỬ MẪU\nCăn cứ Luật;\n", whole},
		{"numbers and names with both kinds of letters are no stamp", left + right + day + "QUYẾT ĐỊNH\nVề việc thử VNeID theo Quyết định số\n299/QĐ-TTg ngày 10 tháng 4 năm 2024 của TTg\nCăn cứ Luật;\n",
			with(func(f *facts) {
				f.About = "Về việc thử VNeID theo Quyết định số 299/QĐ-TTg ngày 10 tháng 4 năm 2024 của TTg"
			})},
		{"a title that goes on at a name with both kinds of letters", left + right + day + "QUYẾT ĐỊNH\nVề việc thử\nVNeID trên địa bàn\nCăn cứ Luật;\n",
			with(func(f *facts) { f.About = "Về việc thử VNeID trên địa bàn" })},
		{"a rule read before a line", left + right + day + "QUYẾT ĐỊNH\n=—. --- Về việc thử một chương trình\nCăn cứ Luật;\n", whole},
		{"a rule drawn over the first word", left + right + day + "QUYẾT ĐỊNH\n——— định một chương trình\nCăn cứ Luật;\n", with(func(f *facts) { f.About = "… định một chương trình" })},
		{"a title that goes on in capitals is no stamp", left + right + day + "QUYẾT ĐỊNH\nVỀ CÔNG VĂN ĐI,\nĐẾN NĂM 2035\nCăn cứ Luật;\n", with(func(f *facts) { f.About = "VỀ CÔNG VĂN ĐI, ĐẾN NĂM 2035" })},
		{"a body that has the name of a stamp stands above the number", "BỘ TÀI CHÍNH\nCỔNG THÔNG TIN ĐIỆN TỬ\nSố: 512/QĐ-BTC\n" + right + day + body, with(func(f *facts) { f.Issuer = "Bộ Tài chính CỔNG THÔNG TIN ĐIỆN TỬ" })},
		{"dust beside the letterhead", left + "K———\nộ\n" + right + "„ ‡\n" + day + body, whole},
		{"marks of the number line misread", "BỘ TÀI CHÍNH\nSô, 512/QĐ-BTC\n" + right + day + body, whole},
		{"marks of the type line misread, and a stop", left + right + day + "'QUYÉT ĐỊNH.\nVề việc thử một chương trình\nCăn cứ Luật;\n", whole},
		{"letters read for figures of the date", left + right + "Hà Nội, ngày l2 thắng 3 năm 2031\n" + body, whole},
		{"the comma of the date read as a stop", left + right + "Hà Nội. ngày 12 tháng 3 năm 2031\n" + body, whole},
		{"half a name is no place", left + right + "đà Nộị, ngày 12 tháng 3 năm 2031\n" + body, with(func(f *facts) { f.Place = "" })},
		{"a serial written by hand is unknown, its symbol is not", "BỘ TÀI CHÍNH\nSố: #8 /QĐ-BTC\n" + right + "Hà Nội, ngày 4l tháng 3 năm 2031\n" + body,
			with(func(f *facts) { f.Number, f.Issued = "", "2031-03" })},
		{"letters are no figures in a date filled in by hand", "BỘ TÀI CHÍNH\nsó:0Ÿ /QĐ-BTC\n" + right + "Hà Nội, ngày l2 tháng 3 năm 2031\n" + body,
			with(func(f *facts) { f.Number, f.Issued = "", "2031-03" })},
		{"a blank of a stamp makes no draft", "BỘ TÀI CHÍNH\nSố: oasg /QĐ-BTC\n" + right + day + "CÔNG VĂN ĐẾN\nSố:\nNgày:\n" + body, with(func(f *facts) { f.Number = "" })},
		{"the date of a stamp is not the document's", left + right + "Hà Nội, ngàyÊƒ tháng Ởƒ năm =2⁄42\nNgày 29 tháng 4 năm 2031\n" + body,
			with(func(f *facts) { f.Issued, f.Place = "", "" })},
		{"the word before a province misread", "ỦY BAN NHÂN DÂN\nTĨNH HÀ TĨNH\nSố: 512/QĐ-UBND\n" + right + "Hà Tĩnh, ngày 12 tháng 3 năm 2031\n" + body,
			with(func(f *facts) {
				f.Number, f.Issuer, f.Place = "512/QĐ-UBND", "Ủy ban nhân dân tỉnh Hà Tĩnh", "Hà Tĩnh"
			})},
		{"a law whose adoption is misread", "QUỐC HỘI\nLuật số: 312/2031/QH18\n" + right + "LUẬT.\nTHỬ MẪU\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\nTuật này được uc hội khóa XVIII thông qua ngày 10 thắng 12 năm 2031\n",
			facts{System: "state", Number: "312/2031/QH18", Type: "Luật", Issuer: "Quốc hội", Issued: "2031-12-10", About: "THỬ MẪU"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := recognisedPage(c.in)
			r := Parse(in)
			checkEvidence(t, in.Text, r.Header)
			if diff := cmp.Diff(c.want, factsOf(r.Header)); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
		})
	}
}

// What text recognition makes of figures written by hand may be a number and a day, but none that can be believed.
func TestDoubtfulFiguresAreNotBelieved(t *testing.T) {
	text := "BỘ TÀI CHÍNH\nSố: %s /QĐ-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày %s tháng %s năm 2031\nQUYẾT ĐỊNH\nVề một việc\nCăn cứ Luật;"
	for _, c := range []struct {
		name                     string
		doubtful                 []string
		wantNumber, wantDate, of string
	}{
		{"nothing is doubtful", nil, "512/QĐ-BTC", "2031-03-12", "Quyết định"},
		{"the serial", []string{"512"}, "", "2031-03-12", "Quyết định"},
		{"serial and day", []string{"512", "12"}, "", "2031-03", "Quyết định"},
		{"serial and month", []string{"512", "3"}, "", "2031", "Quyết định"},
		{"serial and year", []string{"512", "2031"}, "", "", "Quyết định"},
		{"a day beside a printed number", []string{"12"}, "512/QĐ-BTC", "2031-03-12", "Quyết định"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := recognisedPage(fmt.Sprintf(text, "512", "12", "3"))
			from := 0
			for _, figures := range c.doubtful {
				k := strings.Index(in.Text[from:], " "+figures+" ")
				if k < 0 {
					k = strings.Index(in.Text[from:], " "+figures+"\n")
				}
				from += k + 1
				in.Doubtful = append(in.Doubtful, corpus.Span{Start: from, End: from + len(figures)})
			}
			r := Parse(in)
			checkEvidence(t, in.Text, r.Header)
			if h := r.Header; h.Number != c.wantNumber || h.Issued.String() != c.wantDate || h.Type != c.of || h.Draft {
				t.Errorf("number %q, date %s, type %q, draft %v", h.Number, h.Issued, h.Type, h.Draft)
			}
		})
	}
}

func TestWhatIsOnlyToleratedOfScansStaysStrictElsewhere(t *testing.T) {
	for _, in := range []string{
		"BỘ TÀI CHÍNH\nSở 512/QĐ-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày l2 thắng 3 năm 2031\nQUYẾT ĐỊNH\nVề một việc\nCăn cứ Luật;",
	} {
		h := Parse(Input{Text: in}).Header
		if h.Number != "" || !h.Issued.IsZero() && h.Issued.Day != 0 {
			t.Errorf("number %q, date %s", h.Number, h.Issued)
		}
	}
}

func TestTheTitleOfAScanIsNeverAStamp(t *testing.T) {
	r := Parse(recognisedPage("Người ký: CỔNG THÔNG TIN\nThời gian ký: 02.01.2031\nĐẾN “Ẻ\nBáo cáo nhanh trong ngày\nNội dung."))
	if want := "Báo cáo nhanh trong ngày"; r.Title != want {
		t.Errorf("title %q, want %q", r.Title, want)
	}
}

func FuzzScansNeverBreakTheReading(f *testing.F) {
	for _, seed := range []string{"BỘ TÀI CHÍNH\nSố: #8 /QĐ-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày l2 thắng 3 năm 2031\n——— định\nCỔNG THÔNG T1N ĐIỆN TỬ ciữh dân\nUBND TĨNH HÀ TĨNH", "ĐẾN ", "———"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ToValidUTF8(text, "") != text {
			return
		}
		r := Parse(recognisedPage(text))
		checkEvidence(t, text, r.Header)
		checkSections(t, text, r.Sections)
	})
}
