package legacy

import (
	"testing"

	"vankho/corpus/viet"
)

func TestRunsInOldFontsAreDecoded(t *testing.T) {
	type piece struct {
		text, font string
		capitals   bool
	}
	cases := []struct {
		name   string
		pieces []piece
		want   string
		found  viet.Legacy
	}{
		{"one run", []piece{{"Uû ban nh©n d©n", ".VnTime", false}}, "Uỷ ban nhân dân", viet.TCVN3},
		{"a letter over two runs", []piece{{"Vieä", "VNI-Times", false}, {"t Nam, quyeát ñònh", "VNI-Helve", false}}, "Việt Nam, quyết định", viet.VNI},
		{"a capitals font", []piece{{"quyÕt ®Þnh", ".VnTimeH", false}}, "QUYẾT ĐỊNH", viet.TCVN3},
		{"capitals by format", []piece{{"quyÕt ®Þnh", ".VnTime", true}}, "QUYẾT ĐỊNH", viet.TCVN3},
		{"plain letters in a capitals font", []piece{{"ban bi th", ".VnTimeH", false}}, "BAN BI TH", ""},
		{"Unicode beside it", []piece{{"Số ", "Times New Roman", false}, {"nghÞ quyÕt", ".VnTime", false}}, "Số nghị quyết", viet.TCVN3},
		{"Unicode typed in an old font", []piece{{"Ủy ban nhân dân", ".VnTime", false}}, "Ủy ban nhân dân", ""},
		{"a foreign word", []piece{{"café", "Times New Roman", false}}, "café", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var text Runs
			for _, p := range c.pieces {
				text.Add(p.text, Run{Font: p.font, Capitals: p.capitals})
			}
			if got := text.String(); got != c.want || text.Encoding() != c.found {
				t.Errorf("%q %q, want %q %q", got, text.Encoding(), c.want, c.found)
			}
		})
	}
}
