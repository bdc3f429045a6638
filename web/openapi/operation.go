package openapi

import (
	"cmp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Group are the operations on one thing.
type Group struct {
	ID, Title  string
	Operations []Operation
}

// Operation is one address with one method. Example: GET /api/v1/tim, whose ID is "timVanBan".
type Operation struct {
	ID, Method, Path, Summary, About string

	Parameters []Field
	Bodies     []Answer
	Answers    []Answer
}

// Answer is a kind of answer, or of what is sent; Kind is its media type, "" for none.
type Answer struct {
	Status, About, Kind string
	Shape               Type
}

// Field is a parameter, or a field of a shape.
type Field struct {
	Name, About string
	Type        Type
	Required    bool
	// Example is a value that a parameter may have, "" where none is given.
	Example string
}

// Type is what a field may hold, in Vietnamese words; Shape names the shape that tells more, "" where the words tell all.
type Type struct{ Words, Shape string }

// Shape is one shape of answers with its fields.
type Shape struct {
	Name, About string
	Fields      []Field
	// Type is that of a shape without fields.
	Type Type
}

// About are the paragraphs on all of the API.
func (d *Description) About() []string {
	return strings.Split(strings.TrimSpace(under(d.root, "info", "description").Value), "\n\n")
}

// Groups are all operations by what they are about, without their parameters and answers, in the order of the description.
func (d *Description) Groups() []Group {
	var out []Group
	at := map[string]int{}
	for i, t := range under(d.root, "tags").Content {
		name := under(whole(t), "name").Value
		at[name] = i
		out = append(out, Group{ID: name, Title: under(whole(t), "description").Value})
	}
	d.operations(func(tag string, o Operation, _ *yaml.Node) {
		if i, ok := at[tag]; ok {
			out[i].Operations = append(out[i].Operations, o)
		}
	})
	return out
}

// Operation tells all of one operation; ok is false where there is none of the id.
func (d *Description) Operation(id string) (out Operation, ok bool) {
	d.operations(func(_ string, o Operation, body *yaml.Node) {
		if o.ID == id {
			d.fill(&o, body)
			out, ok = o, true
		}
	})
	return out, ok
}

// resolved follows a reference within the description.
func (d *Description) resolved(n *yaml.Node) *yaml.Node {
	to, ok := strings.CutPrefix(under(n, "$ref").Value, "#/")
	if !ok {
		return n
	}
	return under(d.root, strings.Split(to, "/")...)
}

// typeOf says what a schema lets a field hold.
func (d *Description) typeOf(schema *yaml.Node) Type {
	if name, ok := strings.CutPrefix(under(schema, "$ref").Value, "#/components/schemas/"); ok {
		return Type{name, name}
	}
	if values := under(schema, "enum").Content; len(values) > 0 {
		var words []string
		for _, v := range values {
			words = append(words, v.Value)
		}
		return Type{Words: strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), ", ")}
	}
	for _, several := range []string{"oneOf", "anyOf"} {
		var words []string
		for _, one := range under(schema, several).Content {
			words = append(words, d.typeOf(whole(one)).Words)
		}
		if len(words) > 0 {
			return Type{Words: strings.Join(words, " hoặc ")}
		}
	}
	switch kind := under(schema, "type").Value; kind {
	case "array":
		of := d.typeOf(under(schema, "items"))
		return Type{"dãy " + of.Words, of.Shape}
	case "object":
		if each := under(schema, "additionalProperties"); each.Kind == yaml.MappingNode {
			of := d.typeOf(each)
			return Type{"tên → " + of.Words, of.Shape}
		}
		return Type{Words: "đối tượng"}
	case "string":
		switch under(schema, "format").Value {
		case "date-time":
			return Type{Words: "thời điểm"}
		}
		return Type{Words: "chữ"}
	case "integer":
		return Type{Words: "số nguyên"}
	case "number":
		return Type{Words: "số"}
	case "boolean":
		return Type{Words: "đúng, sai"}
	}
	return Type{Words: "bất kỳ"}
}

// operations are all, in the order of the description, each with its group.
func (d *Description) operations(yield func(tag string, o Operation, body *yaml.Node)) {
	pairsIn(under(d.root, "paths"), func(path string, item *yaml.Node) {
		pairsIn(item, func(method string, body *yaml.Node) {
			id, tag := under(body, "operationId").Value, ""
			if tags := under(body, "tags").Content; len(tags) > 0 {
				tag = tags[0].Value
			}
			yield(tag, Operation{Method: strings.ToUpper(method), Path: path, ID: id, Summary: under(body, "summary").Value,
				About: under(body, "description").Value}, body)
		})
	})
}

// fill adds all that is told of an operation.
func (d *Description) fill(o *Operation, body *yaml.Node) {
	for _, p := range under(body, "parameters").Content {
		p = d.resolved(whole(p))
		f := Field{Name: under(p, "name").Value, About: under(p, "description").Value, Type: d.typeOf(under(p, "schema")), Required: under(p, "required").Value == "true", Example: under(p, "example").Value}
		o.Parameters = append(o.Parameters, f)
	}
	content := func(status, about string, n *yaml.Node) []Answer {
		var out []Answer
		pairsIn(under(n, "content"), func(kind string, c *yaml.Node) {
			out = append(out, Answer{status, about, kind, d.typeOf(under(c, "schema"))})
		})
		if out == nil {
			out = []Answer{{Status: status, About: about}}
		}
		return out
	}
	if sent := under(body, "requestBody"); sent.Kind == yaml.MappingNode {
		o.Bodies = content("", "", d.resolved(sent))
	}
	pairsIn(under(body, "responses"), func(status string, n *yaml.Node) {
		n = d.resolved(n)
		o.Answers = append(o.Answers, content(status, under(n, "description").Value, n)...)
	})
}

// Shape tells of one shape; ok is false where there is none of the name. Example: d.Shape("Hit").
func (d *Description) Shape(name string) (out Shape, ok bool) {
	n := under(d.root, "components", "schemas", name)
	if n.Kind != yaml.MappingNode {
		return out, false
	}
	out = Shape{Name: name, About: under(n, "description").Value, Type: d.typeOf(n)}
	required := under(n, "required").Content
	pairsIn(under(n, "properties"), func(key string, p *yaml.Node) {
		about := cmp.Or(under(p, "description").Value, under(d.resolved(p), "description").Value)
		out.Fields = append(out.Fields, Field{Name: key, About: about, Type: d.typeOf(p),
			Required: slices.ContainsFunc(required, func(r *yaml.Node) bool { return r.Value == key })})
	})
	return out, true
}
