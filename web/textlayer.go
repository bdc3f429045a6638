package web

import (
	"slices"
	"strings"
)

// layers are what is marked in a text, of textLayers: nil for those that are marked where the address says nothing.
type layers []string

// layersKey is the parameter that names the layers: "lop=dan,so"; its value noLayer takes all off.
const (
	layersKey = "lop"
	noLayer   = "khong"
)

// The layers of a text.
const (
	layerCitations = "dan"
	layerFigures   = "so"
	layerNames     = "ten"
)

// textLayer is one layer: its key in addresses, what it is called, whether it is on where the address says nothing.
type textLayer struct {
	key, label string
	on         bool
}

// textLayers are all layers in the order of the page and of addresses; the first ones are on where the address says nothing.
var textLayers = [...]textLayer{{layerCitations, "Dẫn chiếu", true}, {layerFigures, "Số liệu", true}, {layerNames, "Cơ quan, nơi, ngày", false}}

// LayerChoice is one layer that a reader turns on or off.
type LayerChoice struct {
	Key, Label string
	On         bool
}

// readLayers reads the layers of an address: "lop=dan,so", or the key repeated, as a form of boxes sends it.
func readLayers(p params) (layers, error) {
	given, ok := p.values[layersKey]
	if !ok {
		return nil, nil
	}
	out := layers{}
	for _, value := range given {
		for key := range strings.SplitSeq(value, ",") {
			switch {
			case key == noLayer || key == "":
			case slices.ContainsFunc(textLayers[:], func(l textLayer) bool { return l.key == key }):
				out = append(out, key)
			default:
				return nil, &paramError{layersKey, value, "dan, so, ten, khong"}
			}
		}
	}
	return out, nil
}

// has reports whether a layer is on.
func (l layers) has(key string) bool {
	if l != nil {
		return slices.Contains(l, key)
	}
	for _, x := range textLayers {
		if x.key == key {
			return x.on
		}
	}
	return false
}

// value is the parameter of the layers: one for equal sets, "" for those that are on by themselves.
func (l layers) value() string {
	var on []string
	same := true
	for _, x := range textLayers {
		has := l.has(x.key)
		same = same && has == x.on
		if has {
			on = append(on, x.key)
		}
	}
	switch {
	case same:
		return ""
	case len(on) == 0:
		return noLayer
	}
	return strings.Join(on, ",")
}

// layerChoices are the layers that the document has something of.
func (v *reading) layerChoices() []LayerChoice {
	has := map[string]bool{layerCitations: len(v.doc.References) > 0, layerFigures: len(v.doc.Figures) > 0, layerNames: len(v.doc.Entities) > 0}
	var out []LayerChoice
	for _, x := range textLayers {
		if has[x.key] {
			out = append(out, LayerChoice{x.key, x.label, v.layers.has(x.key)})
		}
	}
	return out
}
