package web

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// AttributesPage is what /van-ban/{id}/thuoc-tinh shows: every fact with the place it was read from.
type AttributesPage struct {
	Head       Head
	URL        string
	Notice     string
	Attributes []Attribute
	Validity   Validity
	// Day is the day of the verdict, in the form of the field that changes it.
	Day string
	// Bases are the lines of the preamble that the document rests on, Components the regulations that come with it.
	Bases, Components []Place
	// Names are the names of the text by kind, NameTotal the places that have one.
	Names     []NameGroup
	NameTotal int
	Sources   []SourceRow
	Link      string
	// Linkable is false for a link that is no web address: it is shown as text.
	Linkable bool
}

// Attribute is one fact: what, and from where.
type Attribute struct {
	ID, Label string
	Value     template.HTML
	Known     bool
	// Quote is the evidence, URL where it stands; a fact inferred from no single place has neither.
	Quote  template.HTML
	URL    string
	Method string
	// Sure says how often facts read so were right: "đúng 99% khi đo"; "" where it was not measured.
	Sure string
	// Key names the fact in the form that corrects it, "" where the reader may not; Form is the form where it is open.
	Key       string
	Form      *FactForm
	Corrected *Corrected
	// Wrong is where a reader who may not correct the fact says that it is wrong, "" for others; Report is what is sent, where it is open.
	Wrong  string
	Report *FactReport
}

// Place is one spot in the text.
type Place struct {
	Label string `json:"label,omitempty"`
	URL   string `json:"url"`
	Quote string `json:"quote"`
}

// SourceRow is one file, or row of a register, that the document was read from.
type SourceRow struct {
	Path, Member, MIME, SHA256, Size, URL string
}

// attributeRows are the facts in the order of the table.
var attributeRows = [...]struct {
	field corpus.Field
	label string
}{
	{corpus.FieldSystem, "Hệ thống văn bản"},
	{corpus.FieldType, "Loại văn bản"},
	{corpus.FieldNumber, "Số, ký hiệu"},
	{corpus.FieldIssuer, "Cơ quan ban hành"},
	{corpus.FieldIssued, "Ngày ban hành"},
	{corpus.FieldPlace, "Nơi ban hành"},
	{corpus.FieldAbstract, "Trích yếu"},
	{corpus.FieldSigners, "Người ký"},
	{corpus.FieldAdopter, "Thẩm quyền quyết định"},
	{corpus.FieldEffective, "Hiệu lực ghi trong văn bản"},
	{corpus.FieldSecrecy, "Độ mật"},
	{corpus.FieldUrgency, "Độ khẩn"},
	{corpus.FieldDraft, "Dự thảo"},
	{corpus.FieldCopy, "Số của bản sao"},
	{corpus.FieldAddressees, "Kính gửi"},
	{corpus.FieldRecipients, "Nơi nhận"},
	{corpus.FieldArchive, "Lưu"},
}

// labelOf is what the pages call a fact.
func labelOf(field corpus.Field) string {
	for _, row := range attributeRows {
		if row.field == field {
			return row.label
		}
	}
	return ""
}

// newAttributesPage builds the page; form is the form that is open, nil where none is.
func newAttributesPage(p *DocumentPage, mayEdit bool, form *FactForm) *AttributesPage {
	d := p.Document
	out := &AttributesPage{URL: p.URL + "/thuoc-tinh", Head: newHead(d, tabAttributes, "", "", p.Validity.Badge), Validity: p.Validity, Day: p.view.On.Day.Short(),
		Link: d.Link, Linkable: strings.HasPrefix(d.Link, "https://") || strings.HasPrefix(d.Link, "http://")}
	out.Head.judge(p.Validity, p.view.On)
	for _, row := range attributeRows {
		a, ok := attribute(d, row.field, row.label)
		a.correct(d, row.field, mayEdit, form)
		if ok || a.Key != "" || a.Report != nil {
			out.Attributes = append(out.Attributes, a)
		}
	}
	out.Names, out.NameTotal = nameGroups(d), len(d.Entities)
	out.Bases, out.Components = excerpts(d), components(d)
	for _, s := range d.Sources {
		row := SourceRow{Path: s.Path, Member: s.Member, MIME: s.MIME, SHA256: s.SHA256, Size: bytesSize(s.Size)}
		if s.Member == "" {
			row.URL = originalURL(s.SHA256, baseName(s.Path))
		}
		out.Sources = append(out.Sources, row)
	}
	return out
}

