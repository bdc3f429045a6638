package dataset

import (
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"
)

// columnar writes Parquet.
type columnar struct {
	rows *parquet.GenericWriter[record]
	one  [1]record
}

// rowsOfGroup is how many rows are held in memory until they are written together.
const rowsOfGroup = 4000

func newParquet(out io.Writer) *columnar {
	return &columnar{rows: parquet.NewGenericWriter[record](out, parquet.MaxRowsPerRowGroup(rowsOfGroup), parquet.Compression(&parquet.Snappy),
		parquet.CreatedBy("vankho", "", ""))}
}

func (c *columnar) write(r *record) error {
	c.one[0] = *r
	if _, err := c.rows.Write(c.one[:]); err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	return nil
}

func (c *columnar) flush() error { return nil } // a group that is cut short would be a small one

func (c *columnar) close() error { return c.rows.Close() }
