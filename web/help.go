package web

import (
	"context"
	"net/http"
	"strings"

	"vankho/corpus/viet"
	"vankho/search/query"
)

// HelpPage is what /tro-giup shows. Its table is made from the program's own fields, so that it cannot be out of date.
type HelpPage struct {
	Examples []HelpRow
	Syntax   []HelpRow
	Keys     []keyRow
}

// HelpRow is one line of a table: what is written, what it means, an example that runs.
type HelpRow struct{ Write, Meaning, Example, URL string }

// help builds the page; a question that finds nothing in this store gives way to one that does, else is no link.
func (s *site) help(ctx context.Context, who viewer) (*HelpPage, error) {
	home, err := s.homes.get(ctx, s, who)
	if err != nil {
		return nil, err
	}
	p := &HelpPage{}
	for _, e := range home.Examples {
		p.Examples = append(p.Examples, HelpRow{Write: e.Label, URL: e.URL})
	}
	p.Syntax = []HelpRow{
		{"từ từ", "Văn bản có mọi từ; nếu không văn bản nào có đủ thì hiện văn bản có nhiều từ nhất và nói rõ.", "chuyển đổi số", ""},
		{`"cụm từ"`, "Các từ đứng liền nhau, đúng thứ tự.", `"cải cách hành chính"`, ""},
		{"-từ", "Bỏ văn bản có từ này, hoặc cụm từ trong ngoặc kép.", `kế hoạch -"dự thảo"`, ""},
		{"a HOẶC b", "Một trong hai là đủ; viết HOẶC, OR (chữ hoa) hoặc dấu |. Mỗi vế là các từ liền nhau hoặc cụm trong ngoặc kép; ngoặc đơn để giới hạn.",
			`kế hoạch ("chuyển đổi số" HOẶC CNTT)`, ""},
		{"-loai:…", "Dấu trừ trước một điều kiện lọc thì bỏ văn bản ứng với nó.", "kế hoạch -loai:quyết-định", ""},
		{"154/KH-UBND", "Số, ký hiệu, viết đủ hay thiếu, có hay không dấu gạch.", "154 kh ubnd", ""},
	}
	for _, f := range query.Fields() {
		meaning := f.Meaning
		for i, c := range f.Values {
			meaning += [...]string{" ", ", "}[min(i, 1)] + c.Value + ": " + viet.Uncapitalise(c.Label)
		}
		if f.Values != nil {
			meaning += "."
		}
		p.Syntax = append(p.Syntax, HelpRow{f.Name + ":", meaning, f.Example, ""})
	}
	own := map[string]string{}
	for _, n := range home.Newest {
		for name, value := range map[string]string{"loai:": hyphened(n.Type), "coquan:": hyphened(n.Issuer), "so:": n.Number, "154/KH-UBND": n.Number} {
			if own[name] == "" && value != "" {
				own[name] = strings.TrimPrefix(name+value, "154/KH-UBND")
			}
		}
		if own["nam:"] == "" && n.Issued.Year > 0 {
			own["nam:"] = "nam:" + integerYear(n.Issued.Year)
		}
		if d, err := s.visible(ctx, n.ID, who); err == nil && d.Header.Place != "" && own["noi:"] == "" {
			own["noi:"] = "noi:" + hyphened(d.Header.Place)
		}
	}
	for i := range p.Syntax {
		row := &p.Syntax[i]
		for _, example := range []string{row.Example, own[row.Write]} {
			n, err := s.count(ctx, question{Text: example}, who)
			if err != nil {
				break // without an index the examples are shown as they are
			}
			if n > 0 && example != "" {
				row.Example, row.URL = example, address("/tim", "q", example)
				break
			}
		}
	}
	if p.Keys, err = readKeys(); err != nil {
		return nil, err
	}
	return p, nil
}

// serveHelp answers /tro-giup.
func (s *site) serveHelp(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery)
	who := s.viewer(r)
	page, err := s.help(r.Context(), who)
	if err != nil {
		return err
	}
	f := s.frame(r, who, "Trợ giúp")
	f.Section, f.Canonical, f.Remarks = "tro-giup", "/tro-giup", p.remarks()
	return s.write(w, http.StatusOK, "help", f, page)
}

// serveContents answers /trang: every section as plain links, the menu of narrow screens.
func (s *site) serveContents(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery)
	f := s.frame(r, s.viewer(r), "Mục lục")
	f.Canonical, f.Remarks = "/trang", p.remarks()
	return s.write(w, http.StatusOK, "contents", f, nil)
}
