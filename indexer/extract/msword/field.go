package msword

// fields tells which text of a story is the instruction of a field and not shown. Only fields that end count, since one whose
// end was lost would swallow all that follows.
type fields struct {
	// ends says which marks of beginnings have an end.
	ends map[int]bool
	// open holds, for each field that lies around what comes next, whether its result has begun.
	open []bool
}

// fields pairs the marks of the characters from..to.
func (d *document) fields(from, to int) *fields {
	f := &fields{}
	var begun []int
	for cp := from; cp < to; cp++ {
		switch d.text.chars[cp] {
		case charField:
			begun = append(begun, cp)
		case charFieldEnd:
			if n := len(begun); n > 0 {
				if f.ends == nil {
					f.ends = map[int]bool{}
				}
				f.ends[begun[n-1]] = true
				begun = begun[:n-1]
			}
		}
	}
	return f
}

// pass takes notice of a character and reports whether it is a mark of a field.
func (f *fields) pass(cp int, c uint16) bool {
	switch n := len(f.open); {
	case c == charField:
		if f.ends[cp] {
			f.open = append(f.open, false)
		}
	case c == charResult && n > 0:
		f.open[n-1] = true
	case c == charFieldEnd && n > 0:
		f.open = f.open[:n-1]
	default:
		return c == charField || c == charResult || c == charFieldEnd
	}
	return true
}

// shown reports whether what comes next is no instruction.
func (f *fields) shown() bool {
	for _, result := range f.open {
		if !result {
			return false
		}
	}
	return true
}
