package web

import (
	"strings"

	"vankho/corpus"
)

// FactReport is what a reader who may not correct a fact sends to who may: the words are ready to be copied.
type FactReport struct {
	Text string
	// SignIn leads to the form that corrects the fact, by way of the key; "" where the site has no keys.
	SignIn string
}

// newFactReport words the report on the fact of that key; ok is false where it is none that can be corrected. base is what addresses of this
// site begin with.
// Example: "Đề nghị xem lại thuộc tính “Ngày ban hành” của Kế hoạch 154/KH-UBND. Kho đang ghi: 27/3/2025 (đọc từ “…”). …".
func newFactReport(d *corpus.Document, key, base string, keys bool) (*FactReport, corpus.Field, bool) {
	field, ok := fieldOf(key)
	if !ok {
		return nil, "", false
	}
	name := d.Header.Number
	if name == "" {
		name = "văn bản “" + shorten(d.Title, 120) + "”"
	} else if d.Header.Type != "" {
		name = numberedName(capital(d.Header.Type), name)
	}
	here := documentURL(d.ID) + "/thuoc-tinh"
	value := strings.ReplaceAll(factText(d.Header, field), "\n", "; ")
	if value == "" {
		value = "không ghi"
	}
	text := "Đề nghị xem lại thuộc tính “" + labelOf(field) + "” của " + name + ".\nKho đang ghi: " + value
	if e, ok := d.Header.Evidence[field]; ok && e.Quote != "" {
		text += " (đọc từ “" + shorten(strings.Join(strings.Fields(e.Quote), " "), 160) + "”)"
	}
	r := &FactReport{Text: text + ".\nĐúng ra là: \nĐịa chỉ: " + base + here + "#" + fieldID(field)}
	if keys {
		r.SignIn = address(signInPath, "ve", address(here, "sua", key))
	}
	return r, field, true
}
