package openapi

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestADescriptionIsReadAsItIsWritten(t *testing.T) {
	const written = `
info: {description: "Một.\n\nHai."}
tags:
  - {name: tim, description: Tìm}
paths:
  /tim:
    get:
      operationId: tim
      tags: [tim]
      summary: Tìm văn bản
      parameters:
        - {$ref: '#/components/parameters/q'}
      responses:
        '200': {description: Kết quả, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Hit'}}}}}
components:
  parameters:
    q: {name: q, description: Câu tìm, required: true, example: nước, schema: {type: string}}
  schemas:
    Hit:
      description: Một kết quả
      required: [id]
      properties:
        id: {type: string, description: Mã}
        score: {type: number, description: Điểm}
`
	d, err := read([]byte(written))
	if err != nil {
		t.Fatal(err)
	}
	if a := d.About(); len(a) != 2 || a[1] != "Hai." {
		t.Errorf("about %q", a)
	}
	g := d.Groups()
	if len(g) != 1 || g[0].Title != "Tìm" || len(g[0].Operations) != 1 || g[0].Operations[0].Summary != "Tìm văn bản" {
		t.Errorf("groups %+v", g)
	}
	o, ok := d.Operation("tim")
	if !ok || o.Method != "GET" || len(o.Parameters) != 1 || o.Parameters[0] != (Field{"q", "Câu tìm", Type{Words: "chữ"}, true, "nước"}) {
		t.Errorf("operation %+v", o)
	}
	if len(o.Answers) != 1 || o.Answers[0] != (Answer{"200", "Kết quả", "application/json", Type{"dãy Hit", "Hit"}}) {
		t.Errorf("answers %+v", o.Answers)
	}
	s, ok := d.Shape("Hit")
	if !ok || len(s.Fields) != 2 || !s.Fields[0].Required || s.Fields[1].Required || s.Fields[1].Type.Words != "số" {
		t.Errorf("shape %+v", s)
	}
	if _, ok := d.Operation("khong"); ok {
		t.Error("an operation that is not described is told of")
	}
	if _, ok := d.Shape("Khong"); ok {
		t.Error("a shape that is not described is told of")
	}
	text := string(d.JSON)
	if !json.Valid(d.JSON) || strings.Index(text, `"info"`) > strings.Index(text, `"paths"`) {
		t.Errorf("as JSON: %s", text)
	}
}

func TestWhatIsNoDescriptionIsAnError(t *testing.T) {
	for _, in := range []string{"", "a: [", "\t- x"} {
		if _, err := read([]byte(in)); err == nil {
			t.Errorf("%q is read", in)
		}
	}
}
