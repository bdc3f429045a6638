package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Text renders a document as plain text with its two columns side by side, as offices paste it into a message.
func Text(d *Document) string {
	var b strings.Builder
	if d.System != "bare" {
		left, right := append(append([]string{}, d.Above...), d.Left...), d.Motto()
		if d.System == "party" {
			left = append(left, "*")
		}
		for i := range max(len(left), len(right)) {
			sideBySide(&b, at(left, i), at(right, i))
		}
		sideBySide(&b, d.NumberLine(), d.DateLine())
		if d.About != "" {
			fmt.Fprintln(&b, d.About)
		}
		b.WriteString("\n")
	}
	for _, line := range titleLines(d) {
		fmt.Fprintln(&b, line)
	}
	b.WriteString("\n")
	for _, block := range d.Blocks {
		textBlock(&b, block)
	}
	fmt.Fprintf(&b, "\n%s\n", Mark)
	return b.String()
}

func textBlock(b *strings.Builder, block Block) {
	switch block.Kind {
	case Table:
		for _, row := range block.Rows {
			fmt.Fprintln(b, strings.Join(row, " | "))
		}
	case NewPage:
		b.WriteString("\n")
	case Foot:
		b.WriteString("\n")
		for _, lines := range block.Signatures {
			for i, line := range lines {
				if i == len(lines)-1 {
					b.WriteString("(Đã ký)\n")
				}
				fmt.Fprintln(b, line)
			}
			b.WriteString("\n")
		}
		if len(block.Recipients) > 0 {
			fmt.Fprintf(b, "Nơi nhận:\n%s\n", strings.Join(block.Recipients, "\n"))
		}
	default:
		fmt.Fprintln(b, block.Text)
	}
}

// titleLines are the type, the abstract and the addressees, in the order of reading.
func titleLines(d *Document) []string {
	var lines []string
	for _, s := range []string{d.Type, d.Abstract} {
		if s != "" {
			lines = append(lines, s)
		}
	}
	if d.System == "party" && d.Type != "" {
		lines = append(lines, "-----")
	}
	return append(lines, addressees(d)...)
}

// addressees is "Kính gửi: X" on one line, or a list under it where there are several.
func addressees(d *Document) []string {
	if len(d.To) == 1 {
		return []string{"Kính gửi: " + d.To[0]}
	}
	var lines []string
	for i, to := range d.To {
		if i == 0 {
			lines = append(lines, "Kính gửi:")
		}
		lines = append(lines, "- "+to)
	}
	return lines
}

func sideBySide(b *strings.Builder, left, right string) {
	const column = 44
	if right == "" {
		fmt.Fprintln(b, left)
		return
	}
	gap := max(4, column-utf8.RuneCountInString(left))
	fmt.Fprintf(b, "%s%s%s\n", left, strings.Repeat(" ", gap), right)
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// Markdown renders a document as Markdown, the right column of the letterhead before the left one.
func Markdown(d *Document) string {
	var b strings.Builder
	if d.System != "bare" {
		for _, s := range d.Motto() {
			fmt.Fprintf(&b, "**%s**\n\n", s)
		}
		for _, s := range d.Above {
			fmt.Fprintf(&b, "%s\n\n", s)
		}
		for _, s := range d.Left {
			fmt.Fprintf(&b, "**%s**\n\n", s)
		}
		fmt.Fprintf(&b, "%s\n\n*%s*\n\n", d.NumberLine(), d.DateLine())
	}
	if d.Type != "" {
		fmt.Fprintf(&b, "# %s\n\n", d.Type)
	}
	if d.Abstract != "" {
		fmt.Fprintf(&b, "**%s**\n\n", d.Abstract)
	}
	for _, s := range addressees(d) {
		fmt.Fprintf(&b, "%s\n\n", escapeList(s))
	}
	for _, block := range d.Blocks {
		markdownBlock(&b, block)
	}
	fmt.Fprintf(&b, "---\n\n*%s*\n", Mark)
	return b.String()
}

func markdownBlock(b *strings.Builder, block Block) {
	switch block.Kind {
	case Heading:
		fmt.Fprintf(b, "%s %s\n\n", strings.Repeat("#", block.Level+1), block.Text)
	case Centre:
		fmt.Fprintf(b, "**%s**\n\n", block.Text)
	case CentreItalic, Right:
		fmt.Fprintf(b, "*%s*\n\n", block.Text)
	case Table:
		for i, row := range block.Rows {
			fmt.Fprintf(b, "| %s |\n", strings.Join(row, " | "))
			if i == 0 {
				fmt.Fprintf(b, "|%s\n", strings.Repeat(" --- |", len(row)))
			}
		}
		b.WriteString("\n")
	case NewPage:
		b.WriteString("---\n\n")
	case Foot:
		for _, lines := range block.Signatures {
			for i, line := range lines {
				if i == len(lines)-1 {
					b.WriteString("*(Đã ký)*\n\n")
				}
				fmt.Fprintf(b, "**%s**\n\n", line)
			}
		}
		if len(block.Recipients) > 0 {
			fmt.Fprintf(b, "***Nơi nhận:***\n\n%s\n\n", strings.Join(block.Recipients, "\n"))
		}
	default:
		fmt.Fprintf(b, "%s\n\n", escapeList(block.Text))
	}
}

// escapeList keeps "1. Sửa đổi" a paragraph with the number written in it: Markdown would make it an item of a list and
// count for itself.
func escapeList(s string) string {
	digits := strings.TrimLeft(s, "0123456789")
	if n := len(s) - len(digits); n > 0 && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")) {
		return s[:n] + `\` + digits
	}
	return s
}
