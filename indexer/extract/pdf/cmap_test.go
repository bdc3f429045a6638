package pdf

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMapsOfCodesToCharacters(t *testing.T) {
	source := "/CIDInit /ProcSet findresource begin\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" +
		"2 beginbfchar\n<0003> <0020> <0004><00660069>\nendbfchar\n2 beginbfrange\n<0010> <0012> <1EA1>\n<0020> <0021> [<0110> <01B0>]\nendbfrange"
	got := map[int]string{}
	readToUnicode([]byte(source), got)
	want := map[int]string{3: " ", 4: "fi", 0x10: "ạ", 0x11: "Ả", 0x12: "ả", 0x20: "Đ", 0x21: "ư"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func FuzzToUnicode(f *testing.F) {
	f.Add([]byte("2 beginbfrange\n<0010> <0012> <1EA1>\n<0020> <0021> [<0110> <01B0>]\nendbfrange"))
	f.Add([]byte("beginbfrange <00000000> <FFFFFFFF> <0> ["))
	f.Fuzz(func(_ *testing.T, source []byte) { readToUnicode(source, map[int]string{}) })
}
