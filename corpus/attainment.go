package corpus

// Aim (chiều của mục tiêu) is which way a target is meant.
type Aim string

// The aims. Where the text and the tables do not tell, a result has a gap and no verdict.
const (
	AimUnknown Aim = ""
	AimMore    Aim = "more" // tối thiểu 85%; 100% hồ sơ
	AimLess    Aim = "less" // không quá 3%; giảm còn 2%; tỷ lệ hộ nghèo
)

// PeriodFit (hai kỳ so được đến đâu) is how the period of a result stands to that of a target.
type PeriodFit uint8

// The fits, from the best.
const (
	// FitWhole is the target's own period, or the state of things at its end: a verdict can be told.
	FitWhole PeriodFit = iota
	// FitProgress is a part of the way that may be held against the target, and decides nothing yet.
	FitProgress
	// FitOther lies in the target's period and cannot be held against it (kỳ khác): it is shown beside it, and no gap is told.
	FitOther
	// FitNone has nothing to do with it.
	FitNone
)

// Measure is what of a figure decides which periods of it can be held against each other.
type Measure struct {
	Period Period
	// Rate is a percentage or another ratio: that of a quarter is no part of that of the year.
	Rate bool
	// Part is a number out of all there are (1.012/1.204 thôn): how far one has come by the end of the period.
	Part bool
	// Accrued counts all there is by the end of the period (lũy kế).
	Accrued bool
	// Until is a target that is to be reached by the end of the period (đến năm 2025), not in the course of it.
	Until bool
}

// FitOf says how far a result can be held against a target. All rules about periods stand here:
//
//   - The same period fits whole. So does a state of things on the last day of it, as far as the figure is a state: a rate, a part of all, or what accrues
//     where the target does too; a plain count "đến hết năm 2024" may be of all years, and is no count of the year.
//   - A target for a day to come (đến năm 2025) is held against each rate and each state on the way, as progress; against a count of a whole
//     year, since "đến năm 2025 đạt 50.000 tấn" is the level of a year; never against a count of a month or a quarter.
//   - A target for a time (năm 2024) is held against what was counted from the beginning of that time, or what accrues: progress. The rate of a
//     quarter, and the count of a later quarter, are of another period.
//   - What accrues is held against a target that accrues too, or is set for a day to come: "kích hoạt mới 60.000 tài khoản" is not met by 452.114 in all.
//   - What ends after the target's period, or before the target was set, has nothing to do with it.
//
// Example: 85 % for 2024 and 51,2 % of its first quarter are FitOther; 500 of 2.000 people of its first quarter are FitProgress.
func FitOf(target Measure, set Date, result Measure) PeriodFit {
	t, r := target.Period, result.Period
	if t.To.IsZero() || r.To.IsZero() || t.To.Before(r.To) || !set.IsZero() && r.To.Before(set) {
		return FitNone
	}
	atEnd, onDay, until := r.To == t.To, r.From.IsZero(), target.Until || t.From.IsZero()
	state := result.Rate || result.Part || result.Accrued
	switch {
	case result.Accrued && !result.Rate && !target.Accrued && !until:
		return FitNone
	case r == t:
		return FitWhole
	case until:
		switch {
		case atEnd && (onDay || result.Part || state && result.Accrued || r.WholeYears() && r.From.Year == r.To.Year):
			return FitWhole
		case state, onDay:
			return FitProgress
		case r.WholeYears():
			return FitProgress
		}
		return FitOther
	case !onDay && r.From.Before(t.From) || r.To.Before(t.From):
		return FitNone
	case result.Rate && !onDay:
		return FitOther
	case state && atEnd:
		return FitWhole
	case state:
		return FitProgress
	case !onDay && r.From == t.From:
		return FitProgress
	}
	return FitOther
}

// WholeYears reports whether the period is one or more calendar years.
func (p Period) WholeYears() bool {
	return !p.From.IsZero() && p.From.Month == 1 && p.From.Day == 1 && p.To.Month == 12 && p.To.Day == 31
}

// TargetVerdict (kết quả so với mục tiêu) is what comes of a target.
type TargetVerdict string

// The verdicts.
const (
	TargetMet      TargetVerdict = "met"          // đạt, vượt
	TargetMissed   TargetVerdict = "missed"       // chưa đạt
	TargetProgress TargetVerdict = "progress"     // đang thực hiện: its period is not over
	TargetEnded    TargetVerdict = "ended"        // its period is over, and the store has results of a part of the way alone
	TargetOpen     TargetVerdict = "open"         // held against each other, without a verdict: which way the target is meant, or how exact a number is, is not told
	TargetOther    TargetVerdict = "other_period" // there are results of other periods alone
	TargetNone     TargetVerdict = "no_result"    // no later document of the store states a result
)

