package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

const odfSpaces = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
	` xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:d" xmlns:dc="urn:dc"`

const odfStyles = `<office:font-face-decls><style:font-face style:name="F1" svg:font-family="'.VnTimeH'"/></office:font-face-decls><office:automatic-styles>` +
	`<style:style style:name="Old" style:family="paragraph" style:parent-style-name="Base"/><style:style style:name="Base" style:family="paragraph"><style:text-properties style:font-name="F1"/></style:style>` +
	`<style:style style:name="VNI" style:family="text"><style:text-properties fo:font-family="VNI-Times"/></style:style><style:style style:name="Ẩn" style:family="text"><style:text-properties text:display="none"/></style:style>` +
	`<style:style style:name="Ẩn" style:family="table"><style:table-properties table:display="false"/></style:style><style:style style:name="Cũ" style:family="table-cell"><style:text-properties style:font-name=".VnTime"/></style:style>` +
	`<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/><text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>` +
	`<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style></office:automatic-styles>`

func odt(t testing.TB, body string) []byte {
	t.Helper()
	return pack(t, "mimetype", formatODT.mime, "content.xml", `<office:document-content`+odfSpaces+`>`+odfStyles+`<office:body><office:text>`+body+`</office:text></office:body></office:document-content>`)
}

func ods(t testing.TB, tables string) []byte {
	t.Helper()
	return pack(t, "mimetype", formatODS.mime, "content.xml", `<office:document-content`+odfSpaces+`>`+odfStyles+`<office:body><office:spreadsheet>`+tables+`</office:spreadsheet></office:body></office:document-content>`)
}