// attribute is one row; facts that only some documents have are left out where they are absent.
func attribute(d *corpus.Document, field corpus.Field, label string) (Attribute, bool) {
	a := Attribute{ID: fieldID(field), Label: label, Value: attributeValue(d.Header, field)}
	a.Known = a.Value != ""
	e, evident := d.Header.Evidence[field]
	if !a.Known {
		a.Value = unknown(d)
		switch field {
		case corpus.FieldSystem, corpus.FieldType, corpus.FieldNumber, corpus.FieldIssuer, corpus.FieldIssued, corpus.FieldSigners:
			return a, true
		}
		return a, false
	}
	if !evident {
		if d.Stub() {
			a.Method = "dòng của danh mục"
		}
		return a, true
	}
	a.Method = e.Method
	if e.Confidence > 0 {
		a.Sure = "đúng " + percent(e.Confidence) + " khi đo"
	}
	if e.Len() > 0 && e.Fits(d.Text) {
		quote := e.In(d.Text)
		a.Quote = plainHTML(shorten(viet.Squeeze(quote), 160))
		a.URL = spanURL(documentURL(d.ID), "", quote, e.Span)
	}
	return a, true
}

func attributeValue(h corpus.Header, field corpus.Field) template.HTML {
	switch field {
	case corpus.FieldSystem:
		return template.HTML(map[corpus.System]string{corpus.SystemState: "Văn bản của Nhà nước", corpus.SystemParty: "Văn bản của Đảng",
			corpus.SystemYouthUnion: "Văn bản của Đoàn TNCS Hồ Chí Minh"}[h.System])
	case corpus.FieldType:
		return plainHTML(h.Type)
	case corpus.FieldNumber:
		return plainHTML(h.Number)
	case corpus.FieldIssuer:
		return plainHTML(h.Issuer)
	case corpus.FieldIssued:
		if h.Issued.IsZero() {
			return ""
		}
		return dateHTML(h.Issued)
	case corpus.FieldPlace:
		return plainHTML(h.Place)
	case corpus.FieldAbstract:
		return plainHTML(h.Abstract)
	case corpus.FieldSigners:
		var names []string
		for _, s := range h.Signers {
			names = append(names, joinFacts(strings.TrimSpace(s.Capacity+" "+s.Title), s.Name))
		}
		return plainHTML(strings.Join(names, "; "))
	case corpus.FieldAdopter:
		return plainHTML(h.Adopter)
	case corpus.FieldEffective:
		return plainHTML(effectWords(h.Effective))
	case corpus.FieldSecrecy:
		return plainHTML(h.Secrecy)
	case corpus.FieldUrgency:
		return plainHTML(h.Urgency)
	case corpus.FieldCopy:
		return plainHTML(h.Copy)
	case corpus.FieldAddressees:
		return plainHTML(strings.Join(h.Addressees, "; "))
	case corpus.FieldRecipients:
		return plainHTML(strings.Join(h.Recipients, "; "))
	case corpus.FieldArchive:
		return plainHTML(h.Archive)
	case corpus.FieldDraft:
		if h.Draft {
			return "Dự thảo, chưa ban hành"
		}
	}
	return ""
}

// effectWords says what the text itself says of its effect: "từ ngày 01/7/2025", "sau 15 ngày kể từ ngày đăng Công báo; chưa rõ ngày".
func effectWords(e *corpus.Effect) string {
	if e == nil {
		return ""
	}
	day := e.Date.Short()
	var out string
	switch e.Rule {
	case corpus.EffectDated:
		out = "Từ ngày " + day
	case corpus.EffectSigned:
		out = joinFacts("Từ ngày ký", day)
	case corpus.EffectAfter:
		out = joinFacts(fmt.Sprintf("Sau %d ngày kể từ ngày ký hoặc thông qua", e.Days), day)
	case corpus.EffectPublished:
		out = fmt.Sprintf("Sau %d ngày kể từ ngày đăng Công báo; chưa rõ ngày", e.Days)
	case corpus.EffectIssued:
		out = joinFacts("Từ ngày ban hành", day) + " (văn bản không có điều khoản về hiệu lực)"
	}
	if !e.Until.IsZero() {
		out += "; đến hết ngày " + e.Until.Short()
	}
	if e.Partial {
		out += "; một số điều khoản có ngày khác"
	}
	return out
}

