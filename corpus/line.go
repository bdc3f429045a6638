package corpus

// Join adds the text of another line behind a space, with the boxes of its characters.
// Example: "theo quy định" joined with "của Chính phủ" is "theo quy định của Chính phủ".
func (l *Line) Join(next Line) {
	if l.Text != "" && next.Text != "" {
		l.Text += " "
	}
	l.Place(len(l.Text), next.Boxes)
	if next.Look != nil {
		if l.Look == nil {
			l.Look = &Look{Align: next.Look.Align}
		}
		l.Look.Append(len(l.Text), next.Look.Runs)
	}
	l.Text += next.Text
}

// Place adds boxes whose offsets count from byte at of the line. The text between, which they say nothing of, stands nowhere.
func (l *Line) Place(at int, boxes []TextBox) {
	if len(boxes) == 0 {
		return
	}
	if n := len(l.Boxes); at > 0 && (n == 0 || l.Boxes[n-1].End < at) {
		l.Boxes = append(l.Boxes, TextBox{End: at})
	}
	for _, b := range boxes {
		b.End += at
		l.Boxes = append(l.Boxes, b)
	}
}
