package mcp

import (
	"context"
	"errors"
	"net/url"
	"strconv"
)

var errTooMany = errors.New("quá nhiều số trong một lần hỏi; nhiều nhất 500")

// dayOf is the parameter of the API for a day.
func dayOf(day string) url.Values {
	if day == "" {
		return nil
	}
	return url.Values{"tai": {day}}
}

// FiguresQuestion is what figures is asked.
type FiguresQuestion struct {
	Indicator string   `json:"indicator" jsonschema:"chỉ tiêu, như tỷ lệ hồ sơ tiếp nhận trực tuyến; đủ chữ phân biệt"`
	Places    []string `json:"places,omitempty" jsonschema:"chỉ các nơi này, như tỉnh Lào Cai"`
	Period    string   `json:"period,omitempty" jsonschema:"kỳ, như 2025-q1, 2024, 2020..2025"`
	Kinds     []string `json:"kinds,omitempty" jsonschema:"chỉ loại số này, như thuc-hien, muc-tieu"`
	Document  string   `json:"document,omitempty" jsonschema:"chỉ trong văn bản có mã này"`
	Page      int      `json:"page,omitempty" jsonschema:"trang, từ 1"`
}

// FiguresAnswer holds the figures that fit all words asked for.
type FiguresAnswer struct {
	Found int      `json:"found"`
	Rows  []Figure `json:"rows"`
	Near  []string `json:"near,omitempty" jsonschema:"chỉ tiêu gần tên khi không có số liệu khớp; đó là chỉ tiêu khác"`
}

// Figure is one number with the sentence that states it.
type Figure struct {
	Excerpt          // of the figure itself
	Sentence  string `json:"sentence" jsonschema:"câu hay dòng bảng nêu số này, nguyên văn"`
	Kind      string `json:"kind"`
	Value     any    `json:"value,omitempty"`
	Unit      string `json:"unit,omitempty"`
	Target    any    `json:"target,omitempty" jsonschema:"mục tiêu nêu cùng câu"`
	Indicator string `json:"indicator,omitempty"`
	Of        string `json:"place,omitempty" jsonschema:"nơi"`
	Period    string `json:"period,omitempty"`
	Document  string `json:"document" jsonschema:"mã văn bản"`
	Number    string `json:"number,omitempty"`
}

func figures(ctx context.Context, api API, in FiguresQuestion) (FiguresAnswer, error) {
	out := FiguresAnswer{Rows: []Figure{}}
	q := url.Values{"chitieu": {in.Indicator}, "noi": in.Places, "loaiso": in.Kinds}
	for key, value := range map[string]string{"ky": in.Period, "vanban": in.Document} {
		if value != "" {
			q.Set(key, value)
		}
	}
	if in.Page > 1 {
		q.Set("trang", strconv.Itoa(in.Page))
	}
	type words struct{ Text string }
	var got struct {
		Found int
		Rows  []struct {
			Start, End        int
			Quote, Kind, Unit string
			Value, Target     any
			Indicator, Place  words
			Period            words
			Name              string `json:"indicator_name"`
			Sentence          string
			Document          named
			SentenceSpan      struct{ Start, End int } `json:"sentence_span"`
		}
		Near []struct{ Name string }
	}
	if err := api.get(ctx, "/api/v1/figures", q, &got); err != nil {
		return out, err
	}
	out.Found = got.Found
	for _, r := range got.Rows {
		out.Rows = append(out.Rows, Figure{Excerpt{Quote: r.Quote, Start: r.Start, End: r.End, URL: api.at(r.Document.ID, r.SentenceSpan.Start, r.SentenceSpan.End)}, r.Sentence,
			r.Kind, r.Value, r.Unit, r.Target, r.Indicator.Text, r.Place.Text, r.Period.Text, r.Document.ID, r.Document.Number})
	}
	for _, n := range got.Near {
		out.Near = append(out.Near, n.Name)
	}
	return out, nil
}