// excerpts are the lines that a document rests on, each with its place.
func excerpts(d *corpus.Document) []Place {
	if len(d.Header.LegalBases) == 0 {
		return nil
	}
	placer := newPlacer(d)
	var out []Place
	for _, x := range d.Header.LegalBases {
		out = append(out, placer.place(x.Span, maxSpan))
	}
	return out
}

// components are the regulations that come with a document.
func components(d *corpus.Document) []Place {
	var out []Place
	for _, c := range d.Header.Components {
		head, _, _ := strings.Cut(c.In(d.Text), "\n")
		at := corpus.Span{Start: c.Start, End: c.Start + len(head)}
		out = append(out, Place{Label: cmp.Or(c.Type, "Văn bản kèm theo"), URL: spanURL(documentURL(d.ID), "", head, at), Quote: viet.Squeeze(c.Title)})
	}
	return out
}

// correct fills in what a person wrote of the fact, and the form.
func (a *Attribute) correct(d *corpus.Document, field corpus.Field, mayEdit bool, form *FactForm) {
	if c, ok := correctionOf(d, 0, field); ok {
		a.Corrected = newCorrected(c, factText(d.Header, field), mayEdit)
	}
	key := fieldKey(field)
	if len(d.Sources) == 0 || key == "" {
		return
	}
	if !mayEdit {
		a.Wrong = address(documentURL(d.ID)+"/thuoc-tinh", wrongKey, key) + "#" + a.ID
		return
	}
	a.Key = key
	if form != nil && form.Field == field {
		a.Form = form
	}
}

// serveAttributes answers /van-ban/{id}/thuoc-tinh.
func (s *site) serveAttributes(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "sua", wrongKey, noticeKey, asOfKey)
	said, err := notice(p)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	on, err := s.asOf(p)
	if err != nil {
		return err
	}
	page, err := s.document(r.Context(), documentID(r), documentView{On: on}, who)
	if err != nil {
		return s.renamed(w, r, err)
	}
	if key := p.get(wrongKey); key != "" {
		return s.writeReport(w, r, page, key, p.remarks())
	}
	var form *FactForm
	if key := p.get("sua"); key != "" {
		var ok bool
		if form, ok = newFactForm(page.Document, key, nameOf(r), who); !ok {
			return &paramError{"sua", key, "một thuộc tính sửa được"}
		}
		if !s.mayEdit(who) {
			return errNoEdit
		}
	}
	return s.writeAttributes(w, r, http.StatusOK, page, said, form, p.remarks())
}

// wrongKey names the fact that a reader says is wrong.
const wrongKey = "sai"

// writeReport answers "Báo sai": who may edit gets the form that corrects the fact, others what to send to whom.
func (s *site) writeReport(w http.ResponseWriter, r *http.Request, page *DocumentPage, key string, remarks []string) error {
	report, field, ok := newFactReport(page.Document, key, s.base(r), s.desk != nil && s.editors.any())
	if !ok {
		return &paramError{wrongKey, key, "một thuộc tính sửa được"}
	}
	if s.mayEdit(s.viewer(r)) {
		http.Redirect(w, r, address(page.URL+"/thuoc-tinh", "sua", key)+"#"+fieldID(field), http.StatusSeeOther)
		return nil
	}
	body := newAttributesPage(page, false, nil)
	for i := range body.Attributes {
		if body.Attributes[i].ID == fieldID(field) {
			body.Attributes[i].Report = report
		}
	}
	return s.showAttributes(w, r, http.StatusOK, page, body, remarks)
}

func (s *site) writeAttributes(w http.ResponseWriter, r *http.Request, status int, page *DocumentPage, said string, form *FactForm, remarks []string) error {
	who := s.viewer(r)
	body := newAttributesPage(page, s.mayEdit(who), form)
	body.Notice = said
	return s.showAttributes(w, r, status, page, body, remarks)
}

func (s *site) showAttributes(w http.ResponseWriter, r *http.Request, status int, page *DocumentPage, body *AttributesPage, remarks []string) error {
	f := s.frame(r, s.viewer(r), tabTitle(page.Document.Title, "thuộc tính"))
	f.Canonical, f.Remarks = body.URL, remarks
	if page.Document.Secret() {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, status, "attributes", f, body)
}
