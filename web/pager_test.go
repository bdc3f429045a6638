package web

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestALongListHasAFieldForThePage(t *testing.T) {
	link := func(n int) string {
		return address("/tim", "q", "đất đai", "loai", "luat", "trang", strconv.Itoa(n))
	}
	if p := newPager(1, 40, 20, "văn bản", link); p.Jump != nil {
		t.Error("two pages need no field")
	}
	want := &Jump{Path: "/tim", Hidden: []Pair{{"q", "đất đai"}, {"loai", "luat"}}}
	if diff := cmp.Diff(want, newPager(2, 41, 20, "văn bản", link).Jump); diff != "" {
		t.Error(diff)
	}
}

func TestAPageBeyondTheThousandthKeepsItsAddress(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "", 2: "2", 999: "999", 1000: "1000", 1234567: "1234567"} {
		if got := pageNumber(n); got != want {
			t.Errorf("page %d is %q in an address, want %q", n, got, want)
		}
	}
	if got := (&BodiesPage{Tier: &BodyTier{Key: "xa"}}).link(1234); got != "/duyet/co-quan?nhom=xa&trang=1234" {
		t.Errorf("page 1234 of the bodies is at %q", got)
	}
}
