package web

import (
	"math"

	"vankho/corpus"
)

// GoalOutcome is what comes of a target, as pages say it: a shape, a word, and the gap or the reason in words.
type GoalOutcome struct {
	// Class is the shape and colour, Words the verdict with its gap: "chưa đạt, còn thiếu 1,8 điểm %"; Note says what a reader must know beside it.
	Class, Words, Note string
	// Gap is the difference with its sign and unit, "" where there is none: "−1,8 điểm %".
	Gap string
}

// newGoalOutcome says what comes of a target.
func newGoalOutcome(a corpus.Attainment) GoalOutcome {
	out := GoalOutcome{}
	for _, x := range goalVerdicts {
		if x.verdict == a.Verdict {
			out.Class, out.Words = x.class, x.word
		}
	}
	size, signed, sign := goalGap(a)
	out.Gap = signed
	switch a.Verdict {
	case corpus.TargetMet:
		switch {
		case sign > 0 && a.Aim == corpus.AimMore:
			out.Words = "vượt " + size
		case sign < 0 && a.Aim == corpus.AimLess:
			out.Words = "đạt, thấp hơn " + size
		}
	case corpus.TargetMissed:
		out.Words = "chưa đạt, " + lackWords(a.Aim, size)
	case corpus.TargetProgress:
		out.Words = "đang thực hiện (kỳ đến " + goalDue(a) + ")"
		out.Note = onTheWay(a, size, sign)
	case corpus.TargetEnded:
		out.Note = onTheWay(a, size, sign)
	case corpus.TargetOpen:
		switch {
		case a.Gap == nil:
			out.Note = "Kết quả không ghi bằng một số chính xác, nên không tính chênh lệch."
		case sign == 0:
			out.Words = "bằng mức của mục tiêu"
			out.Note = openReason(a)
		case sign > 0:
			out.Words = "cao hơn mục tiêu " + size
			out.Note = openReason(a)
		default:
			out.Words = "thấp hơn mục tiêu " + size
			out.Note = openReason(a)
		}
	case corpus.TargetOther:
		out.Words = "kỳ khác, không so"
		if len(a.Results) > 0 {
			out.Note = "Mục tiêu của " + periodWords(a.Target.Period) + ", kết quả của " + periodWords(a.Results[0].Period) + "."
		}
	}
	if len(a.Results) > 0 && a.Results[0].Preliminary && a.Gap != nil {
		out.Words = "theo số ước, " + out.Words
	}
	return out
}

// lackWords say how far a result is from its target.
func lackWords(aim corpus.Aim, size string) string {
	if aim == corpus.AimLess {
		return "còn cao hơn " + size
	}
	return "còn thiếu " + size
}

// onTheWay says how far a result of a part of the way stands from its target.
func onTheWay(a corpus.Attainment, size string, sign int) string {
	if a.Gap == nil || len(a.Results) == 0 {
		return ""
	}
	when := capital(periodWords(a.Results[0].Period)) + ": "
	switch {
	case sign == 0:
		return when + "bằng mức của mục tiêu."
	case a.Aim == corpus.AimMore && sign < 0, a.Aim == corpus.AimLess && sign > 0:
		return when + lackWords(a.Aim, size) + "."
	case sign > 0:
		return when + "cao hơn mức của mục tiêu " + size + "."
	}
	return when + "thấp hơn mức của mục tiêu " + size + "."
}

// openReason is why there is no verdict though the gap is known.
func openReason(a corpus.Attainment) string {
	switch a.Target.Qualifier {
	case corpus.QualifierApprox, corpus.QualifierEstimate:
		return "Mục tiêu là mức khoảng chừng hoặc dự kiến, nên không kết luận đạt hay chưa."
	case corpus.QualifierGt, corpus.QualifierLt:
		if a.Gap != nil && *a.Gap == 0 {
			return "Mục tiêu ghi “" + valueWords(a.Target.Figure) + "”, kết quả vừa bằng mức ấy."
		}
	}
	return "Văn bản không nêu mục tiêu cần cao hơn hay thấp hơn, nên không kết luận đạt hay chưa."
}

// goalDue is the end of a target's period: "hết năm 2030", "30/6/2025".
func goalDue(a corpus.Attainment) string {
	if a.Due.Month == 12 && a.Due.Day == 31 {
		return "hết năm " + exactYear(a.Due.Year)
	}
	return a.Due.Short()
}

// exactYear writes a year, which has no point in it.
func exactYear(y int) string { return (corpus.Date{Year: y}).Short() }

// goalGap is the gap in the target's own unit: its size in words, the same with its sign, and which way it goes.
func goalGap(a corpus.Attainment) (size, signed string, sign int) {
	if a.Gap == nil {
		return "", "", 0
	}
	gap := inGoalUnit(a, *a.Gap)
	number := exactNumber(math.Abs(gap))
	size = withUnit(number, pointsOf(a.Target.Unit))
	switch {
	case number == "0":
		return size, "0", 0
	case gap < 0:
		return size, "−" + size, -1
	}
	return size, "+" + size, 1
}

// inGoalUnit brings a difference from the base unit to the one that the target is written in.
func inGoalUnit(a corpus.Attainment, v float64) float64 {
	t := a.Target.Figure
	if t.Value.Low != 0 && t.Base.Low != 0 {
		v /= t.Base.Low / t.Value.Low
	}
	return math.Round(v*1e9) / 1e9
}
