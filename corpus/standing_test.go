package corpus_test

import (
	"testing"

	"vankho/corpus"
)

func TestRegistersSayWhetherADocumentIsInForce(t *testing.T) {
	for in, want := range map[string]corpus.Standing{
		"Còn hiệu lực": "con", "Văn bản đang có hiệu lực": "con", "CÓ HIỆU LỰC": "con", "Hết hiệu lực toàn bộ": "het", "Hết hiệu lực một phần": "mot-phan",
		"Ngưng hiệu lực": "ngung", "Chưa có hiệu lực": "chua", "Không còn phù hợp": "het", "Đã bị bãi bỏ": "het", "": "khong-ro", "Không xác định": "khong-ro",
		"Đã ban hành": "khong-ro",
	} {
		if got := corpus.ParseStanding(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestAStandingIsOneOfADay(t *testing.T) {
	today := corpus.Date{Year: 2026, Month: 1, Day: 15}
	from, until := corpus.Date{Year: 2025, Month: 3, Day: 1}, corpus.Date{Year: 2025, Month: 12, Day: 31}
	for _, c := range []struct {
		name  string
		term  corpus.Term
		day   corpus.Date
		ended bool
		want  corpus.Standing
	}{
		{"a register's word holds today", corpus.Term{Told: corpus.StandingInForce}, today, false, "con"},
		{"and says nothing of earlier days", corpus.Term{Told: corpus.StandingInForce}, from, false, "khong-ro"},
		{"unless the first day is known", corpus.Term{Told: corpus.StandingInForce, From: from}, from, false, "con"},
		{"before the first day", corpus.Term{Told: corpus.StandingInForce, From: today}, from, false, "chua"},
		{"after the last day", corpus.Term{Told: corpus.StandingUnknown, Until: until}, today, false, "het"},
		{"a first day alone tells nothing of today", corpus.Term{Told: corpus.StandingUnknown, From: from}, today, false, "khong-ro"},
		{"another document ended it", corpus.Term{Told: corpus.StandingInForce}, today, true, "het"},
		{"a report", corpus.Term{Told: corpus.StandingNone}, today, false, "khong-xet"},
	} {
		if got := c.term.At(c.day, today, c.ended); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
