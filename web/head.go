package web

import (
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Head is what stands above every part of a document: its facts, its actions, its tabs.
type Head struct {
	ID     corpus.ID
	URL    string
	Title  template.HTML
	Type   string
	Issuer string
	Badges []Badge
	Facts  []Fact
	Cite   CiteBox
	Tabs   []Tab
	// Original is the address of the file that was read; OriginalSize its size in words.
	Original, OriginalSize string
	// Archive is where the originals of all versions are, "" where there is one; Feed follows what becomes of the document. Both are "" for a
	// document with a mark of secrecy.
	Archive, Feed string
	Banners       []Banner
	// Versions are all files of this document, empty where there is one.
	Versions []VersionLink
	// Sole is set where the reader was led here straight from a number: the address of the list.
	Sole string
	Stub bool
}

// Fact is one entry of the list of facts. An unknown one says so.
type Fact struct {
	Label string
	Value template.HTML
	Known bool
	// Inferred is the address of the evidence of a fact that no line states.
	Inferred string
}

// Banner is a sentence that must not be overlooked.
type Banner struct {
	Kind, Text string
	Link       *Link
}

// The parts of a document that have pages.
const (
	tabText       = "Văn bản"
	tabFacsimile  = "Bản gốc"
	tabLinks      = "Liên hệ"
	tabFigures    = "Số liệu"
	tabTasks      = "Nhiệm vụ"
	tabHistory    = "Lịch sử"
	tabAttributes = "Thuộc tính"
	tabQuality    = "Chất lượng đọc"
)

// newHead builds the head of one part of a document; validity is the badge that says whether it is in force.
func newHead(d *corpus.Document, tab, question, provision string, validity Badge) Head {
	url := documentURL(d.ID)
	h := Head{ID: d.ID, URL: url, Title: plainHTML(viet.Capitalise(d.Title)), Type: d.Header.Type, Issuer: d.Header.Issuer, Stub: d.Stub(),
		Cite: newCiteBox(newCitation(d, provision), url, len(d.Sections) > 0)}
	if d.Stub() {
		h.Badges = append(h.Badges, Badge{"text_absent", "Chưa có toàn văn", "gone", ""})
	}
	if d.Cited {
		h.Badges = append(h.Badges, Badge{"cited_only", "Chỉ biết qua dẫn chiếu", "gone", ""})
	}
	h.Badges = append(h.Badges, validity)
	h.Facts = facts(d, url)
	h.Tabs = tabs(d, url, tab, question)
	if src, ok := originalOf(d); ok {
		h.Original, h.OriginalSize = originalURL(src.SHA256, baseName(src.Path)), bytesSize(src.Size)
	}
	h.Banners, h.Versions = banners(d), versionLinks(d)
	if !d.Secret() {
		h.Feed = documentFeedURL(shownVersion(d))
		if len(h.Versions) > 1 {
			h.Archive = documentURL(d.ID) + "." + archiveEnding
		}
	}
	return h
}

// judge says over a part of the document what its validity asks for.
func (h *Head) judge(v Validity, on asOf) {
	if b, ok := v.banner(); ok {
		h.Banners = append([]Banner{b}, h.Banners...)
	}
	h.keep(on)
}

// keep says which day is judged where it is not today, and has the parts of the document that judge it keep the day.
func (h *Head) keep(on asOf) {
	if !on.other() {
		return
	}
	h.Banners = append([]Banner{{"day", "Đang xét hiệu lực tại ngày " + on.Day.Short() + ".", &Link{"Xem hôm nay", h.URL}}}, h.Banners...)
	h.keepTabs(on)
}

// keepTabs has the parts of the document that tell of a day keep it, where it is not today.
func (h *Head) keepTabs(on asOf) {
	if !on.other() {
		return
	}
	for i, t := range h.Tabs {
		if t.Label == tabText || t.Label == tabLinks || t.Label == tabAttributes || t.Label == tabHistory && on.Day.Day > 0 {
			sep := "?"
			if strings.Contains(t.URL, "?") {
				sep = "&"
			}
			h.Tabs[i].URL += sep + asOfKey + "=" + on.value()
		}
	}
}

// originalOf finds the file that can be sent: a row of a register has none of its own.
func originalOf(d *corpus.Document) (corpus.Source, bool) {
	for _, s := range d.Sources {
		if s.Member == "" && s.SHA256 != "" {
			return s, true
		}
	}
	return corpus.Source{}, false
}

// baseName is the file's own name in a path of any system, or in "mau:NAME".
func baseName(p string) string {
	p = strings.TrimPrefix(p, "mau:")
	return path.Base(strings.ReplaceAll(p, `\`, "/"))
}

func tabs(d *corpus.Document, url, current, question string) []Tab {
	tab := func(label, at string, count int) Tab { return Tab{Choice{label, at, current == label}, count} }
	out := []Tab{tab(tabText, address(url, "q", question), 0)}
	if !d.Stub() {
		out = append(out, tab(tabFacsimile, address(url+"/goc", "q", question), 0))
	}
	out = append(out, tab(tabLinks, url+"/lien-he", len(d.References)))
	if !d.Stub() {
		out = append(out, tab(tabFigures, url+"/so-lieu", d.FigureCount))
	}
	if d.TaskCount > 0 || current == tabTasks {
		out = append(out, tab(tabTasks, documentTasksURL(d.ID), d.TaskCount))
	}
	if !d.Stub() && d.Timeline.Told != corpus.StandingNone {
		out = append(out, tab(tabHistory, url+"/lich-su", 0))
	}
	out = append(out, tab(tabAttributes, url+"/thuoc-tinh", 0))
	if !d.Stub() {
		out = append(out, tab(tabQuality, url+"/chat-luong", 0))
	}
	return out
}

// unknown is the value of a fact that is not known: what the text does not state, and what nobody has read.
func unknown(d *corpus.Document) template.HTML {
	if d.Stub() || poorly(d) || d.Waiting() > 0 {
		return "Chưa rõ"
	}
	return "Không ghi"
}

// facts are those that a document of this kind has. What a full text does not state is "Không ghi"; what was not read,
// because only a register tells of the document or its pages are poor, is "Chưa rõ".
func facts(d *corpus.Document, url string) []Fact {
	h := d.Header
	var out []Fact
	add := func(label string, field corpus.Field, value template.HTML) {
		f := Fact{Label: label, Value: value, Known: value != ""}
		if !f.Known {
			f.Value = unknown(d)
		} else if e, ok := h.Evidence[field]; ok && e.Len() == 0 && strings.HasPrefix(viet.Fold(e.Method), "suy") {
			f.Inferred = url + "/thuoc-tinh#" + fieldID(field)
		}
		out = append(out, f)
	}
	add("Số, ký hiệu", corpus.FieldNumber, plainHTML(h.Number))
	add("Cơ quan ban hành", corpus.FieldIssuer, issuerHTML(h.Issuer))
	date := template.HTML("")
	if !h.Issued.IsZero() {
		date = dateHTML(h.Issued)
	}
	add("Ngày ban hành", corpus.FieldIssued, date)
	if e := h.Effective; e != nil && !e.Date.IsZero() {
		add("Ngày có hiệu lực", corpus.FieldEffective, dateHTML(e.Date))
	}
	if t, known := corpus.TypeByName(h.Type); !known || !t.Validity { // a report, rather than what it is about
		if p := corpus.PeriodOf(d.Title, h.Issued); !p.IsZero() {
			out = append(out, Fact{Label: "Kỳ báo cáo", Value: plainHTML(p.Label()), Known: true})
		}
	}
	if f, ok := carriesOut(d, url); ok {
		out = append(out, f)
	}
	if h.Place != "" {
		add("Nơi ban hành", corpus.FieldPlace, plainHTML(h.Place))
	}
	if len(h.Signers) > 0 {
		label := "Người ký"
		var names template.HTML
		for i, s := range h.Signers {
			if i > 0 {
				names += "; "
			}
			if s.Name == "" {
				names += plainHTML(s.Title)
				continue
			}
			names += nameHTML(corpus.NamePerson, s.Name)
			if s.Title != "" {
				names += ", " + plainHTML(s.Title)
			}
		}
		add(label, corpus.FieldSigners, names)
	} else if !d.Stub() {
		add("Người ký", corpus.FieldSigners, "")
	}
	return out
}

// mostCarried is how many documents the head names that the document carries out.
const mostCarried = 2

// carriesOut is what the title, the lead or the preamble says the document carries out: "Báo cáo về: 57-NQ/TW"; it leads to the chain.
func carriesOut(d *corpus.Document, url string) (Fact, bool) {
	var f Fact
	seen := map[string]bool{}
	for _, e := range d.Edges {
		name, ok := e.Relation.Name()
		if !ok || name.Family != "carry" || !e.Strong || e.From != corpus.Self || e.To == corpus.Self || e.ToRef < 1 || e.ToRef > len(d.References) ||
			f.Label != "" && f.Label != name.Out || seen[e.To] || len(seen) == mostCarried {
			continue
		}
		if seen[e.To] = true; f.Value != "" {
			f.Value += ", "
		}
		f.Label, f.Known = name.Out, true
		f.Value += template.HTML("<a "+string(href(url+"/chuoi"))+">") + plainHTML(shorten(e.To, longestName)) + "</a>"
	}
	return f, f.Known
}

// fieldID is the anchor of a fact's row on the page of attributes.
func fieldID(f corpus.Field) string { return "thuoc-tinh-" + strings.ReplaceAll(string(f), "_", "-") }

func banners(d *corpus.Document) []Banner {
	var out []Banner
	if d.Secret() {
		out = append(out, Banner{"secret", fmt.Sprintf("Văn bản có dấu %s; chỉ xem trên máy này, không có trong nguồn cấp tin và bản tải về.", d.Header.Secrecy), nil})
	}
	if d.Header.Draft {
		out = append(out, Banner{"draft", "Dự thảo, chưa ban hành.", nil})
	}
	if d.VersionOf != "" {
		out = append(out, Banner{"version", "Kho có bản khác của văn bản này, đọc đầy đủ và chắc chắn hơn.", &Link{"Xem bản ấy", documentURL(d.VersionOf)}})
	}
	if n := d.Waiting(); n > 0 {
		out = append(out, Banner{"waiting", waitingSentence(d, n), &Link{"Xem bản gốc", documentURL(d.ID) + "/goc"}})
	}
	if poorly(d) {
		out = append(out, Banner{"poor", "Nhiều trang đọc kém; số liệu và dẫn chiếu có thể sai.", &Link{"Xem chất lượng đọc", documentURL(d.ID) + "/chat-luong"}})
	}
	for _, p := range d.Problems {
		if p.Page == 0 && (p.Kind == corpus.KindPartial || p.Kind == corpus.KindDoubtful) {
			out = append(out, Banner{"problem", p.Detail, nil})
		}
	}
	return out
}

// poorly reports whether at least half of a document's pages were read badly.
func poorly(d *corpus.Document) bool {
	n := 0
	for _, p := range d.Pages {
		if p.Poor() {
			n++
		}
	}
	return n > 0 && 2*n >= len(d.Pages)
}

// waitingSentence says that pages wait for text recognition: "Văn bản là ảnh quét; đang nhận dạng chữ (còn 5 trang)."
func waitingSentence(d *corpus.Document, n int) string {
	for _, p := range d.Problems {
		if p.Kind == corpus.KindNoReader {
			return p.Detail
		}
	}
	typed := slices.ContainsFunc(d.Pages, func(p corpus.Page) bool { return p.Method == corpus.MethodText || p.Method == corpus.MethodConverted })
	if typed {
		return fmt.Sprintf("Văn bản có trang là ảnh quét; đang nhận dạng chữ (còn %s trang).", integer(n))
	}
	return fmt.Sprintf("Văn bản là ảnh quét; đang nhận dạng chữ (còn %s trang).", integer(n))
}
