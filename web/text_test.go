package web

import (
	"html"
	"html/template"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestOverlayNestsWhatCrosses(t *testing.T) {
	const x = "theo Nghị quyết số 57-NQ/TW, ngày 22"
	at := func(quote string) corpus.Span { return span(t, x, quote) }
	link := stretch{Span: at("Nghị quyết số 57-NQ/TW"), layer: layerLink, href: "/a?b=1&c", class: "ref"}
	number := stretch{Span: at("57-NQ/TW"), layer: layerNowrap}
	for _, c := range []struct {
		name string
		in   []stretch
		want string
	}{
		{"nothing", nil, x},
		{"a match around a link", []stretch{link, {Span: at("theo Nghị quyết số 57-NQ/TW,"), layer: layerMatch}},
			`<mark>theo <a class="ref" href="/a?b=1&amp;c">Nghị quyết số 57-NQ/TW</a>,</mark> ngày 22`},
		{"a match within a link", []stretch{link, {Span: at("Nghị quyết"), layer: layerMatch, id: "khop", class: "c"}},
			`theo <a class="ref" href="/a?b=1&amp;c"><mark id="khop" class="c">Nghị quyết</mark> số 57-NQ/TW</a>, ngày 22`},
		{"a match that crosses a number stays whole", []stretch{number, {Span: at("số 57"), layer: layerMatch, id: "khop"}},
			`theo Nghị quyết <mark id="khop">số <span class="nw">57</span></mark><span class="nw">-NQ/TW</span>, ngày 22`},
		{"equal spans: number, mark, link", []stretch{number, {Span: number.Span, layer: layerLink, href: "/n"}, {Span: number.Span, layer: layerMatch}},
			`theo Nghị quyết số <span class="nw"><mark><a href="/n">57-NQ/TW</a></mark></span>, ngày 22`},
		{"the longest link wins", []stretch{link, {Span: at("57-NQ/TW, ngày 22"), layer: layerLink, href: "/b"}},
			`theo <a class="ref" href="/a?b=1&amp;c">Nghị quyết số 57-NQ/TW</a>, ngày 22`},
		{"the exact span is cut at a link", []stretch{link, {Span: at("số 57-NQ/TW, ngày"), layer: layerExact, id: "doan", class: "x"}},
			`theo <a class="ref" href="/a?b=1&amp;c">Nghị quyết <mark id="doan" class="x">số 57-NQ/TW</mark></a><mark class="x">, ngày</mark> 22`},
	} {
		if d := cmp.Diff(template.HTML(c.want), overlay(x, corpus.Span{End: len(x)}, c.in)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

func TestNumbersStayOnOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"Nghị quyết 57-NQ/TW.":        `Nghị quyết <span class="nw">57-NQ/TW</span>.`,
		"số 30/2020/NĐ-CP, ngày":      `số <span class="nw">30/2020/NĐ-CP</span>, ngày`,
		"giai đoạn 2025 - 2030":       `giai đoạn <span class="nw">2025 - 2030</span>`,
		"là 439,2 triệu đồng/tháng":   `là <span class="nw">439,2 triệu đồng</span>/tháng`,
		"Việt - Trung, kinh tế - xã":  `Việt - Trung, kinh tế - xã`,
		"<b>& 1/2</b>":                `&lt;b&gt;&amp; <span class="nw">1/2</span>&lt;/b&gt;`,
		"năm 2025 có 12 việc, 5 đồng": `năm 2025 có 12 việc, <span class="nw">5 đồng</span>`,
	} {
		if got := plainHTML(in); string(got) != want {
			t.Errorf("%s gives %s, want %s", in, got, want)
		}
	}
}

func TestFindMarksWhatStandsTogether(t *testing.T) {
	const x = "Thực hiện Nghị quyết số 57-NQ/TW của tỉnh Lào Cai; nghị định khác.\nNghị quyết 57 và hoà giải, hồ sơ TRỰC TUYẾN."
	for _, c := range []struct {
		question string
		want     []string
	}{
		{"nghi quyet 57", []string{"Nghị quyết số 57", "Nghị quyết 57"}},
		{"nghị quyết số 57", []string{"Nghị quyết số 57"}},
		{"57-NQ/TW", []string{"57-NQ/TW"}},
		{"nghi quyet 57 lao cai", []string{"Nghị quyết số 57", "Lào Cai", "Nghị quyết 57"}},
		{"hòa giải", []string{"hoà giải"}},
		{"hoa giai", []string{"hoà giải"}},
		{"hóa giải", []string{"giải"}},
		{`"hồ sơ trực tuyến"`, []string{"hồ sơ TRỰC TUYẾN"}},
		{"nghi", []string{"Nghị", "nghị", "Nghị"}},
		{"khong co", nil},
		{"", nil},
		{"loai:báo-cáo", nil},
	} {
		var got []string
		for _, m := range find(x, c.question) {
			got = append(got, m.In(x))
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%q (-want +got):\n%s", c.question, d)
		}
	}
}

func TestADocumentIsSearchedForTheWordsOfAQuestion(t *testing.T) {
	for in, want := range map[string]string{
		`đất đai`:                            `đất đai`,
		`"đất đai" giá`:                      `"đất đai" giá`,
		`nam:2020..2025 bảo hiểm`:            `bảo hiểm`,
		`loai:nghị-quyết "hưu trí" -tạm mức`: `"hưu trí" mức`,
		`coquan:ubnd-tỉnh-lào-cai nam:2024`:  ``,
		`so:154/KH-UBND`:                     `154 KH UBND`,
		`nghi quyet 57 lao cai`:              `nghi quyet 57 lao cai`,
		``:                                   ``,
	} {
		if got := sought(in); got != want {
			t.Errorf("%s: searched for %q, want %q", in, got, want)
		}
	}
}

func TestASpanIsFoundAgain(t *testing.T) {
	const old = "Một hai. Tỷ lệ đạt 85%. Ba bốn."
	quote := "Tỷ lệ đạt 85%."
	s := span(t, old, quote)
	ref := spanRef{Span: s, Check: checksum(quote), HasCheck: true}
	for _, c := range []struct {
		name, text string
		fate       spanFate
	}{
		{"the same text", old, spanExact},
		{"another text around the same place", "Xxx hai. Tỷ lệ đạt 85%. Năm.", spanMoved},
		{"text before it", "Thêm một câu. " + old, spanMoved},
		{"text before it gone", strings.TrimPrefix(old, "Một hai. "), spanMoved},
		{"the quote changed", strings.Replace(old, "85", "86", 1), spanLost},
		{"nothing left", "", spanLost},
	} {
		got, fate := ref.locate(c.text)
		if fate != c.fate || fate != spanLost && got.In(c.text) != quote {
			t.Errorf("%s: %d %q", c.name, fate, got.In(c.text))
		}
	}
	if got, fate := (spanRef{Span: s}).locate(old); fate != spanExact || got != s {
		t.Errorf("without a check: %d %v", fate, got)
	}
	if _, fate := (spanRef{Span: corpus.Span{Start: 1, End: 3}}).locate("Ủy ban"); fate != spanLost {
		t.Error("a span through the middle of a letter was taken")
	}
}

func TestAReferenceLeadsWhereItsLinkDoes(t *testing.T) {
	held, stub := corpus.Summary{ID: "a"}, corpus.Summary{ID: "b", Stub: true}
	for _, c := range []struct {
		name string
		link corpus.Link
		want string
		doc  corpus.ID
	}{
		{"a text", corpus.Link{State: corpus.LinkResolved, To: "a"}, "held", "a"},
		{"a row of a register", corpus.Link{State: corpus.LinkResolved, To: "b"}, "stub", "b"},
		{"a stub that citations made", corpus.Link{State: corpus.LinkAbsent, To: "b"}, "stub", "b"},
		{"nothing", corpus.Link{State: corpus.LinkAbsent}, "missing", ""},
		{"another of that number", corpus.Link{State: corpus.LinkAbsent, Reason: corpus.ReasonDiffers}, "differs", ""},
		{"several", corpus.Link{State: corpus.LinkAmbiguous, Candidates: []corpus.ID{"a", "b"}}, "several", ""},
		{"several that the reader may not see", corpus.Link{State: corpus.LinkAmbiguous, Candidates: []corpus.ID{"hidden"}}, "missing", ""},
		{"one that the reader may not see", corpus.Link{State: corpus.LinkResolved, To: "hidden"}, "missing", ""},
		{"itself", corpus.Link{State: corpus.LinkSelf}, "self", "self"},
	} {
		all := targets{self: "self", links: map[int]corpus.Link{0: c.link}, found: map[corpus.ID]corpus.Summary{"a": held, "b": stub}}
		got, ok := all.of(corpus.Reference{Canonical: "154/KH-UBND"})
		if !ok || got.State != c.want || got.Document != c.doc {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestACitationInventsNothing(t *testing.T) {
	full := corpus.Header{System: corpus.SystemState, Number: "154/KH-UBND", Type: "Kế hoạch", Issuer: "Ủy ban nhân dân tỉnh Lào Cai",
		Issued: corpus.Date{Year: 2025, Month: 3, Day: 27}, Abstract: "Về đột phá phát triển khoa học"}
	party := corpus.Header{System: corpus.SystemParty, Number: "57-NQ/TW", Type: "Nghị quyết", Issuer: "Bộ Chính trị", Issued: corpus.Date{Year: 2024, Month: 12, Day: 22}, Abstract: "về đột phá"}
	for _, c := range []struct {
		doc                    corpus.Document
		provision, first, then string
	}{
		{corpus.Document{Header: full}, "", "Kế hoạch số 154/KH-UBND ngày 27 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Lào Cai về đột phá phát triển khoa học", "Kế hoạch số 154/KH-UBND"},
		{corpus.Document{Header: party}, "", "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá", "Nghị quyết số 57-NQ/TW"},
		{corpus.Document{Header: full}, "điểm a khoản 2 Điều 5", "điểm a khoản 2 Điều 5 Kế hoạch số 154/KH-UBND ngày 27 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Lào Cai về đột phá phát triển khoa học", "điểm a khoản 2 Điều 5 Kế hoạch số 154/KH-UBND"},
		{corpus.Document{Title: "Một số kết quả.", Header: corpus.Header{Type: "Báo cáo"}}, "", "Báo cáo số [không ghi] ngày [không ghi] của [không ghi] “Một số kết quả”", "Báo cáo số [không ghi]"},
	} {
		got := newCitation(&c.doc, c.provision)
		if got.First != c.first || got.Later != c.then {
			t.Errorf("got %q, %q\nwant %q, %q", got.First, got.Later, c.first, c.then)
		}
	}
	if got := newCitation(&corpus.Document{Title: "a}b\\c\nTY  - X"}, ""); strings.Contains(got.BibTeX, "\\c") || strings.Contains(got.RIS, "\nTY  - X") {
		t.Errorf("a title escapes its field:\n%s\n%s", got.BibTeX, got.RIS)
	}
}

func TestNumbersAreWrittenTheVietnameseWay(t *testing.T) {
	for got, want := range map[string]string{
		integer(1234567): "1.234.567", integer(-12): "−12", integer(999): "999",
		seconds(20 * time.Millisecond): "0,02 giây", seconds(time.Millisecond): "chưa tới 0,01 giây",
		percent(0.983): "98%", percent(0.9999): "99%", percent(1): "100%",
		bytesSize(812): "812 byte", bytesSize(1_400_000): "1,4 MB", bytesSize(76_000): "76 KB",
		moment(time.Date(2026, 11, 22, 7, 5, 0, 0, time.UTC)): "14:05 22/11/2026", moment(time.Time{}): "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestOnlyLoopbackNamesAreLoopback(t *testing.T) {
	for host, want := range map[string]bool{"127.0.0.1:8080": true, "127.8.8.8": true, "localhost": true, "LOCALHOST:1": true, "[::1]:8080": true, "::1": true,
		"127.0.0.1.nip.io": false, "localhost.example.com": false, "10.0.0.1": false, "": false, "0.0.0.0": false, "[fe80::1]": false} {
		if got := loopbackHost(host); got != want {
			t.Errorf("%q: %v", host, got)
		}
	}
}

func FuzzParseSpan(f *testing.F) {
	f.Add("4180-4236", "7990e8ca", "Tỷ lệ đạt 85%.")
	f.Add("0-1", "", "Ủ")
	f.Add("-1-2", "zz", "")
	f.Fuzz(func(t *testing.T, doan, b, text string) {
		ref, ok, err := parseSpan(doan, b)
		if err != nil || !ok {
			return
		}
		if ref.Start < 0 || ref.Len() <= 0 || ref.Len() > maxSpan {
			t.Fatalf("span %v", ref.Span)
		}
		s, fate := ref.locate(text)
		if fate == spanLost {
			return
		}
		if !s.Fits(text) || s.Len() != ref.Len() || ref.HasCheck && checksum(s.In(text)) != ref.Check {
			t.Fatalf("%v of %q", s, text)
		}
	})
}

func FuzzReadQuestion(f *testing.F) {
	f.Add("q=154/KH-UBND&loai=ke-hoach&nam=2020..2025&trang=2&la=1")
	f.Add("q=%zz&=&&q")
	f.Fuzz(func(t *testing.T, raw string) {
		q, err := readQuestion(readParams(raw, questionKeys()...))
		if err != nil {
			return
		}
		to := q.address()
		if !utf8.ValidString(to) || !strings.HasPrefix(to, "/tim") {
			t.Fatalf("address %q", to)
		}
		_, raw, _ = strings.Cut(to, "?")
		again, err := readQuestion(readParams(raw, questionKeys()...))
		if err != nil || again.address() != to {
			t.Fatalf("%q becomes %q (%v)", to, again.address(), err)
		}
	})
}

var element = regexp.MustCompile(`<(/?)(a|mark|span|b)([^>]*)>`)

func FuzzOverlay(f *testing.F) {
	f.Add("theo Nghị quyết số 57-NQ/TW <b>", []byte{0, 5, 20, 3, 8, 24})
	f.Fuzz(func(t *testing.T, x string, cuts []byte) {
		if !utf8.ValidString(x) || strings.ContainsAny(x, "\x00\r") || len(x) > 300 {
			return
		}
		var list []stretch
		for i := 0; i+2 < len(cuts) && len(list) < 40; i += 3 {
			s := corpus.Span{Start: int(cuts[i+1]), End: int(cuts[i+1]) + int(cuts[i+2])%40}
			if s.Fits(x) && onBorders(x, s) {
				list = append(list, stretch{Span: s, layer: layer(cuts[i]) % (layerMatch + 1), href: "/x"})
			}
		}
		out := string(overlay(x, corpus.Span{End: len(x)}, list))
		var open []string
		links := 0
		for _, m := range element.FindAllStringSubmatch(out, -1) {
			if m[1] == "" {
				open = append(open, m[2])
				if m[2] == "a" {
					links++
				}
			} else {
				if len(open) == 0 || open[len(open)-1] != m[2] {
					t.Fatalf("not nested: %s", out)
				}
				open = open[:len(open)-1]
				if m[2] == "a" {
					links--
				}
			}
			if links > 1 {
				t.Fatalf("a link within a link: %s", out)
			}
		}
		if len(open) > 0 {
			t.Fatalf("not closed: %s", out)
		}
		if got := html.UnescapeString(element.ReplaceAllString(out, "")); got != html.UnescapeString(template.HTMLEscapeString(x)) {
			t.Fatalf("text changed: %q to %q", x, got)
		}
	})
}

func FuzzFind(f *testing.F) {
	f.Add("Thực hiện Nghị quyết số 57-NQ/TW của tỉnh", "nghi quyet 57")
	f.Fuzz(func(t *testing.T, text, question string) {
		last := 0
		for _, m := range find(text, question) {
			if !m.Fits(text) || m.Len() == 0 || m.Start < last {
				t.Fatalf("%v in %q", m, text)
			}
			last = m.End
		}
	})
}