// TargetVerdicts are all verdicts, in the order in which filters offer them.
func TargetVerdicts() []TargetVerdict {
	return []TargetVerdict{TargetMet, TargetMissed, TargetProgress, TargetEnded, TargetOpen, TargetOther, TargetNone}
}

// TargetRefusal (lý do không đối chiếu) is why a target is held against nothing.
type TargetRefusal string

// The refusals.
const (
	RefusalDoubt     TargetRefusal = "doubt"     // its reading is doubtful
	RefusalPeriod    TargetRefusal = "period"    // it tells no period
	RefusalPlace     TargetRefusal = "place"     // it tells no place
	RefusalIndicator TargetRefusal = "indicator" // it tells no indicator, or one of a name that every document has
	RefusalDay       TargetRefusal = "day"       // its document has no day of issue
)

// TargetOrder is the order of a list of targets.
type TargetOrder string

// The orders.
const (
	TargetByGap    TargetOrder = ""         // what lacks most of its target first, then what exceeds it least; without a gap last
	TargetByDue    TargetOrder = "han"      // the nearest day on which a period ends first, those over behind
	TargetByNewest TargetOrder = "moi-nhat" // the latest result first
)

// TargetQuery (câu hỏi mục tiêu) says which targets are asked for. The figure query is held against the target; Doc is the document that sets it, or one
// that tells a result of it.
type TargetQuery struct {
	FigureQuery
	// SetBy is the document that sets the target, ToldBy one that tells a result of it; "" = any.
	SetBy, ToldBy ID
	// Verdicts leaves those with one of them; none = all that have a result.
	Verdicts []TargetVerdict
	Order    TargetOrder
	// On is the day on which a period is over or not.
	On Date
}

// Attainment (mục tiêu và kết quả) is a target with what later documents state of the same indicator, place and period.
type Attainment struct {
	Target FigureRow `json:"target"`
	// Due is the last day of its period; Until is true for one to be reached by that day (đến năm 2025).
	Due   Date `json:"due"`
	Until bool `json:"until,omitempty"`
	Aim   Aim  `json:"aim,omitempty"`
	// Verdict is told of the first result.
	Verdict TargetVerdict `json:"verdict"`
	// Gap is that result less the target, in the target's base unit; nil where they cannot be held against each other.
	Gap *float64 `json:"gap,omitempty"`
	// Results are the latest first, those that fit best before others; More counts what is left out.
	Results []TargetResult `json:"results"`
	More    int            `json:"more_results,omitempty"`
	// Quoted are later reports that state another target for the same indicator, place and period.
	Quoted []FigureRow `json:"other_targets,omitempty"`
}

// TargetResult (kết quả của mục tiêu) is a figure of a later document.
type TargetResult struct {
	FigureRow
	Fit PeriodFit `json:"fit"`
	// Preliminary is true for an estimate, and for what was stated before its period was over.
	Preliminary bool `json:"preliminary,omitempty"`
	// Gap is this result less the target, in the base unit; nil where the periods differ or the result is no exact number.
	Gap *float64 `json:"gap,omitempty"`
	// Said are other figures of the same sentence that compare the result with its plan: "bằng 93,0% kế hoạch".
	Said []FigureRow `json:"said,omitempty"`
}

var fitNames = [...]string{"whole", "progress", "other_period", "none"}

// MarshalText writes "whole", "progress", "other_period".
func (f PeriodFit) MarshalText() ([]byte, error) {
	return []byte(fitNames[min(int(f), len(fitNames)-1)]), nil
}

// UnmarshalText reads what MarshalText writes; any other word is "none".
func (f *PeriodFit) UnmarshalText(text []byte) error {
	*f = FitNone
	for i, name := range fitNames {
		if name == string(text) {
			*f = PeriodFit(i)
		}
	}
	return nil
}

// TargetsFound is a page of targets, and what else was found.
type TargetsFound struct {
	Rows []Attainment `json:"rows"`
	// Found counts all that match, Documents the documents that set them.
	Found     int `json:"found"`
	Documents int `json:"documents"`
	// Verdicts counts the targets of the question by verdict, whichever of them were asked for; Refused those held against nothing, by reason.
	Verdicts []FigureCount `json:"verdicts"`
	Refused  []FigureCount `json:"refused,omitempty"`
	// What filters offer.
	Places    []FigureCount `json:"places,omitempty"`
	Units     []FigureCount `json:"units,omitempty"`
	PeriodsOf []FigureCount `json:"period_counts,omitempty"`
}
