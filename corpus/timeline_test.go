package corpus

import "testing"

func TestATimelineIsReadBackAsWritten(t *testing.T) {
	for _, s := range []string{"", "con", "khong-xet", "khong-ro;!2023-07-10=khong-ro;2024-08-12=het", "het;=mot-phan;!2023=khong-ro;2024-02=ngung"} {
		if got := ParseTimeline(s).String(); got != s {
			t.Errorf("%q came back as %q", s, got)
		}
	}
}

func TestWhatARegisterSaysAddsToTheTextsAndNeverUndoesThem(t *testing.T) {
	const today = "2026-11-01"
	for _, c := range []struct{ name, line, day, want string }{
		{"in force now, so since its first day", "con;!2023-07-10=khong-ro", "2024-01-01", "con"},
		{"in force now, first day not known", "con", "2024-01-01", "khong-ro"},
		{"in force now is nothing of a day to come", "con;!2023-07-10=khong-ro", "2027-01-01", "khong-ro"},
		{"a text ended it", "con;!2023-07-10=khong-ro;2024-08-12=het", today, "het"},
		{"a text ended parts", "con;!2023-07-10=khong-ro;2024-08-12=mot-phan", today, "mot-phan"},
		{"ended now, since when not known", "het;!2023-07-10=khong-ro", "2026-10-31", "khong-ro"},
		{"ended by the register, in parts by a text", "het;2024-08-12=mot-phan", today, "het"},
		{"called not yet in force after its first day", "chua;!2023-07-10=khong-ro", today, "khong-ro"},
		{"not yet in force by the register", "chua", today, "chua"},
		{"before the first day", "het;!2027-01-01=khong-ro", today, "chua"},
		{"an undated end holds today", "khong-ro;=het;!2023-07-10=khong-ro", today, "het"},
		{"an undated end says nothing of before", "khong-ro;=het;!2023-07-10=khong-ro", "2026-10-31", "khong-ro"},
		{"one does not ask", "khong-xet;2020-01-01=het", today, "khong-xet"},
	} {
		day, _ := ParseISODate(c.day)
		now, _ := ParseISODate(today)
		if got := ParseTimeline(c.line).At(day, now); string(got) != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func FuzzTimelinesAreReadFromAnything(f *testing.F) {
	f.Add("khong-ro;!2023-07-10=khong-ro;2024-08-12=het")
	f.Add(";;!=;2024-13-01=x")
	f.Fuzz(func(t *testing.T, s string) {
		line := ParseTimeline(s)
		again := ParseTimeline(line.String())
		day := Date{2024, 6, 1}
		if line.At(day, day) != again.At(day, day) {
			t.Errorf("%q reads otherwise once written: %q", s, line.String())
		}
	})
}
