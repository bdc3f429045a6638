package pdf

import "math"

const (
	maxRules = 20_000 // of one page
	maxPath  = 4096   // lines of one path
	ruleWide = 2.5    // a rule is at most this wide, in points
	ruleLong = 4.0    // and at least this long
)

// thin reports whether the rectangle is a line from left to right or upright, as tables are ruled with.
func (r rectangle) thin() bool {
	across, up := r.right-r.left, r.top-r.bottom
	return math.Min(across, up) <= ruleWide && math.Max(across, up) >= ruleLong
}

// rule notes a drawn line.
func (p *page) rule(r rectangle) {
	if len(p.rules) < maxRules && r.thin() && within(r.left) && within(r.right) && within(r.bottom) && within(r.top) {
		p.rules = append(p.rules, r)
	}
}

// path is a path under construction (ISO 32000-1, §8.5), as far as rules are looked for in it.
type path struct {
	lines       []rectangle
	frames      []rectangle
	first, last [2]float64
}

func (p *path) build(operator string, args operands, ctm matrix) {
	if len(p.lines)+len(p.frames) > maxPath {
		return
	}
	switch operator {
	case "m", "l":
		x, y := ctm.point(args.number(0), args.number(1))
		if operator == "m" {
			p.first = [2]float64{x, y}
		} else {
			p.lines = append(p.lines, spanning(p.last[0], p.last[1], x, y))
		}
		p.last = [2]float64{x, y}
	case "h":
		p.lines = append(p.lines, spanning(p.last[0], p.last[1], p.first[0], p.first[1]))
		p.last = p.first
	case "re":
		x, y := args.number(0), args.number(1)
		p.frames = append(p.frames, ctm.rectangle(x, y, x+args.number(2), y+args.number(3)))
	default: // a curve
		x, y := ctm.point(args.number(len(args)-2), args.number(len(args)-1))
		p.last = [2]float64{x, y}
	}
}

// paint notes the rules that painting the path draws.
func (p *path) paint(page *page, operator string) {
	stroked := operator != "f" && operator != "F" && operator != "f*"
	for _, frame := range p.frames {
		page.frame(frame, stroked)
	}
	if stroked {
		for _, line := range p.lines {
			page.rule(line)
		}
		return
	}
	// A filled path of lines: a thin one is a rule.
	if len(p.lines) > 0 && len(p.lines) <= maxPoints {
		around := p.lines[0]
		for _, line := range p.lines {
			around = around.union(line)
		}
		page.rule(around)
	}
}

// frame notes a painted rectangle: a thin one is a rule, one that is stroked has four.
func (p *page) frame(r rectangle, stroked bool) {
	switch {
	case r.thin():
		p.rule(r)
	case stroked:
		p.rule(rectangle{r.left, r.bottom, r.right, r.bottom})
		p.rule(rectangle{r.left, r.top, r.right, r.top})
		p.rule(rectangle{r.left, r.bottom, r.left, r.top})
		p.rule(rectangle{r.right, r.bottom, r.right, r.top})
	}
}

// union is the smallest rectangle that holds both.
func (r rectangle) union(s rectangle) rectangle {
	return rectangle{math.Min(r.left, s.left), math.Min(r.bottom, s.bottom), math.Max(r.right, s.right), math.Max(r.top, s.top)}
}
