package mcp

import "context"

// ResolveQuestion is what resolve is asked.
type ResolveQuestion struct {
	Numbers []string `json:"numbers" jsonschema:"số, ký hiệu như người ta viết, mỗi phần tử một số; nhiều nhất 500"`
	Day     string   `json:"day,omitempty" jsonschema:"hiệu lực tại ngày, ISO; để trống là hôm nay"`
}

// ResolveAnswer has a row for each number, in order.
type ResolveAnswer struct {
	Rows []Resolved `json:"rows"`
}

// Resolved says which document a number names.
type Resolved struct {
	Input      string     `json:"input"`
	Number     string     `json:"number,omitempty" jsonschema:"cách viết chuẩn"`
	Status     string     `json:"status" jsonschema:"resolved, ambiguous, absent hoặc malformed"`
	Reason     string     `json:"reason"`
	Document   *Document  `json:"document,omitempty"`
	Candidates []Document `json:"candidates,omitempty" jsonschema:"khi ambiguous: các văn bản có thể là nó"`
}

// maxNumbers is how many numbers one question may have.
const maxNumbers = 500

func resolve(ctx context.Context, api API, in ResolveQuestion) (ResolveAnswer, error) {
	out := ResolveAnswer{Rows: []Resolved{}}
	if len(in.Numbers) > maxNumbers {
		return out, errTooMany
	}
	type held struct {
		named
		Validity string `json:"validity"`
	}
	var rows []struct {
		Input, Number, Status, Reason string
		Document                      *held
		Candidates                    []held
	}
	if err := api.post(ctx, "/api/v1/resolve", dayOf(in.Day), in.Numbers, &rows); err != nil {
		return out, err
	}
	for _, r := range rows {
		row := Resolved{Input: r.Input, Number: r.Number, Status: r.Status, Reason: r.Reason}
		if r.Document != nil {
			d := r.Document.document(api, r.Document.Validity)
			row.Document = &d
		}
		for _, c := range r.Candidates {
			row.Candidates = append(row.Candidates, c.document(api, c.Validity))
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}
