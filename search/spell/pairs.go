package spell

// Pairs counts pairs of neighbours in little memory: 12 bytes for each, with room to grow. A pair is known by 64 bits of its
// hash; that two meet is out of the question in practice, and would make one reading a little surer. The zero Pairs is empty.
// It is safe for concurrent reading.
type Pairs struct {
	// keys and units are slots, a power of two and at most three quarters full; units 0 is a free one.
	keys  []uint64
	units []uint32
	full  int
}

// PairKey is the hash by which a pair is counted.
func PairKey(first, second string) uint64 {
	// FNV-1a, with a byte between that no word has.
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for i := range len(first) {
		h = (h ^ uint64(first[i])) * prime
	}
	h = (h ^ 0xFF) * prime
	for i := range len(second) {
		h = (h ^ uint64(second[i])) * prime
	}
	return h ^ h>>32
}

// Add says that n more units hold the pair of a key.
func (p *Pairs) Add(key uint64, n int) {
	if n <= 0 {
		return
	}
	if 4*p.full >= 3*len(p.keys) {
		p.grow()
	}
	at := p.find(key)
	if p.units[at] == 0 {
		p.keys[at] = key
		p.full++
	}
	p.units[at] += uint32(n)
}

// Units is how many units hold the pair of a key.
func (p *Pairs) Units(key uint64) int {
	if len(p.keys) == 0 {
		return 0
	}
	return int(p.units[p.find(key)])
}

// find is the slot of a key, or the free one where it belongs.
func (p *Pairs) find(key uint64) int {
	mask := uint64(len(p.keys) - 1)
	at := key & mask
	for p.units[at] > 0 && p.keys[at] != key {
		at = (at + 1) & mask
	}
	return int(at)
}

func (p *Pairs) grow() {
	keys, units := p.keys, p.units
	n := max(1024, 2*len(keys))
	*p = Pairs{keys: make([]uint64, n), units: make([]uint32, n), full: p.full}
	for i, key := range keys {
		if units[i] > 0 {
			at := p.find(key)
			p.keys[at], p.units[at] = key, units[i]
		}
	}
}
