package store

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestNumbersAreFoundByTheirSerialAlone(t *testing.T) {
	s := open(t)
	for i, n := range []struct{ number, secrecy string }{
		{"57-NQ/TW", ""}, {"57/2021/NĐ-CP", ""}, {"57a/QĐ-UBND", ""}, {"157/QĐ-UBND", ""}, {"570/QĐ-UBND", ""}, {"05/QĐ-UBND", ""}, {"57/BC-BCH", "MẬT"}, {"57-NQ/TW", ""},
	} {
		d := listed()
		d.Header.Number, d.Header.Secrecy, d.Header.Issued = n.number, n.secrecy, corpus.Date{Year: 2025, Month: 1, Day: 1}
		mustPutFile(t, s, d, "/"+strconv.Itoa(i)+".csv")
	}
	for _, c := range []struct {
		serial string
		secret bool
		want   []string
	}{
		{"57", false, []string{"57/2021/NĐ-CP", "57-NQ/TW"}},
		{"57", true, []string{"57/2021/NĐ-CP", "57/BC-BCH", "57-NQ/TW"}},
		{"57a", false, []string{"57a/QĐ-UBND"}},
		{"5", false, []string{"05/QĐ-UBND"}},
		{"9", false, nil},
	} {
		got, err := s.Numbers(t.Context(), []string{c.serial}, c.secret)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, list := range got {
			all = append(all, list...)
		}
		if diff := cmp.Diff(c.want, all); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.serial, diff)
		}
	}
}
