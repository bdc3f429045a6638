package mcp

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"unicode/utf8"
)

// ShowQuestion is what show is asked.
type ShowQuestion struct {
	ID      string `json:"id" jsonschema:"mã văn bản, như search trả về"`
	Section string `json:"section,omitempty" jsonschema:"mục cần đọc, như dieu-5.khoan-2; xem outline"`
	Start   int    `json:"start,omitempty" jsonschema:"đọc từ byte này khi không nêu section"`
	End     int    `json:"end,omitempty" jsonschema:"đọc tới byte này; 0 là nhiều nhất có thể"`
	Day     string `json:"day,omitempty" jsonschema:"hiệu lực tại ngày, ISO như 2025-03-31; để trống là hôm nay"`
}

// ShowAnswer is one document.
type ShowAnswer struct {
	Document
	Facts []Fact `json:"facts" jsonschema:"thuộc tính, mỗi cái với câu mà nó được đọc ra"`
	// Outline is left out where the words of a section are asked for.
	Outline []Entry `json:"outline,omitempty" jsonschema:"bố cục"`
	More    int     `json:"outline_more,omitempty" jsonschema:"số mục không kể ra vì quá dài"`
	Force   Force   `json:"in_force"`
	// Text is nil where the store has no text.
	Text *Excerpt `json:"text,omitempty"`
	Next int      `json:"next,omitempty" jsonschema:"văn bản còn tiếp: hỏi lại với start này"`
}

// Fact is something a document states of itself.
type Fact struct {
	Name string `json:"name"`
	Excerpt
}

// Entry is one section.
type Entry struct {
	ID      string `json:"id"`
	Label   string `json:"label"`
	Heading string `json:"heading,omitempty"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// Force says whether a document is in force on a day, with the words that say so.
type Force struct {
	Label  string  `json:"label"`
	Day    string  `json:"day"`
	Causes []Cause `json:"causes,omitempty"`
}

// Cause is one reason, of this document, another one or a register.
type Cause struct {
	Sentence string `json:"sentence"`
	Document string `json:"document,omitempty" jsonschema:"mã văn bản có lời này; để trống là chính văn bản hoặc một danh mục"`
	Excerpt
}

const (
	// maxWords is how much text one answer holds, in bytes.
	maxWords = 12_000
	// maxEntries is how many sections one answer names.
	maxEntries = 300
)

func show(ctx context.Context, api API, in ShowQuestion) (ShowAnswer, error) {
	out := ShowAnswer{Facts: []Fact{}}
	var got struct {
		Document struct {
			ID, Title, Text string
			Header          struct {
				Number   string `json:"number"`
				Type     string `json:"doc_type"`
				Issuer   string `json:"issuer"`
				Issued   string `json:"issue_date"`
				Evidence map[string]struct {
					Quote      string
					Start, End int
				} `json:"evidence"`
			} `json:"header"`
			Sections []Entry `json:"sections"`
		} `json:"document"`
	}
	path := "/api/v1/van-ban/" + url.PathEscape(in.ID)
	if err := api.get(ctx, path, nil, &got); err != nil {
		return out, err
	}
	d := got.Document
	out.Document = Document{d.ID, d.Header.Number, d.Header.Type, d.Title, d.Header.Issuer, d.Header.Issued, "", api.link("/van-ban/" + d.ID)}
	for _, name := range slices.Sorted(maps.Keys(d.Header.Evidence)) {
		if e := d.Header.Evidence[name]; e.Quote != "" {
			out.Facts = append(out.Facts, Fact{name, Excerpt{Quote: e.Quote, Start: e.Start, End: e.End, URL: api.at(d.ID, e.Start, e.End)}})
		}
	}
	var err error
	if out.Force, err = force(ctx, api, d.ID, in.Day); err != nil {
		return out, err
	}
	out.Document.Validity = out.Force.Label
	start, end, place := in.Start, in.End, ""
	if in.Section != "" {
		i := slices.IndexFunc(d.Sections, func(s Entry) bool { return s.ID == in.Section })
		if i < 0 {
			return out, fmt.Errorf("văn bản không có mục %q; bỏ section để xem bố cục", in.Section)
		}
		start, end, place = d.Sections[i].Start, d.Sections[i].End, d.Sections[i].Label
	} else {
		out.Outline = d.Sections[:min(len(d.Sections), maxEntries)]
		out.More = len(d.Sections) - len(out.Outline)
	}
	if d.Text == "" {
		return out, nil
	}
	start, end, next := window(d.Text, start, end)
	out.Next = next
	out.Text = &Excerpt{d.Text[start:end], start, end, place, api.at(d.ID, start, end)}
	return out, nil
}

// window bounds what is read of a text: whole characters, at most maxWords; next is where it goes on, 0 at the end of what was asked for.
func window(text string, start, end int) (from, to, next int) {
	if end <= 0 || end > len(text) {
		end = len(text)
	}
	from = min(max(start, 0), end)
	to = min(end, from+maxWords)
	for from > 0 && from < len(text) && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && to > from && !utf8.RuneStart(text[to]) {
		to--
	}
	if to < end {
		next = to
	}
	return from, to, next
}

func force(ctx context.Context, api API, id, day string) (Force, error) {
	var got struct {
		Label, Day      string
		Causes, Changes []struct {
			Sentence, Quote, URL string
			Start, End           int
			Document             struct{ ID string }
		}
	}
	q := url.Values{}
	if day != "" {
		q.Set("tai", day)
	}
	err := api.get(ctx, "/api/v1/van-ban/"+url.PathEscape(id)+"/hieu-luc", q, &got)
	out := Force{Label: got.Label, Day: got.Day}
	for _, c := range append(got.Causes, got.Changes...) {
		out.Causes = append(out.Causes, Cause{c.Sentence, c.Document.ID, Excerpt{Quote: c.Quote, Start: c.Start, End: c.End, URL: api.link(c.URL)}})
	}
	return out, err
}
