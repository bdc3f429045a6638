// Package calendar writes days by which something is to be done as a file that calendars open and subscribe to. It encodes and knows no store.
package calendar

import (
	"fmt"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
)

// Type is the media type of a calendar.
const Type = "text/calendar; charset=utf-8"

// Entry is one day of a calendar, without an hour.
// Example: {UID: "nhiem-vu-1f3a…@vankho", Day: 2025-06-29, Title: "Hạn: rà soát thủ tục hành chính", Page: "https://kho.example.vn/van-ban/…"}.
type Entry struct {
	// UID never changes, so that who subscribes sees a moved day move, and each entry once. Source: RFC 5545, 3.8.4.7.
	UID string
	// Day is the calendar day; its hour and zone are not read.
	Day time.Time
	// Changed is when what the entry tells last became another.
	Changed time.Time
	// Title is one line, Text may have several.
	Title, Text string
	// Page is where people read it, an absolute address.
	Page string
}

// Writer writes one calendar, entry by entry, so that one of any length takes the same memory.
type Writer struct {
	out  io.Writer
	form *ics.SerializationConfiguration
}

// refreshed is how often programs that subscribe are told to look again. Source: RFC 7986, 5.7.
const refreshed = "P1D"

// New begins a calendar with its name. Close ends it; a calendar that was not closed is not whole. Source: RFC 5545.
// Example: w, err := New(out, "Nhiệm vụ của Sở Nội vụ"); err = w.Write(entry); err = w.Close().
func New(out io.Writer, name string) (*Writer, error) {
	w := &Writer{out, &ics.SerializationConfiguration{MaxLength: 75, PropertyMaxLength: 75, NewLine: "\r\n"}}
	head := []ics.BaseProperty{property("VERSION", "2.0"), property("PRODID", "-//Văn Khố//Nhiệm vụ//VI"), property("CALSCALE", "GREGORIAN"),
		property("NAME", line(name)), property("X-WR-CALNAME", line(name)), property("REFRESH-INTERVAL", refreshed), property("X-PUBLISHED-TTL", refreshed)}
	head[5].ICalParameters["VALUE"] = []string{"DURATION"}
	_, err := io.WriteString(out, "BEGIN:VCALENDAR\r\n")
	for i := 0; i < len(head) && err == nil; i++ {
		err = head[i].SerializeTo(out, w.form)
	}
	if err != nil {
		return nil, fmt.Errorf("calendar: %w", err)
	}
	return w, nil
}

func property(name, value string) ics.BaseProperty {
	return ics.BaseProperty{IANAToken: name, Value: value, ICalParameters: map[string][]string{}}
}

// Write writes one entry: an event of a whole day that keeps nobody busy. Events are shown by every calendar, tasks (VTODO) by few.
func (w *Writer) Write(e Entry) error {
	x := ics.NewEvent(line(e.UID))
	x.SetDtStampTime(e.Changed)
	x.SetAllDayStartAt(e.Day)
	x.SetSummary(line(e.Title))
	if e.Text != "" {
		x.SetDescription(plain(e.Text))
	}
	if e.Page != "" {
		x.SetURL(line(e.Page))
	}
	x.SetTimeTransparency(ics.TransparencyTransparent)
	if err := x.SerializeTo(w.out, w.form); err != nil {
		return fmt.Errorf("calendar: %w", err)
	}
	return nil
}

// Close ends the calendar; it does not close what it was written to.
func (w *Writer) Close() error {
	_, err := io.WriteString(w.out, "END:VCALENDAR\r\n")
	return err
}

// plain is text that a calendar may hold: UTF-8 without control characters but ends of lines. Source: RFC 5545, 3.3.11.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		if r < ' ' || r == 0x7F {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\uFFFD"))
}

// line is plain on one line.
func line(s string) string { return strings.ReplaceAll(plain(s), "\n", " ") }