func TestODTLines(t *testing.T) {
	cell := func(text string) string {
		return `<table:table-cell><text:p>` + text + `</text:p></table:table-cell>`
	}
	item := func(s string) string { return `<text:list-item>` + s + `</text:list-item>` }
	cases := []struct {
		name, body string
		want       []corpus.Line
	}{
		{"spaces, tabs, breaks, spans", "<text:p>Số:<text:s text:c=\"2\"/>15<text:tab/>Hà\n  <text:span>Nội</text:span><text:line-break/>hai<text:soft-page-break/></text:p><text:p/>", plainLines("Số:  15\tHà Nội", "hai")},
		{"headings", `<text:h text:outline-level="2">Chương I</text:h>`, []corpus.Line{{Kind: corpus.LineHeading, Level: 2, Text: "Chương I"}}},
		{"lists", `<text:list text:style-name="L1">` + item(`<text:p>a</text:p><text:p>tiếp</text:p>`) + item(`<text:p>b</text:p><text:list>`+item(`<text:p>c</text:p><text:list>`+item(`<text:p>d</text:p>`)+`</text:list>`)+`</text:list>`) + `</text:list>` +
			`<text:list text:continue-numbering="true" text:style-name="L1">` + item(`<text:p>e</text:p>`) + `</text:list><text:list text:style-name="L1">` + item(`<text:p>f</text:p>`) + `</text:list><text:list text:style-name="L2">` + item(`<text:p>g</text:p>`) + `</text:list>`,
			plainLines("1. a", "tiếp", "2. b", "a) c", "2.a.1 d", "3. e", "1. f", "- g")},
		{"what is deleted, hidden or a remark is left out", `<text:tracked-changes><text:changed-region><text:deletion><text:p>cũ</text:p></text:deletion></text:changed-region></text:tracked-changes>` +
			`<text:p>mới<office:annotation><text:p>nhận xét</text:p></office:annotation><text:span text:style-name="Ẩn">ẩn</text:span></text:p>`, plainLines("mới")},
		{"notes come last, frames after their paragraph", `<text:p>Tăng<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Theo số liệu.</text:p></text:note-body></text:note> 5%<draw:frame><draw:text-box><text:p>khung</text:p></draw:text-box></draw:frame></text:p><text:p>Hết</text:p>`,
			plainLines("Tăng[1] 5%", "khung", "Hết", "[1] Theo số liệu.")},
		{"old fonts", `<text:p text:style-name="Old">quyÕt ®Þnh</text:p><text:p><text:span text:style-name="VNI">Vieät Nam</text:span> và café</text:p>`, plainLines("QUYẾT ĐỊNH", "Việt Nam và café")},
		{"tables: heads, merged cells", `<table:table><table:table-column/><table:table-header-rows><table:table-row>` + cell("Việc") + cell("Ai") + cell("Nơi") + `</table:table-row></table:table-header-rows>` +
			`<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Họp</text:p></table:table-cell>` + cell("a") + cell("b") + `</table:table-row><table:table-row><table:covered-table-cell/>` + cell("c") + cell("d") + `</table:table-row>` +
			`<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Cộng</text:p></table:table-cell><table:covered-table-cell/>` + cell("5") + `</table:table-row></table:table>`,
			tabled(1, head("Việc", "Ai", "Nơi"), row("Họp", "a", "b"), row("", "c", "d"), row("Cộng", "", "5"))},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			records, result := readAll(t, "a.odt", odt(t, c.body), Limits{})
			if len(records) != 1 {
				t.Fatalf("%d records, %v", len(records), result.Problems)
			}
			if diff := cmp.Diff(c.want, records[0].Pages[0].Lines); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestODSLines(t *testing.T) {
	cell := func(attributes, text string) string {
		return `<table:table-cell ` + attributes + `><text:p>` + text + `</text:p></table:table-cell>`
	}
	rowOf := func(cells ...string) string {
		return `<table:table-row>` + strings.Join(cells, "") + `</table:table-row>`
	}
	data := ods(t, `<table:table table:name="Biểu"><table:table-column/><table:table-header-rows>`+rowOf(cell("", "TT"), cell(`table:number-columns-spanned="2"`, "Tên việc"), `<table:covered-table-cell/>`, cell("", "Hạn"))+`</table:table-header-rows>`+
		rowOf(cell("", "1"), cell(`table:style-name="Cũ"`, "nghÞ quyÕt"), cell("", "a"), cell(`office:value-type="date" office:date-value="2025-03-27"`, "27/03/25"), `<table:table-cell table:number-columns-repeated="16000"/>`)+
		`<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`+
		`<table:table table:name="x" table:style-name="Ẩn">`+rowOf(cell("", "ẩn"))+`</table:table>`)
	records, result := readAll(t, "a.ods", data, Limits{})
	if len(records) != 1 || kinds(records, result) != "partial converted" {
		t.Fatalf("%d records, %v", len(records), kinds(records, result))
	}
	want := append([]corpus.Line{{Kind: corpus.LineHeading, Level: 1, Text: "Biểu"}}, tabled(1, head("TT", "Tên việc", "", "Hạn"), row("1", "nghị quyết", "a", "27/03/25"))...)
	if diff := cmp.Diff(want, records[0].Pages[0].Lines, withoutAddresses); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestARegisterInODSKeepsItsDates(t *testing.T) {
	text := func(s string) string { return `<table:table-cell><text:p>` + s + `</text:p></table:table-cell>` }
	records, _ := readAll(t, "a.ods", ods(t, `<table:table table:name="Sổ"><table:table-row>`+text("Số ký hiệu")+text("Ngày ban hành")+text("Trích yếu")+`</table:table-row><table:table-row>`+
		text("1/KH-UBND")+`<table:table-cell office:value-type="date" office:date-value="2025-03-27T00:00:00"><text:p>3/27/25</text:p></table:table-cell>`+text("Kế hoạch")+`</table:table-row></table:table>`), Limits{})
	if len(records) != 1 || records[0].Row == nil || records[0].Row.Issued.String() != "2025-03-27" {
		t.Errorf("%+v", records)
	}
}

func TestOpenDocumentsThatCannotBeReadSayWhy(t *testing.T) {
	locked := `<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`
	for _, c := range []struct {
		name, file string
		data       []byte
		want       string
	}{
		{"password", "a.odt", pack(t, "mimetype", formatODT.mime, "content.xml", "x", "META-INF/manifest.xml", locked), "encrypted"},
		{"password of a sheet", "a.ods", pack(t, "mimetype", formatODS.mime, "content.xml", "x", "META-INF/manifest.xml", locked), "encrypted"},
		{"cut", "a.odt", pack(t, "mimetype", formatODT.mime, "content.xml", `<a><text:p>Điều 1</text:p><text:p>Điề`), "partial"},
		{"cut sheet", "a.ods", pack(t, "mimetype", formatODS.mime, "content.xml", `<a><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row><table:tab`), "partial"},
		{"no markup", "a.odt", pack(t, "mimetype", formatODT.mime, "content.xml", "<"), "broken"},
		{"no sheet", "a.ods", pack(t, "mimetype", formatODS.mime, "content.xml", "<a/>"), "broken"},
	} {
		records, result := readAll(t, c.file, c.data, Limits{})
		if got := kinds(records, result); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFlatOpenDocuments(t *testing.T) {
	flat := `<?xml version="1.0" encoding="UTF-8"?><office:document` + odfSpaces + ` office:mimetype="` + formatODT.mime + `">` + odfStyles + `<office:body><office:text><text:p text:style-name="Old">quyÕt ®Þnh</text:p></office:text></office:body></office:document>`
	records, result := readAll(t, "a.fodt", []byte(flat), Limits{})
	if len(records) != 1 || text(records[0]) != "QUYẾT ĐỊNH" || kinds(records, result) != "converted" {
		t.Errorf("%+v %+v", records, result)
	}
}

func FuzzODT(f *testing.F) {
	f.Add(`<text:list text:style-name="L1"><text:list-item><text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>b</text:p></text:note-body></text:note></text:p></text:list-item></text:list>`)
	f.Add(`<table:table><table:table-row table:number-rows-repeated="9"><table:table-cell table:number-columns-spanned="3"><text:p>a</text:p></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, body string) { check(t, "a.odt", odt(t, body)) })
}

func FuzzODS(f *testing.F) {
	f.Add(`<table:table table:name="a"><table:table-row table:number-rows-repeated="9"><table:table-cell table:number-columns-repeated="3"><text:p>a</text:p></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, tables string) { check(t, "a.ods", ods(t, tables)) })
}
