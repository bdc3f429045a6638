package corpus

import "testing"

func TestATitleIsThatOfTheDay(t *testing.T) {
	since := Date{2031, 6, 1}
	own := func(s string) []RevisedPart { return []RevisedPart{{Piece: Piece{Text: s}}} }
	r := Revision{Provisions: []RevisedProvision{{
		Heading: "Mở kho và giữ sổ", Names: []ProvisionName{{Path: "dieu-7", Label: "Điều 7"}},
		Versions: []ProvisionVersion{{Live: true, Parts: own("Điều 7. Mở kho\nKho mở buổi sáng.")}, {Since: since, Live: true, Parts: own("Điều 7. Mở kho và giữ\nsổ\nKho mở buổi sáng.")}},
	}, {
		Heading: "QUY ĐỊNH CHUNG", Names: []ProvisionName{{Path: "chuong-i", Label: "Chương I"}}, Versions: []ProvisionVersion{{Live: true, Parts: own("Chương I\nQUY ĐỊNH CHUNG")}},
	}, {Names: []ProvisionName{{Path: "dieu-8", Label: "Điều 8"}}, Versions: []ProvisionVersion{{Live: true, Parts: own("Điều 8. Kho mở.")}}}}}
	for _, c := range []struct {
		name string
		at   int
		day  Date
		want string
	}{
		{"that of the base", 0, Date{2031, 5, 31}, "Mở kho"},
		{"the whole new one, over two lines", 0, since, "Mở kho và giữ sổ"},
		{"of a chapter, below its label", 1, since, "QUY ĐỊNH CHUNG"},
		{"none", 2, since, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := r.Title(c.at, c.day); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
