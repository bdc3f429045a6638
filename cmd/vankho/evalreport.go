package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"
)

// measureWith is a measurement of vankho eval: it tells progress which step it is in, and how far.
type measureWith[R any] func(ctx context.Context, progress func(step string, done, total int)) (R, error)

// evalReport measures with the steps shown on the terminal, and writes what was found: as JSON, or in lines as print does.
// Errors: those of the measurement and of the output.
func evalReport[R any](cmd *cobra.Command, asJSON bool, measure measureWith[R], print func(R, io.Writer) error) error {
	bar := newSteps(cmd)
	report, err := measure(cmd.Context(), bar.show)
	bar.end()
	if err != nil {
		return err
	}
	if asJSON {
		return printJSON(cmd.OutOrStdout(), report)
	}
	return print(report, cmd.OutOrStdout())
}

// tabbed is a cell of a report in one line, its tabs kept.
func tabbed(s string) string { return visible(s, "\t") }
