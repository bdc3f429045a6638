package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestHTMLLines(t *testing.T) {
	cases := []struct {
		name, in string
		want     []corpus.Line
	}{
		{"blocks are lines, spaces fold", "<p>Điều 1.\n  Phạm   vi</p>a<br>b<div>c<span>d</span></div>", plainLines("Điều 1. Phạm vi", "a", "b", "cd")},
		{"headings", "<h2>Chương I</h2><h3><p>Mục 1</p></h3>", []corpus.Line{{Kind: corpus.LineHeading, Level: 2, Text: "Chương I"}, {Kind: corpus.LineHeading, Level: 3, Text: "Mục 1"}}},
		{"what is not shown is left out", `<script>x</script><style>y</style><nav>z</nav><p hidden>h</p><p style="display: none">n</p><div role="navigation">r</div><p>a<!-- c --></p>`, plainLines("a")},
		{"lists", `<ol start="3"><li>a<li>b</ol><ul><li>c<li>- d</ul><ol type="a"><li>e</ol>`, plainLines("3. a", "4. b", "- c", "- d", "a. e")},
		{"a table is rows", `<table><tr><th>A<th>B<th>C<tr><td rowspan=2>a<td>1<br>2<td>3<tr><td>4<td>5<tr><td colspan=3>hết<tr><td colspan=2>g<td>7</table>`,
			tabled(1, head("A", "B", "C"), row("a", "1 2", "3"), row("", "4", "5"), row("hết"), row("g", "", "7"))},
		{"a letterhead is lines", `<table><tr><td><p>BỘ TÀI CHÍNH<p>Số: 1/TT-BTC<td><p>CỘNG HÒA<p>Hà Nội</table>`, plainLines("BỘ TÀI CHÍNH", "Số: 1/TT-BTC", "CỘNG HÒA", "Hà Nội")},
		{"labels beside values", `<div><span>Số hiệu</span><span>79/2009/QĐ-TTg</span></div><p><span>Đ</span><span>iều</span></p>`, plainLines("Số hiệu 79/2009/QĐ-TTg", "Điều")},
		{"references and hyphens", `<p>15/2020/N&#272;&#8209;CP &amp; a&shy;b</p><pre>x
 y</pre>`, plainLines("15/2020/NĐ-CP & ab", "x", "y")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			records, result := readAll(t, "a.html", []byte(c.in), Limits{})
			if len(records) != 1 {
				t.Fatalf("%d records, %v", len(records), result.Problems)
			}
			if diff := cmp.Diff(c.want, records[0].Pages[0].Lines); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

const htmlDocument = `<table><tr><td>BỘ TÀI CHÍNH<td>CỘNG HÒA XÃ HỘI<br>CHỦ NGHĨA VIỆT NAM</table><p>Căn cứ Luật;</p><p>Điều 1. Nội dung</p>`

func TestTheDocumentIsTakenOutOfAPortalsPage(t *testing.T) {
	want := "BỘ TÀI CHÍNH\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nCăn cứ Luật;\nĐiều 1. Nội dung"
	long := "<p>" + strings.Repeat("Nội dung của điều này rất dài. ", 200) + "</p>"
	cases := []struct{ name, in, want string }{
		{"menus, lists of links and a footer around it", `<div><div>Trang chủ <a href=1>Văn bản mới: Căn cứ</a></div><div class=x><div>` + htmlDocument + long + `</div></div><div>Bản quyền</div></div>`, want},
		{"in a tab that was not open", `<div>Thuộc tính</div><div style="display:none">` + htmlDocument + long + `</div>`, want},
		{"an annex beside it stays", `<div><div>` + htmlDocument + `</div><div>` + long + `</div></div>`, want},
		{"a page that is no document keeps its main part", `<div>Menu menu</div><main><p>Giới thiệu</p></main>`, "Giới thiệu"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			records, _ := readAll(t, "a.html", []byte("<html><body>"+c.in), Limits{})
			got := text(records[0])
			if i := strings.Index(got, "\nNội dung của"); i >= 0 {
				got = got[:i]
			} else if strings.Contains(c.in, long) {
				t.Error("the long paragraph is lost")
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestAPageOfPropertiesAloneIsSaid(t *testing.T) {
	properties := `<table><tr><td>Số hiệu 79/2009/QĐ-TTg<td>Loại văn bản Quyết định<tr><td>Ngày ban hành 15/8/2009<td>Người ký A</table>`
	if records, result := readAll(t, "a.html", []byte("<h1>Quyết định số 79/2009/QĐ-TTg</h1>"+properties), Limits{}); kinds(records, result) != "partial" || len(records) != 1 {
		t.Errorf("%+v %+v", records, result)
	}
	if records, result := readAll(t, "a.html", []byte(properties+htmlDocument), Limits{}); kinds(records, result) != "" {
		t.Errorf("a document with its properties: %+v %+v", records, result)
	}
}

func TestATableOfContentsBesideALongDocumentIsLeftOut(t *testing.T) {
	long := "<p>" + strings.Repeat("Nội dung của điều này rất dài. ", 200) + "</p>"
	contents := "<div>" + strings.Repeat("<div>Khoản 1</div><div>Điều 2. Hiệu lực</div>", 40) + "</div>"
	records, _ := readAll(t, "a.html", []byte("<div><div>Thuộc tính</div><div>"+htmlDocument+long+"</div>"+contents+"</div>"), Limits{})
	if got := text(records[0]); strings.Contains(got, "Khoản 1") || strings.Contains(got, "Thuộc tính") || !strings.Contains(got, "rất dài") {
		t.Errorf("%q", got)
	}
}

func TestMarkdownLines(t *testing.T) {
	cases := []struct {
		name, in string
		want     []corpus.Line
	}{
		{"paragraphs join their lines", "Căn cứ Luật\nTổ chức;\n\nĐiều 1\\. *Phạm vi*  \nhai", plainLines("Căn cứ Luật Tổ chức;", "Điều 1. Phạm vi", "hai")},
		{"headings", "# Một\n\nHai\n---\n", []corpus.Line{{Kind: corpus.LineHeading, Level: 1, Text: "Một"}, {Kind: corpus.LineHeading, Level: 2, Text: "Hai"}}},
		{"lists keep their labels", "3. a\n4. b\n\n   tiếp\n\n- c\n- d\n", plainLines("3. a", "4. b", "tiếp", "- c", "- d")},
		{"tables", "| A | B |\n|---|---|\n| **1** | 2 |\n", tabled(1, head("A", "B"), row("1", "2"))},
		{"html within", "<div>\n<p>a</p>\n</div>\n\nb<br>c", plainLines("a", "b", "c")},
		{"stars left by emphasis that closes late", "**1. **Nội dung\n\n**\u00a0**\n", plainLines("1. Nội dung")},
		{"pandoc's letterhead", "  ---------------- ----------------------\n   **ỦY BAN\\        **CỘNG HÒA\\\n    QUỐC HỘI**       Độc lập**\n\n   Số: 1/NQ         *Hà Nội, ngày 1*\n  ---------------- ----------------------\n\nNGHỊ QUYẾT",
			plainLines("ỦY BAN", "QUỐC HỘI", "CỘNG HÒA", "Độc lập", "Số: 1/NQ", "Hà Nội, ngày 1", "NGHỊ QUYẾT")},
		{"pandoc's signatures", "+-----------------+:----------:+\n| ***Nơi nhận:\\***| **TM. BAN\\ |\n| - Chính         | CHỦ TỊCH** |\n| phủ;\\           |            |\n+-----------------+------------+\nsau",
			plainLines("Nơi nhận:", "- Chính phủ;", "TM. BAN", "CHỦ TỊCH", "sau")},
		{"pandoc's table with a head", "----------------------\nSTT   Tên\n----- ----------------\n1     Bắc Hà\n\n2     Sa Pa\n      thị xã\n----------------------\n",
			tabled(1, head("STT", "Tên"), row("1", "Bắc Hà"), row("2", "Sa Pa thị xã"))},
		{"a rule is no table", "a\n\n----------\n\nb", plainLines("a", "b")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			records, result := readAll(t, "a.md", []byte(c.in), Limits{})
			if len(records) != 1 {
				t.Fatalf("%d records, %v", len(records), result.Problems)
			}
			if diff := cmp.Diff(c.want, records[0].Pages[0].Lines); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
