package extract

import (
	"context"
	"errors"
	"fmt"

	"vankho/corpus"
	"vankho/indexer/extract/container"
	"vankho/indexer/extract/fault"
)

// containers are the formats whose files hold other files.
var containers = map[string]container.Kind{
	formatZip.mime: container.Zip, formatMail.mime: container.Mail, formatMHTML.mime: container.WebPage,
}

// unpack takes a container apart and sends its parts.
func (s *server) unpack(ctx context.Context, r request) (Result, error) {
	f, size, kind, err := r.open()
	if err != nil {
		return failure(err)
	}
	defer f.Close()
	contained := fault.Contain(func() error {
		err = container.Unpack(ctx, f, size, containers[kind.mime], string(r.Folder), container.Limits{Bytes: r.Limits.Input, Text: r.Limits.Document},
			func(p container.Part) error { return s.send(reply{Part: &p}) })
		return nil
	})
	var known *fault.Fault
	var panicked *fault.Panic
	switch err := errors.Join(contained, err); {
	case err == nil:
		return Result{}, nil
	case errors.As(err, &known), errors.As(err, &panicked):
		return failure(err)
	default:
		return Result{}, err // the disk's, not the container's
	}
}

// Unpack has a child take the files out of a container into a folder, which the caller removes, and hands them to part in order. What is
// wrong with the container is the answer; an error means that ctx ended, the disk failed or children cannot be run at all.
func (p *Pool) Unpack(ctx context.Context, path, name, folder string, part func(container.Part) error) ([]corpus.Problem, error) {
	result, err := p.ask(ctx, request{Task: taskUnpack, Path: []byte(path), Name: []byte(name), Folder: []byte(folder), Limits: p.options.Limits}, func(r reply) error {
		if r.Part == nil {
			return nil
		}
		return part(*r.Part)
	})
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", name, err)
	}
	return result.Problems, nil
}
