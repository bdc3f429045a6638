package calendar

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
)

// written is a calendar of some entries.
func written(t *testing.T, name string, entries ...Entry) string {
	t.Helper()
	var b bytes.Buffer
	w, err := New(&b, name)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := w.Write(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestACalendarIsReadAsItWasWritten(t *testing.T) {
	e := Entry{UID: "nhiem-vu-1@vankho", Day: time.Date(2025, 6, 29, 0, 0, 0, 0, time.UTC), Changed: time.Unix(1_700_000_000, 0),
		Title: "Hạn: rà soát; cập nhật, công bố thủ tục \\ hành chính thuộc phạm vi quản lý của các sở, ban, ngành",
		Text:  "Sở Nội vụ tỉnh Khuê Lĩnh\n“Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát, hoàn thành trước ngày 30/6/2025.”", Page: "https://kho.example.vn/van-ban/12-kh?doan=1-2&b=0a0b0c0d#doan"}
	got := written(t, "Nhiệm vụ: Sở Nội vụ, hạn; đến", e)
	cal, err := ics.ParseCalendar(strings.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	events := cal.Events()
	if len(events) != 1 {
		t.Fatalf("%d events in\n%s", len(events), got)
	}
	for _, x := range []struct {
		name ics.ComponentProperty
		want string
	}{
		{ics.ComponentPropertyUniqueId, e.UID}, {ics.ComponentPropertySummary, e.Title}, {ics.ComponentPropertyDescription, e.Text}, {ics.ComponentPropertyUrl, e.Page},
		{ics.ComponentPropertyDtStart, "20250629"}, {ics.ComponentPropertyDtstamp, "20231114T221320Z"}, {ics.ComponentPropertyTransp, "TRANSPARENT"},
	} {
		if p := events[0].GetProperty(x.name); p == nil || p.Value != x.want {
			t.Errorf("%s is %v, want %q", x.name, p, x.want)
		}
	}
	if !strings.Contains(got, "DTSTART;VALUE=DATE:20250629\r\n") || !strings.Contains(strings.ReplaceAll(got, "\r\n ", ""), `X-WR-CALNAME:Nhiệm vụ: Sở Nội vụ\, hạn\; đến`+"\r\n") {
		t.Error(got)
	}
}

func TestACalendarWithoutEntriesIsStillOne(t *testing.T) {
	if cal, err := ics.ParseCalendar(strings.NewReader(written(t, "Nhiệm vụ"))); err != nil || len(cal.Events()) != 0 {
		t.Error(cal, err)
	}
}

func FuzzCalendar(f *testing.F) {
	f.Add("nhiem-vu-1@vankho", "Hạn: rà soát\r\nEND:VEVENT", strings.Repeat("đến ngày; ", 40)+"\x00\x1b\n\n", "https://x/?a=1\r\nX:1")
	f.Add("", "\xff\xfe", strings.Repeat("ẫ", 200), "")
	f.Fuzz(func(t *testing.T, uid, title, text, page string) {
		got := written(t, title, Entry{UID: uid, Title: title, Text: text, Page: page}, Entry{UID: uid + "2", Title: text})
		if !utf8.ValidString(got) {
			t.Errorf("%q is not UTF-8", got)
		}
		for l := range strings.SplitSeq(strings.TrimSuffix(got, "\r\n"), "\r\n") {
			if len(l) > 75 || l == "" || strings.ContainsAny(l, "\r\n") {
				t.Errorf("line %q of %d bytes", l, len(l))
			}
		}
		if n := strings.Count("\r\n"+got, "\r\nBEGIN:VEVENT\r\n"); n != 2 {
			t.Errorf("%d events", n)
		}
	})
}
