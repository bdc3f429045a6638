package web

import (
	"strconv"
	"strings"
)

// Parts of the API's lists.
const (
	// offsetKey and sizeKey are the parameters of a part: after how many rows it begins, how many rows it has.
	offsetKey = "tu"
	sizeKey   = "so-luong"
	// rowsOfListAPI is how many rows a part has where the request does not say, maxRowsOfListAPI the most.
	rowsOfListAPI    = 50
	maxRowsOfListAPI = 500
)

// listPart is which part of a list is asked for: from a row on, so many, or by a cursor.
type listPart struct {
	offset, n int
	// cursor is "*" where a walk begins, "" where none is asked for.
	cursor string
}

// window reads which part of a list is asked for: from the row offset on, n rows.
func (p params) window() (offset, n int, err error) {
	if offset, err = p.number(offsetKey, 0, 0, 100_000_000); err == nil {
		n, err = p.number(sizeKey, rowsOfListAPI, 1, maxRowsOfListAPI)
	}
	return offset, n, err
}

// part reads the same, or with "con-tro" the next part of a walk.
func (p params) part() (listPart, error) {
	out := listPart{cursor: p.get(cursorKey)}
	var err error
	if out.offset, out.n, err = p.window(); err == nil && out.cursor != "" && out.offset > 0 {
		err = &paramError{offsetKey, p.get(offsetKey), "không dùng cùng con-tro"}
	}
	return out, err
}

// following is the address of the next part of a list, "" at the end.
func following(list string, part listPart, total int) string {
	if part.offset+part.n >= total {
		return ""
	}
	return extended(list, offsetKey, strconv.Itoa(part.offset+part.n), sizeKey, sizeOf(part.n, rowsOfListAPI))
}

// extended is an address with more pairs of key and value.
// Example: extended("/tim?q=a", "tu", "50") is "/tim?q=a&tu=50".
func extended(list string, pairs ...string) string {
	more := strings.TrimPrefix(address("", pairs...), "?")
	switch {
	case more == "":
		return list
	case strings.Contains(list, "?"):
		return list + "&" + more
	}
	return list + "?" + more
}

// sizeOf is a number of rows as addresses carry it, "" for the standard.
func sizeOf(n, standard int) string {
	if n == standard {
		return ""
	}
	return strconv.Itoa(n)
}
