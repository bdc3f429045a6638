package pdf

import "math"

// matrix is a PDF transformation [a b c d e f]: x' = ax+cy+e, y' = bx+dy+f.
type matrix [6]float64

// then gives the transformation m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// point transforms a point.
func (m matrix) point(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// turned reports whether text under m is not written from left to right, and the direction of its line.
func (m matrix) turned() (turned bool, cos, sin float64) {
	along := math.Hypot(m[0], m[1])
	// A tenth of slant is still a line from left to right, as on a page scanned askew with a layer of text.
	if turned = m[0] <= 0 || math.Abs(m[1]) > 0.2*along; turned && along > 0 {
		return true, m[0] / along, m[1] / along
	}
	return turned, 1, 0
}

// rectangle is one on the page as it is shown, in points from its lower left corner.
type rectangle struct{ left, bottom, right, top float64 }

// spanning is the rectangle between two corners.
func spanning(x0, y0, x1, y1 float64) rectangle {
	return rectangle{math.Min(x0, x1), math.Min(y0, y1), math.Max(x0, x1), math.Max(y0, y1)}
}

// rectangle is the smallest one around a transformed rectangle.
func (m matrix) rectangle(left, bottom, right, top float64) rectangle {
	x0, y0 := m.point(left, bottom)
	x1, y1 := m.point(right, top)
	x2, y2 := m.point(left, top)
	x3, y3 := m.point(right, bottom)
	return spanning(x0, y0, x1, y1).union(spanning(x2, y2, x3, y3))
}

// shownPage turns the coordinates of a page with this box into those of the page as it is shown, turned clockwise by degrees,
// from its lower left corner.
func shownPage(left, bottom, width, height float64, degrees int) matrix {
	m := matrix{1, 0, 0, 1, -left, -bottom}
	switch (degrees%360 + 360) % 360 {
	case 90:
		return m.then(matrix{0, -1, 1, 0, 0, width})
	case 180:
		return m.then(matrix{-1, 0, 0, -1, width, height})
	case 270:
		return m.then(matrix{0, 1, -1, 0, height, 0})
	}
	return m
}
