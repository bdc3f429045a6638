package rtf

import (
	"bufio"
	"io"
	"strconv"
)

// kind is what a token is.
type kind byte

const (
	end     kind = iota
	open         // {
	closing      // }
	word         // \b, \fs24: Name, and N where there is a number
	sign         // \~, \-, \*: Name is the sign
	char         // a byte of text, from \'hh too: N
)

// token is one step of an RTF file.
type token struct {
	kind kind
	name string
	n    int
	// number says that a control word has a number.
	number bool
}

// maxName is the longest name of a control word; the longest of the standard has 32 letters.
const maxName = 40

// lexer takes the bytes apart ([RTF 1.9.1], "RTF Syntax").
type lexer struct {
	in *bufio.Reader
	// name is the place of the name of the word being read.
	name [maxName]byte
}

func newLexer(in io.Reader) *lexer { return &lexer{in: bufio.NewReaderSize(in, 64<<10)} }

// next gives the next token; its kind is end where the file ends, or cannot be read further.
func (l *lexer) next() token {
	for {
		b, err := l.in.ReadByte()
		switch {
		case err != nil:
			return token{}
		case b == '{':
			return token{kind: open}
		case b == '}':
			return token{kind: closing}
		case b == '\\':
			return l.control()
		case b == '\r' || b == '\n' || b == 0:
			continue
		}
		return token{kind: char, n: int(b)}
	}
}

func (l *lexer) control() token {
	b, err := l.in.ReadByte()
	switch {
	case err != nil:
		return token{}
	case b == '\'':
		hi, lo := l.hex(), l.hex()
		if hi < 0 || lo < 0 {
			return token{kind: sign, name: "'"}
		}
		return token{kind: char, n: hi<<4 | lo}
	case !letter(b):
		if b == '\r' || b == '\n' {
			return token{kind: word, name: "par"}
		}
		return token{kind: sign, name: string(rune(b))}
	}
	n := 0
	for ; err == nil && letter(b); b, err = l.in.ReadByte() {
		if n < len(l.name) {
			l.name[n] = b
			n++
		}
	}
	t := token{kind: word, name: string(l.name[:n])}
	var digits [12]byte
	count := 0
	if err == nil && b == '-' {
		digits[0], count = '-', 1
		b, err = l.in.ReadByte()
	}
	for ; err == nil && b >= '0' && b <= '9'; b, err = l.in.ReadByte() {
		if count < len(digits) {
			digits[count] = b
			count++
		}
	}
	if value, bad := strconv.ParseInt(string(digits[:count]), 10, 32); bad == nil {
		t.n, t.number = int(value), true
	}
	if err == nil && b != ' ' {
		_ = l.in.UnreadByte() // the byte was just read
	}
	return t
}

// hex reads one digit, -1 where there is none.
func (l *lexer) hex() int {
	b, err := l.in.ReadByte()
	switch {
	case err != nil:
	case b >= '0' && b <= '9':
		return int(b - '0')
	case b >= 'a' && b <= 'f':
		return int(b-'a') + 10
	case b >= 'A' && b <= 'F':
		return int(b-'A') + 10
	default:
		_ = l.in.UnreadByte()
	}
	return -1
}

// skip passes over the n bytes of \binN.
func (l *lexer) skip(n int) { _, _ = io.CopyN(io.Discard, l.in, int64(n)) }

func letter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }
