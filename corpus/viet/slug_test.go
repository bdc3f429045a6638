package viet

import "testing"

func TestCapitalsAreToldFromOtherText(t *testing.T) {
	for s, want := range map[string]bool{"LUẬT XÂY DỰNG": true, "QUY ĐỊNH 12/2024/QĐ-UBND": true, "Luật Xây dựng": false, "2025": false, "": false} {
		if Capitals(s) != want {
			t.Errorf("%q: %t", s, !want)
		}
	}
}
