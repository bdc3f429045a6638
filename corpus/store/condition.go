package store

// condition is a part of a query that narrows what it finds, with the values of its parameters.
type condition struct {
	text string
	args []any
}

// and narrows it further.
func (c *condition) and(clause string, values ...any) {
	c.text += " AND " + clause
	c.args = append(c.args, values...)
}
