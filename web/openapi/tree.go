package openapi

import "go.yaml.in/yaml/v3"

// under is the value that keys lead to from object to object; an empty node where there is none. Example: under(root, "info", "title").
func under(n *yaml.Node, keys ...string) *yaml.Node {
	for _, key := range keys {
		var next *yaml.Node
		n = whole(n)
		for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
			if n.Content[i].Value == key {
				next = n.Content[i+1]
			}
		}
		if next == nil {
			return &yaml.Node{}
		}
		n = next
	}
	return whole(n)
}

// whole is a node, or the one that an alias stands for.
func whole(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// pairsIn calls f for the keys of an object, in their order.
func pairsIn(n *yaml.Node, f func(key string, value *yaml.Node)) {
	for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
		f(n.Content[i].Value, whole(n.Content[i+1]))
	}
}
