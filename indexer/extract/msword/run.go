package msword

import "slices"

// pageSize is the length of a page of formatted runs (FKP).
const pageSize = 512

// run is a range of bytes of the file with the same properties.
type run struct {
	from, to int
	// style is the paragraph's; of characters it is 0.
	style int
	list  block
}

// charRuns reads the properties of characters ([MS-DOC] 2.9.33 ChpxFkp), in the order of their bytes.
func charRuns(d *document) []run {
	return readRuns(d, tableChars, 1, func(page block, at int) run {
		at = 2 * page.u8(at)
		if at == 0 {
			return run{}
		}
		return run{list: page.part(at+1, page.u8(at))}
	})
}

// paraRuns reads the properties of paragraphs ([MS-DOC] 2.9.175 PapxFkp).
func paraRuns(d *document) []run {
	entry := 13
	if d.fib.old {
		entry = 7
	}
	return readRuns(d, tableParagraphs, entry, func(page block, at int) run {
		at = 2 * page.u8(at)
		if at == 0 {
			return run{}
		}
		size := 2*page.u8(at) - 1
		switch {
		case d.fib.old:
			size++
		case size < 0:
			at++
			size = 2 * page.u8(at)
		}
		list := page.part(at+1, size)
		return run{style: list.u16(0), list: list.part(2, len(list)-2)}
	})
}

// readRuns reads all pages of one kind; entry is the length of what stands for a run on the page.
func readRuns(d *document, table, entry int, read func(page block, at int) run) []run {
	var runs []run
	pages := plc{d.find(table), 4}
	if d.fib.old {
		pages.size = 2
	}
	seen := map[int]bool{}
	for i := range pages.len() {
		number := pages.item(i).u32(0) & 0x3FFFFF
		if d.fib.old {
			number = pages.item(i).u16(0)
		}
		page := d.word.part(number*pageSize, pageSize)
		if len(page) < pageSize || seen[number] {
			continue
		}
		seen[number] = true
		n := page.u8(pageSize - 1)
		for k := range n {
			r := read(page, 4*(n+1)+entry*k)
			r.from, r.to = page.u32(4*k), page.u32(4*k+4)
			if r.from < r.to {
				runs = append(runs, r)
			}
		}
	}
	slices.SortStableFunc(runs, func(a, b run) int { return a.from - b.from })
	return runs
}

// runAt is the index of the run that holds a byte, -1 where none does.
func runAt(runs []run, at int) int {
	i, exact := slices.BinarySearchFunc(runs, at, func(r run, at int) int { return r.from - at })
	if !exact {
		i--
	}
	if i < 0 || at >= runs[i].to {
		return -1
	}
	return i
}

// runAfter is the index of the first run that begins after a byte.
func runAfter(runs []run, at int) int {
	i, exact := slices.BinarySearchFunc(runs, at, func(r run, at int) int { return r.from - at })
	if exact {
		i++
	}
	return i
}
