package structure

import (
	"strings"
	"testing"
)

// These texts took quadratic time where a rule looked back or ahead without a bound; each now takes a second or less. The time is
// logged by `go test -v` and decides nothing: a quadratic rule would run into the limit of the test itself.
func TestHostileOutlinesAreReadInLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("texts of megabytes")
	}
	const many = 100_000
	for _, c := range []struct{ name, text string }{
		{"one endless line", strings.Repeat("Điều 1. Sửa đổi khoản 2 như sau: “2. Mới ", 5<<20/50)},
		{"one endless line of quotation marks", "Sửa đổi:\n" + strings.Repeat("“”\"«», ", 5<<20/14)},
		{"one endless line of colons", "Sửa đổi:\n" + strings.Repeat(": ", 5<<20/2)},
		{"quotations without an end", "Điều 1. Sửa đổi như sau:\n" + strings.Repeat("“1. Mới\n", many)},
		{"introduced quotations without an end", strings.Repeat("1. Sửa đổi khoản 2 như sau:\n“2. Mới\n", many/2)},
		{"quotations without a label or an end", strings.Repeat("Sửa đổi như sau:\n“Mới và cũ\n", many/2)},
		{"inline quotations without an end", strings.Repeat("a) Sửa đổi như sau: “2. Mới\n", many)},
		{"quotations in quotations", strings.Repeat("“Điều 1. Sửa đổi như sau:\n", many)},
		{"articles of one number", strings.Repeat("Điều 1. Mẫu\n", many)},
		{"articles in turn", strings.Repeat("Điều 1. Mẫu\nĐiều 3. Mẫu\n", many/2)},
		{"articles that come back", strings.Repeat("Điều 1. Mẫu\nĐiều 2. Mẫu\n", many/4) + "PHỤ LỤC I\nĐiều 1. Mẫu\n" + strings.Repeat("Điều 3. Mẫu\nĐiều 1. Mẫu\n", many/4)},
		{"numbers with gaps", "Điều 1. Mẫu\n1. Một.\n" + strings.Repeat("3. Ba.\nMẫu.\n", many/2)},
		{"attached regulations", strings.Repeat("QUY CHẾ\nMẪU\n(Ban hành kèm theo Quyết định số 1/QĐ-BM)\nĐiều 1. Mẫu\n", many/4)},
		{"annexes", strings.Repeat("PHỤ LỤC I\nMẪU\nI. MỤC\n1. Một\na) Hai\n", many/5)},
		{"a heading that is all footnotes", "Điều 1. Mẫu.\nPHỤ LỤC I\nMẪU " + strings.Repeat("[1] ", 5<<20/4) + "\n"},
		{"an item of Nơi nhận that is all notes", circular + "Điều 1. Mẫu.\nNơi nhận:\n- Bộ A " + strings.Repeat("(03) ", 5<<20/5)},
		{"lines that go on", strings.Repeat("Điều 1. Mẫu\nvà tiếp\n", many/2)},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkSections(t, c.text, Parse(Input{Text: c.text}).Sections)
		})
	}
}
