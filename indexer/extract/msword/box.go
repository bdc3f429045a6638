package msword

import "vankho/corpus"

// findBoxes reads the text boxes ([MS-DOC] 2.8.32 PlcftxbxTxt). Each follows the paragraph that its shape hangs on; those of
// shapes that hang on nothing, since they lie in a group, are given back.
func (d *document) findBoxes() (loose []corpus.Line) {
	if d.fib.old || d.fib.lengths[partBoxes] == 0 {
		return nil
	}
	anchors := map[int]int{}
	shapes := plc{d.find(tableShapes), 26}
	for i := range shapes.len() {
		anchors[shapes.item(i).u32(0)] = shapes.at(i)
	}
	start := d.fib.start(partBoxes)
	end := start + d.fib.lengths[partBoxes]
	last := start
	texts := plc{d.find(tableBoxes), 22}
	for i := range texts.len() {
		from, to := start+texts.at(i), min(end, start+texts.at(i+1))
		if from < last || d.ctx.Err() != nil {
			continue
		}
		last = max(from, to)
		lines := d.story(from, to, "")
		if anchor, known := anchors[texts.item(i).u32(14)]; known {
			if d.boxes == nil {
				d.boxes = map[int][]corpus.Line{}
			}
			d.boxes[anchor] = append(d.boxes[anchor], lines...)
		} else {
			loose = append(loose, lines...)
		}
	}
	return loose
}
