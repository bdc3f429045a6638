// Package openapi reads the description of the API (OpenAPI 3.1), which people write as YAML: as JSON for programs, and as operations and shapes
// for the pages that tell people of it. Source: OpenAPI Specification 3.1.
package openapi

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"go.yaml.in/yaml/v3"
)

// v1 describes the API to programs. It is written by hand; tests of the site hold it against the router and against real answers.
//
//go:embed v1.yaml
var v1 []byte

// Description is a description of an API.
type Description struct {
	root *yaml.Node
	// YAML is the description as it was written, JSON the same for programs, keys in the same order.
	YAML, JSON []byte
}

// V1 is the description of the API under /api/v1; an error is a fault of the program.
// Example: d, err := V1(); d.Shape("Hit").
var V1 = sync.OnceValues(func() (*Description, error) { return read(v1) })

func read(text []byte) (*Description, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("description of the API: %w", err)
	}
	if len(document.Content) == 0 {
		return nil, fmt.Errorf("description of the API: empty")
	}
	d := &Description{root: document.Content[0], YAML: text}
	var b bytes.Buffer
	if err := writeNode(&b, d.root); err != nil {
		return nil, fmt.Errorf("description of the API: %w", err)
	}
	d.JSON = b.Bytes()
	return d, nil
}

// writeNode writes a tree of YAML as JSON; the keys of an object keep their order.
func writeNode(b *bytes.Buffer, n *yaml.Node) error {
	switch n.Kind {
	case yaml.AliasNode:
		return writeNode(b, n.Alias)
	case yaml.SequenceNode:
		b.WriteByte('[')
		for i, x := range n.Content {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeNode(b, x); err != nil {
				return err
			}
		}
		b.WriteByte(']')
		return nil
	case yaml.MappingNode:
		b.WriteByte('{')
		for i := 0; i+1 < len(n.Content); i += 2 {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := writeScalar(b, n.Content[i].Value); err != nil {
				return err
			}
			b.WriteByte(':')
			if err := writeNode(b, n.Content[i+1]); err != nil {
				return err
			}
		}
		b.WriteByte('}')
		return nil
	}
	var v any
	if err := n.Decode(&v); err != nil {
		return fmt.Errorf("line %d: %w", n.Line, err)
	}
	return writeScalar(b, v)
}

func writeScalar(b *bytes.Buffer, v any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // Encode ends with a line
	return nil
}
