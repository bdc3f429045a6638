package mcp

import (
	"context"
	"net/url"
	"strconv"
)

// TasksQuestion is what tasks is asked.
type TasksQuestion struct {
	Words    string `json:"words,omitempty" jsonschema:"chữ trong nội dung việc, tên cơ quan thực hiện hoặc thời hạn; có dấu hay không dấu"`
	Body     string `json:"body,omitempty" jsonschema:"mã cơ quan thực hiện, như so-noi-vu-tinh-lao-cai"`
	State    string `json:"state,omitempty" jsonschema:"qua-han, sap-den, trong-han, dinh-ky, thuong-xuyen hoặc khong-ro"`
	From     string `json:"from,omitempty" jsonschema:"hạn từ ngày này, ISO"`
	To       string `json:"to,omitempty" jsonschema:"hạn đến hết ngày này, ISO"`
	Day      string `json:"day,omitempty" jsonschema:"ngày để xét đã qua hạn hay sắp đến hạn, ISO; để trống là hôm nay"`
	Document string `json:"document,omitempty" jsonschema:"chỉ trong văn bản có mã này"`
	Page     int    `json:"page,omitempty" jsonschema:"trang, từ 1"`
}

// TasksAnswer holds a page of tasks: what falls due next first, then what is past, then what has no day.
type TasksAnswer struct {
	Found int    `json:"found"`
	Day   string `json:"day" jsonschema:"ngày để xét đã qua hạn hay sắp đến hạn"`
	Tasks []Task `json:"tasks"`
}

// Task is one thing that a document orders a body to do, with the sentence that says so.
type Task struct {
	Excerpt
	Leads    []string `json:"leads" jsonschema:"thực hiện, chủ trì"`
	Partners []string `json:"partners,omitempty" jsonschema:"phối hợp"`
	Action   string   `json:"action" jsonschema:"việc phải làm, nguyên văn"`
	State    string   `json:"state" jsonschema:"qua-han chỉ có nghĩa ngày nêu trong văn bản đã qua"`
	First    string   `json:"due_first,omitempty" jsonschema:"ngày đầu"`
	Last     string   `json:"due_last,omitempty" jsonschema:"hạn; để trống nếu văn bản không nêu hoặc không tính được"`
	Due      string   `json:"due,omitempty" jsonschema:"chữ nêu thời hạn, nguyên văn"`
	Document string   `json:"document" jsonschema:"mã văn bản"`
	Number   string   `json:"number,omitempty"`
}

func tasks(ctx context.Context, api API, in TasksQuestion) (TasksAnswer, error) {
	out := TasksAnswer{Tasks: []Task{}}
	q := url.Values{"so-luong": {"20"}}
	for key, value := range map[string]string{"q": in.Words, "coquan": in.Body, "hantrang": in.State, "tu": in.From, "den": in.To, "tai": in.Day, "vanban": in.Document} {
		if value != "" {
			q.Set(key, value)
		}
	}
	if in.Page > 1 {
		q.Set("trang", strconv.Itoa(in.Page))
	}
	var got struct {
		Found int
		Day   string
		Rows  []struct {
			Start, End int
			Quote      string
			State      string
			Assignees  []struct {
				Name    string
				Partner bool
			}
			Action   string `json:"action_text"`
			Due      struct{ First, Last, Quote string }
			Document named
		}
	}
	if err := api.get(ctx, "/api/v1/tasks", q, &got); err != nil {
		return out, err
	}
	out.Found, out.Day = got.Found, got.Day
	for _, r := range got.Rows {
		t := Task{Excerpt: Excerpt{Quote: r.Quote, Start: r.Start, End: r.End, URL: api.at(r.Document.ID, r.Start, r.End)}, Leads: []string{}, Action: r.Action, State: r.State,
			First: r.Due.First, Last: r.Due.Last, Due: r.Due.Quote, Document: r.Document.ID, Number: r.Document.Number}
		for _, a := range r.Assignees {
			if a.Partner {
				t.Partners = append(t.Partners, a.Name)
			} else {
				t.Leads = append(t.Leads, a.Name)
			}
		}
		out.Tasks = append(out.Tasks, t)
	}
	return out, nil
}
