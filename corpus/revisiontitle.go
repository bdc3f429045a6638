package corpus

import "strings"

// Title is the title of the provision at a position of Provisions on a day: the one of its words where they were retitled, else Heading.
// Example: "Hỗ trợ bán hàng trên sàn thương mại điện tử" before an amendment that retitles Điều 7, the new title since.
func (r *Revision) Title(i int, day Date) string {
	p := &r.Provisions[i]
	if p.Heading == "" {
		return ""
	}
	var own strings.Builder
	for _, part := range p.On(day).Parts {
		if part.Provision != 0 {
			break
		}
		own.WriteString(part.Text)
	}
	words, ok := strings.CutPrefix(strings.TrimSpace(own.String()), p.NameOn(day).Label)
	words = strings.TrimLeft(words, ".: ")
	title, _, _ := strings.Cut(words, "\n")
	if title = strings.TrimSpace(title); !ok || title == "" || strings.HasPrefix(squeezed(words), squeezed(p.Heading)) {
		return p.Heading // as it is, also over several lines, or below its label
	}
	return title
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }
