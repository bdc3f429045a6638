package dataset

import (
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"
)

// columnar writes Parquet.
type columnar[T any] struct {
	rows *parquet.GenericWriter[T]
	one  [1]T
}

// rowsOfGroup is how many rows are held in memory until they are written together.
const rowsOfGroup = 4000

func newParquet[T any](out io.Writer) *columnar[T] {
	return &columnar[T]{rows: parquet.NewGenericWriter[T](out, parquet.MaxRowsPerRowGroup(rowsOfGroup), parquet.Compression(&parquet.Snappy),
		parquet.CreatedBy("vankho", "", ""))}
}

func (c *columnar[T]) write(r any) error {
	c.one[0] = *r.(*T)
	if _, err := c.rows.Write(c.one[:]); err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	return nil
}

func (c *columnar[T]) flush() error { return nil } // a group that is cut short would be a small one

func (c *columnar[T]) close() error { return c.rows.Close() }
