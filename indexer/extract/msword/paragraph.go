package msword

import (
	"vankho/corpus"
	"vankho/indexer/extract/flow"
)

// paragraph is what is known of a paragraph.
type paragraph struct {
	style int
	// outline is the level of a heading from 1, 0 for body text.
	outline int
	// list is the number of its list, 0 for none, and level the level in it, counted from 0.
	list, level int
	// depth is how many tables it lies in.
	inTable bool
	depth   int
	// rowEnd says that its mark ends a row; innerCell and innerRow say so of tables within tables.
	rowEnd, innerCell, innerRow bool
	shape                       flow.Shape
	// look is where it stands between the margins.
	look corpus.Look
}

// paragraphAt gives the properties of the paragraph whose mark is the character cp.
func (d *document) paragraphAt(cp int) paragraph {
	at, piece := d.text.offset(cp)
	number := 0
	var list block
	if i := runAt(d.paraRuns, at); i >= 0 {
		number, list = d.paraRuns[i].style, d.paraRuns[i].list
	}
	p := d.styleParagraph(number)
	d.applyParagraph(&p, list, 0)
	d.applyParagraph(&p, piece.changes, 0)
	if p.inTable && p.depth == 0 {
		p.depth = 1
	}
	return p
}

func (d *document) styleParagraph(number int) paragraph {
	if p, known := d.paragraphOf[number]; known {
		return p
	}
	p := paragraph{style: number}
	for _, s := range d.sheet.chain(number) {
		d.applyParagraph(&p, s.paragraph, 0)
		if s.builtin >= 1 && s.builtin <= 9 {
			p.outline = s.builtin
		}
	}
	p.style = number
	d.paragraphOf[number] = p
	return p
}

func (d *document) applyParagraph(p *paragraph, list block, depth int) {
	for code, value := range sprms(list, d.fib.old) {
		switch code {
		case sprmParaStyle:
			if number := value.u16(0); depth == 0 && number != p.style {
				*p = d.styleParagraph(number)
			}
		case sprmAlign, sprmAlignOld:
			p.look.Align = [...]corpus.Align{"", corpus.AlignCenter, corpus.AlignRight, corpus.AlignJustify}[value.u8(0)&3]
		case sprmLeft, sprmLeftOld:
			p.look.Indent = value.i16(0) / 20
		case sprmFirst, sprmFirstOld:
			p.look.First = value.i16(0) / 20
		case sprmInTable:
			p.inTable = value.u8(0) != 0
		case sprmRowEnd:
			p.rowEnd = value.u8(0) != 0
		case sprmDepth:
			p.depth = max(0, value.i32(0))
		case sprmDeeper:
			p.depth = max(0, p.depth+value.i32(0))
		case sprmInnerCell:
			p.innerCell = value.u8(0) != 0
		case sprmInnerRow:
			p.innerRow = value.u8(0) != 0
		case sprmLevel:
			p.level = value.u8(0)
		case sprmList:
			p.list = value.u16(0)
		case sprmOutline:
			if p.outline = value.u8(0) + 1; p.outline > 9 {
				p.outline = 0
			}
		case sprmHuge, sprmHugeOld, sprmTable:
			if at := value.u32(0); depth == 0 && at < len(d.data) {
				d.applyParagraph(p, d.data.part(at+2, d.data.u16(at)), depth+1)
			}
		case sprmRow:
			p.shape.Edges, p.shape.Merged = rowShape(value, d.fib.old)
		case sprmMerge:
			for i := value.u8(0) + 1; i < value.u8(1) && i < 64; i++ {
				for len(p.shape.Merged) <= i {
					p.shape.Merged = append(p.shape.Merged, false)
				}
				p.shape.Merged[i] = true
			}
		case sprmRowHead:
			p.shape.Head = value.u8(0) != 0
		}
	}
}

// rowShape reads where the cells of a row lie ([MS-DOC] 2.9.326 TDefTableOperand).
func rowShape(value block, old bool) (edges []int, merged []bool) {
	n := value.u8(2)
	if len(value) < 3+2*(n+1) {
		return nil, nil
	}
	for i := range n + 1 {
		edges = append(edges, value.i16(3+2*i))
	}
	size := 20
	if old {
		size = 10
	}
	for i := range n {
		merged = append(merged, value.u16(3+2*(n+1)+size*i)&2 != 0)
	}
	return edges, merged
}
