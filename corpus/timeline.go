package corpus

import (
	"cmp"
	"slices"
	"strings"
)

// Timeline (diễn biến hiệu lực) is what the store knows of the validity of one document, as days on which its standing changes.
// Example: {Told:StandingUnknown, Steps:[{2023-07-10, StandingUnknown}, {2024-08-12, StandingEnded}]} for a decision that says when it takes
// effect and that another one replaces. What it rests on, the package validity knows.
type Timeline struct {
	// Told is what a register or a published list says, taken to hold today; StandingNone for types of which one does not ask,
	// StandingUnknown otherwise.
	Told Standing
	// Steps are in the order of their days. Before the first whose day is its first day of effect the document is not yet in force.
	Steps []Step
}

// Step is one change of standing.
type Step struct {
	// From is the first day of the standing. Zero where it is not known since when: such a step holds today and says nothing of days before.
	From     Date
	Standing Standing
	// Opens is true for the first day of effect.
	Opens bool
}

// At is the standing on a day, today being the day on which what a register says is taken to hold. Of a day to come it never says that the
// document will be in force.
func (t Timeline) At(day, today Date) Standing {
	if t.Told == StandingNone {
		return StandingNone
	}
	now, ahead := !day.Before(today), today.Before(day)
	read, undated, opened := StandingUnknown, StandingUnknown, false
	for _, s := range t.Steps {
		switch {
		case s.From.IsZero():
			if now {
				undated = s.Standing
			}
		case day.Before(s.From):
			if s.Opens && read != StandingEnded {
				return StandingNotYet
			}
		default:
			read, opened = s.Standing, opened || s.Opens
		}
	}
	if undated.Weight() > read.Weight() {
		read = undated
	}
	read = t.register(read, now, ahead, opened)
	if ahead && read == StandingInForce {
		return StandingUnknown
	}
	return read
}

// register is what becomes of what texts say where a register speaks too: it adds to what they leave open, and never undoes it.
func (t Timeline) register(read Standing, now, ahead, opened bool) Standing {
	open := read == StandingUnknown || read == StandingInForce
	switch {
	case t.Told == "", t.Told == StandingUnknown, t.Told == StandingNotYet && (opened || ahead):
		return read
	case !now:
		if read == StandingUnknown && t.Told == StandingInForce && opened {
			return StandingInForce // what is in force now was so since its first day
		}
		return read
	case t.Told == StandingEnded, open && (!ahead || t.Told == StandingPartly):
		return t.Told
	}
	return read
}

// Opening is the first day of effect, zero where it is not known.
func (t Timeline) Opening() Date {
	for _, s := range t.Steps {
		if s.Opens {
			return s.From
		}
	}
	return Date{}
}

// timelineMark tells a step that opens.
const timelineMark = "!"

// String writes the timeline as the store and the index keep it: "khong-ro;!2023-07-10=khong-ro;2024-08-12=het"; "" where nothing is known.
func (t Timeline) String() string {
	if len(t.Steps) == 0 && (t.Told == StandingUnknown || t.Told == "") {
		return ""
	}
	parts := []string{string(cmp.Or(t.Told, StandingUnknown))}
	for _, s := range t.Steps {
		mark := ""
		if s.Opens {
			mark = timelineMark
		}
		parts = append(parts, mark+s.From.String()+"="+string(s.Standing))
	}
	return strings.Join(parts, ";")
}

// ParseTimeline reads what String writes; what it does not understand is left out.
func ParseTimeline(s string) Timeline {
	told, rest, more := strings.Cut(s, ";")
	t := Timeline{Told: Standing(told)}
	if told == "" {
		t.Told = StandingUnknown
	}
	for more {
		var part string
		part, rest, more = strings.Cut(rest, ";")
		from, standing, ok := strings.Cut(part, "=")
		from, opens := strings.CutPrefix(from, timelineMark)
		day, fine := ParseISODate(from)
		if ok && (fine || from == "") {
			t.Steps = append(t.Steps, Step{day, Standing(standing), opens})
		}
	}
	return t
}

// Equal reports whether two timelines say the same.
func (t Timeline) Equal(o Timeline) bool { return t.Told == o.Told && slices.Equal(t.Steps, o.Steps) }
