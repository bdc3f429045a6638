package msword

// noStyle stands for the style that nothing is based on.
const noStyle = 0xFFF

// maxAncestors is how far the chain of styles is followed, which ends a loop.
const maxAncestors = 12

// style is one style of the sheet.
type style struct {
	// builtin is its number among the styles that Word brings: 1 to 9 are the headings.
	builtin int
	base    int
	// chars and paragraph are its properties.
	chars, paragraph block
}

// sheet holds the styles of a document, by their number.
type sheet struct {
	styles []style
	// ascii and other are the fonts of text that no style gives one.
	ascii, other int
}

// readSheet reads the style sheet ([MS-DOC] 2.9.271 STSH).
func readSheet(d *document) sheet {
	stsh := d.find(tableStyles)
	s := sheet{ascii: stsh.u16(14), other: stsh.u16(18)}
	if d.fib.old {
		s.other = s.ascii
	}
	count, fixed := stsh.u16(2), stsh.u16(4)
	for at := 2 + stsh.u16(0); at < len(stsh) && len(s.styles) < count; {
		size := stsh.u16(at)
		s.styles = append(s.styles, readStyle(stsh.part(at+2, size), fixed, d.fib.old))
		at += 2 + size + size&1
	}
	return s
}

func readStyle(std block, fixed int, old bool) style {
	s := style{builtin: std.u16(0) & 0xFFF, base: std.u16(2) >> 4}
	if len(std) == 0 {
		return style{builtin: noStyle, base: noStyle}
	}
	kind, count := std.u16(2)&0xF, std.u16(4)&0xF
	at := fixed + 4 + 2*std.u16(fixed)
	if old {
		at = fixed + 2 + std.u8(fixed)
	}
	for i := range count {
		at += at & 1
		list := std.part(at+2, std.u16(at))
		at += 2 + std.u16(at)
		switch {
		case kind == 1 && i == 0 && len(list) >= 2:
			s.paragraph = list[2:]
		case kind == 1 && i == 1, kind == 2 && i == 0:
			s.chars = list
		}
	}
	return s
}

// chain are a style and those it is based on, the most general first.
func (s sheet) chain(number int) []style {
	var all []style
	for range maxAncestors {
		if number < 0 || number >= len(s.styles) {
			break
		}
		all = append([]style{s.styles[number]}, all...)
		number = s.styles[number].base
	}
	return all
}
