package mcp

import (
	"context"
	"net/url"
	"strconv"
)

// SearchQuestion is what search is asked.
type SearchQuestion struct {
	Query  string   `json:"query" jsonschema:"số, ký hiệu, nội dung hoặc câu hỏi; nhận cả cách viết loai: coquan: nam: noi: hieuluc: của trang Trợ giúp"`
	Types  []string `json:"types,omitempty" jsonschema:"chỉ các loại này, như nghi-quyet, ke-hoach"`
	Issuer string   `json:"issuer,omitempty" jsonschema:"chỉ của cơ quan này"`
	Years  string   `json:"years,omitempty" jsonschema:"năm ban hành, như 2024 hoặc 2020..2025"`
	Page   int      `json:"page,omitempty" jsonschema:"trang kết quả, từ 1; mỗi trang 20 văn bản"`
}

// SearchAnswer is what search found.
type SearchAnswer struct {
	Total int   `json:"total" jsonschema:"số văn bản khớp"`
	Hits  []Hit `json:"hits"`
}

// Hit is one document with the passages that fit.
type Hit struct {
	Document
	Passages []Excerpt `json:"passages,omitempty"`
}

func search(ctx context.Context, api API, in SearchQuestion) (SearchAnswer, error) {
	q := url.Values{"q": {in.Query}, "loai": in.Types}
	if in.Issuer != "" {
		q.Set("coquan", in.Issuer)
	}
	if in.Years != "" {
		q.Set("nam", in.Years)
	}
	if in.Page > 1 {
		q.Set("trang", strconv.Itoa(in.Page))
	}
	var found struct {
		Total int `json:"total"`
		Hits  []struct {
			named
			Validity struct{ Label string } `json:"validity"`
			Passages []struct {
				Text  string `json:"text"`
				Start int    `json:"start"`
				End   int    `json:"end"`
				Place string `json:"place"`
				URL   string `json:"url"`
			} `json:"passages"`
		} `json:"hits"`
	}
	out := SearchAnswer{Hits: []Hit{}}
	if err := api.get(ctx, "/api/v1/tim", q, &found); err != nil {
		return out, err
	}
	out.Total = found.Total
	for _, h := range found.Hits {
		hit := Hit{Document: h.document(api, h.Validity.Label)}
		for _, p := range h.Passages {
			hit.Passages = append(hit.Passages, Excerpt{p.Text, p.Start, p.End, p.Place, api.link(p.URL)})
		}
		out.Hits = append(out.Hits, hit)
	}
	return out, nil
}
