package engine

import "sync"

// cacheSize is how many bytes of records are kept in memory.
const cacheSize = 64 << 20

// cache keeps records of the index as it is now: reading and decoding one costs as much as ranking ten. It is safe for
// concurrent use; records are never changed.
type cache struct {
	mu    sync.Mutex
	at    string
	kept  map[string]*record
	bytes int
}

// get returns nil for a record that is not kept, or of another state of the index.
func (c *cache) get(at, id string) *record {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at != at {
		return nil
	}
	return c.kept[id]
}

// put keeps a record; a full cache begins anew, which is cheaper than to know what was used last.
func (c *cache) put(at, id string, d *record) {
	// A passage takes about 100 bytes in memory.
	size := len(d.title) + len(d.body) + len(d.raw) + 100*len(d.passages) + 500
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at != at || c.bytes+size > cacheSize || c.kept == nil {
		c.at, c.kept, c.bytes = at, map[string]*record{}, 0
	}
	if _, ok := c.kept[id]; !ok {
		c.kept[id] = d
		c.bytes += size
	}
}
