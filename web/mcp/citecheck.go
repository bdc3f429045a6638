package mcp

import "context"

// CheckQuestion is what cite_check is asked.
type CheckQuestion struct {
	Text string `json:"text" jsonschema:"nội dung dự thảo"`
	Day  string `json:"day,omitempty" jsonschema:"kiểm tra tại ngày, ISO; để trống là hôm nay"`
}

// CheckAnswer has a finding for each citation of the draft, in its order.
type CheckAnswer struct {
	Day      string    `json:"day"`
	Findings []Finding `json:"findings"`
}

// Finding is what the store says of one citation.
type Finding struct {
	Excerpt            // of the draft; start and end are offsets into it
	State    string    `json:"state" jsonschema:"match, expired, differs, absent, unverified, …"`
	Mend     bool      `json:"mend" jsonschema:"true: cần người xem lại chỗ này"`
	Sentence string    `json:"sentence"`
	Correct  string    `json:"correct,omitempty" jsonschema:"cách viết đúng"`
	Document *Document `json:"document,omitempty"`
	Grounds  []Ground  `json:"grounds,omitempty" jsonschema:"lời của kho làm căn cứ"`
}

// Ground is words of a document of the store that a finding rests on.
type Ground struct {
	Words    string `json:"words"`
	Document string `json:"document,omitempty"`
	Excerpt
}

func citeCheck(ctx context.Context, api API, in CheckQuestion) (CheckAnswer, error) {
	out := CheckAnswer{Findings: []Finding{}}
	var got struct {
		Day      string
		Findings []struct {
			Start, End                      int
			Quote, State, Sentence, Correct string
			Mend                            bool
			Document                        *named
			Grounds                         []struct {
				Words      string
				Document   named
				Start, End int
				Quote      string
			}
		}
	}
	body := struct {
		Text string `json:"text"`
		Day  string `json:"tai,omitempty"`
	}{in.Text, in.Day}
	if err := api.post(ctx, "/api/v1/kiem-tra", nil, body, &got); err != nil {
		return out, err
	}
	out.Day = got.Day
	for _, f := range got.Findings {
		finding := Finding{Excerpt: Excerpt{Quote: f.Quote, Start: f.Start, End: f.End}, State: f.State, Mend: f.Mend, Sentence: f.Sentence, Correct: f.Correct}
		if f.Document != nil {
			d := f.Document.document(api, "")
			finding.Document = &d
		}
		for _, g := range f.Grounds {
			ground := Ground{Words: g.Words, Document: g.Document.ID, Excerpt: Excerpt{Quote: g.Quote, Start: g.Start, End: g.End}}
			if g.Quote != "" {
				ground.URL = api.at(g.Document.ID, g.Start, g.End)
			}
			finding.Grounds = append(finding.Grounds, ground)
		}
		out.Findings = append(out.Findings, finding)
	}
	return out, nil
}
