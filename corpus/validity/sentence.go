package validity

import (
	"fmt"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Sentence is the cause in official Vietnamese, without a point at its end: "Được thay thế bởi 1876/QĐ-UBND từ 12/8/2024";
// "Điều 6 bị bãi bỏ bởi 18/2025/QĐ-UBND từ 01/7/2025"; "Có hiệu lực từ 10/7/2023"; "Theo danh mục vb.csv: Còn hiệu lực".
func (c Cause) Sentence() string { return viet.Capitalise(c.phrase()) }

// phrase is the sentence as it stands within another one.
func (c Cause) phrase() string {
	switch {
	case c.Listed != nil:
		return "theo danh mục " + c.Listed.File + ": " + c.Listed.Status
	case c.Part != nil:
		words := provisionWords(c.Part.Provisions)
		if c.Standing == corpus.StandingPartly {
			return "theo chính văn bản, " + words + " áp dụng đến hết " + c.From.Plus(-1).Short()
		}
		return words + " có hiệu lực từ " + c.From.Short()
	case c.Own && c.Standing == corpus.StandingEnded:
		return "theo chính văn bản, áp dụng đến hết " + c.From.Plus(-1).Short()
	case c.Own:
		return "có hiệu lực từ " + c.From.Short()
	case c.Event == nil:
		return ""
	}
	e := c.Event
	name, ok := e.Relation.NameIn(e.Quote)
	if !ok {
		return ""
	}
	words := viet.Uncapitalise(name.In) + " " + e.From.Name()
	if e.Relation == corpus.RelationAffirms {
		if !c.From.IsZero() {
			words += " tại ngày " + c.From.Short()
		}
		return words
	}
	if places := e.placeWords(); places != "" {
		words = places + " " + words
	}
	if days := c.Days(); days != "" {
		words += " " + days
	}
	return words
}

// Days are those of the cause: "từ 05/11/2024 đến hết 31/3/2025"; "" where none is known.
func (c Cause) Days() string {
	out := ""
	prolonged := c.Event != nil && c.Event.Relation == corpus.RelationExtends
	if !c.From.IsZero() && !prolonged {
		out = "từ " + c.From.Short()
	}
	until := c.Until
	if prolonged {
		until = c.Event.Until
	}
	if !until.IsZero() {
		out += " đến hết " + until.Short()
	}
	return strings.TrimPrefix(out, " ")
}

// placeWords are the provisions that an edge names: "Điều 6, khoản 3 Điều 9"; "một phần" where it names none of a part, "" for the whole.
func (e *Event) placeWords() string {
	if e.Scope == corpus.ScopeWhole || e.Scope == "" {
		return ""
	}
	switch words := provisionWords(e.Provisions); {
	case e.Scope == corpus.ScopeWords && words == "":
		return "từ ngữ"
	case e.Scope == corpus.ScopeWords:
		return "từ ngữ tại " + words
	case words == "":
		return "một phần"
	default:
		return words
	}
}

// provisionWords are provisions as citations put them, the first few of many.
func provisionWords(provisions []corpus.Provision) string {
	const most = 6
	var out []string
	for i, p := range provisions {
		if i == most {
			out = append(out, "…")
			break
		}
		out = append(out, p.Words())
	}
	return strings.Join(out, ", ")
}

// reason is one sentence that says why the verdict is what it is. Source: pages.md §3.4.
func (h History) reason(v Verdict, day corpus.Date) string {
	switch v.Standing {
	case corpus.StandingNone:
		return "Với loại văn bản này không đặt vấn đề còn hay hết hiệu lực."
	case corpus.StandingUnknown:
		return h.unknown(v, day)
	case corpus.StandingNotYet:
		if len(v.Causes) == 0 {
			return fmt.Sprintf("Chưa có hiệu lực: văn bản ban hành ngày %s.", h.facts.Issued.Short())
		}
	}
	if len(v.Causes) == 0 {
		return v.Standing.Label() + "."
	}
	c := v.Causes[0]
	switch {
	case v.Standing == corpus.StandingInForce && c.Listed != nil:
		return fmt.Sprintf("Còn hiệu lực tại %s. Nguồn: danh mục %s.", c.Listed.Read.Short(), c.Listed.File)
	case v.Standing == corpus.StandingInForce && c.Event != nil:
		return fmt.Sprintf("Còn hiệu lực tại %s. Nguồn: %s; không thấy văn bản thay thế, bãi bỏ trong kho đến %s.", c.From.Short(), c.Event.From.Name(), day.Short())
	case c.Listed != nil:
		return v.Standing.Label() + ". Nguồn: danh mục " + c.Listed.File + "."
	}
	words := v.Standing.Label()
	prolonged := c.Event != nil && c.Event.Relation == corpus.RelationExtends // its days are not those of the end
	if !v.Since.IsZero() && (v.Since != c.From || prolonged) && v.Standing != corpus.StandingNotYet {
		words += " từ " + v.Since.Short()
	}
	out := words + ": " + c.phrase()
	if c.Note != "" {
		out += " (" + c.Note + ")"
	}
	return out + "."
}

// unknown says what is known of a document of which nothing says that it is in force, and nothing that it is not.
func (h History) unknown(v Verdict, day corpus.Date) string {
	const absent = "không thấy"
	doubtful := absent + " văn bản thay thế, bãi bỏ trong kho đến " + day.Short()
	for _, c := range v.Against {
		switch {
		case c.Event == nil:
		case c.Standing == corpus.StandingEnded:
			doubtful = "có câu nói văn bản này bị thay thế, bãi bỏ nhưng chưa đủ chắc để tính"
		case strings.HasPrefix(doubtful, absent) && (c.Standing == corpus.StandingPartly || c.Standing == corpus.StandingPaused):
			doubtful = "có câu nói một phần văn bản này bị bãi bỏ, hoặc bị đình chỉ, nhưng chưa đủ chắc để tính"
		}
	}
	switch {
	case len(v.Causes) > 0:
		return v.Causes[0].Sentence() + "; " + doubtful + "."
	case h.facts.Draft:
		return "Chưa rõ: văn bản là dự thảo, chưa ban hành."
	case h.facts.Stub:
		return "Chưa rõ: kho chưa có toàn văn; " + doubtful + "."
	case h.facts.Effect != nil && h.facts.Effect.Rule == corpus.EffectPublished:
		return fmt.Sprintf("Chưa rõ: có hiệu lực sau %d ngày kể từ ngày đăng Công báo, kho không có ngày đăng; %s.", h.facts.Effect.Days, doubtful)
	case strings.HasPrefix(doubtful, absent):
		return "Chưa rõ: văn bản không nêu ngày có hiệu lực và kho chưa có văn bản nào thay thế hay bãi bỏ."
	}
	return "Chưa rõ: văn bản không nêu ngày có hiệu lực; " + doubtful + "."
}
