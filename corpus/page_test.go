package corpus

import "testing"

func TestACellIsAddressedAsWorkbooksDo(t *testing.T) {
	row := &SheetRow{Sheet: "Biểu 01", Row: 12, Columns: []int{0, 25, 26, 701, 702, 16383}}
	for i, want := range []string{"A12", "Z12", "AA12", "ZZ12", "AAA12", "XFD12", ""} {
		if got := row.Address(i); got != want {
			t.Errorf("cell %d: %q, want %q", i, got, want)
		}
	}
	if got := (*SheetRow)(nil).Address(0); got != "" {
		t.Errorf("a row of no workbook has the address %q", got)
	}
}
