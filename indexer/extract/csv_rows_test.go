package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAQuoteOutOfPlaceCostsItsOwnRowAlone(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"none", "1,a,x\n2,b,y\n", "1:1|a|x 2:2|b|y"},
		{"several lines", "1,\"a\nb\",x\n2,b,y", "1:1|a\nb|x 3:2|b|y"},
		{"within a cell", "1,tấm 5\" dày,x\n2,b,y\n", "1:1|tấm 5\" dày|x 2:2|b|y"},
		{"within quotes", "1,\"a \"b\" c\",x\n2,b,y\n", "1:1|a \"b\" c|x 2:2|b|y"},
		{"within quotes over lines", "0,o,w\n1,\"a \"b\" d\nc\",x\n2,b,y\n", "1:0|o|w 2:1|a \"b\" d\nc|x 4:2|b|y"},
		{"never closed", "0,o,w\n1,\"a,x\n2,b,y\n\n3,c,z\n", "1:0|o|w 2:bad 3:2|b|y 5:3|c|z"},
		{"closed by a later row", "0,o,w\n1,\"a,x\n2,b,y\n3,\"c\",z\n4,d,z\n", "1:0|o|w 2:bad 3:2|b|y 4:3|c|z 5:4|d|z"},
		{"the last", "1,a,x\r\n2,\"b\r\n", "1:1|a|x 2:bad"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			rows := newCSV(c.in, ',')
			for row, more := rows.next(); more; row, more = rows.next() {
				said := strings.Join(row.cells, "|")
				if row.bad {
					said = "bad"
				}
				got = append(got, fmt.Sprintf("%d:%s", row.line, said))
			}
			if d := cmp.Diff(c.want, strings.Join(got, " ")); d != "" {
				t.Error(d)
			}
		})
	}
}
