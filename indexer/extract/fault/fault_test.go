package fault

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
)

func TestEveryCodeHasItsSentenceAndEverySentenceItsCode(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "fault.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[Code]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if ok && len(spec.Values) == 1 && spec.Type != nil {
			if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Code" {
				value, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				codes[Code(value)] = true
			}
		}
		return true
	})
	for code := range codes {
		s := sentences()[code]
		if s.kind == "" || !strings.HasSuffix(s.format, ".") {
			t.Errorf("%s: kind %q, sentence %q", code, s.kind, s.format)
		}
	}
	for code := range sentences() {
		if !codes[code] {
			t.Errorf("%s has no constant", code)
		}
	}
}

func TestContainTurnsAPanicIntoAnError(t *testing.T) {
	var p *Panic
	if err := Contain(func() error { panic("malformed") }); !errors.As(err, &p) || p.Cause != "malformed" {
		t.Errorf("%v", err)
	}
	if err := Contain(func() error { return nil }); err != nil {
		t.Error(err)
	}
}

func TestSizesForAPerson(t *testing.T) {
	for size, want := range map[int64]string{5: "5 byte", 64 << 20: "64 MB", 4 << 30: "4 GB", 1 << 43: "8192 GB"} {
		if got := Size(size); got != want {
			t.Errorf("%d: %q, want %q", size, got, want)
		}
	}
}
