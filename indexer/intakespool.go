package indexer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"vankho/corpus"
)

// nothing is a file without bytes.
type nothing struct{}

// Read answers that there is nothing.
func (nothing) Read([]byte) (int, error) { return 0, io.EOF }

// nameIn is the last part of a path as the store writes it: "nap:20251123-2/7/a.pdf" is "a.pdf", "mau:a.pdf" too.
func nameIn(path string) string { return path[strings.LastIndexAny(path, `/\:`)+1:] }

// received is how many bytes of a file that is arriving lie in the spool.
func (t *Intake) received(f corpus.ImportFile) int64 {
	info, err := os.Stat(t.file(f))
	if err != nil {
		return 0
	}
	return info.Size()
}

// Receive takes a piece of a file that begins at offset, and answers the file with what was received of it so far, also beside an error: what
// came before a line broke is kept. Errors: corpus.ErrNotFound; corpus.ErrOffset where the piece begins elsewhere than the received part ends,
// or another is being written, or the file is longer than was said; corpus.ErrNoRoom.
func (t *Intake) Receive(ctx context.Context, id string, n int, offset int64, r io.Reader) (corpus.ImportFile, error) {
	f, err := t.store.ImportFile(ctx, id, n)
	if err != nil {
		return f, err
	}
	if f.Step != corpus.StepArriving || filepath.IsAbs(f.Path) || f.Size < 0 {
		t.fill(&f)
		return f, nil // sent twice
	}
	leave, err := t.enter(f)
	if err != nil {
		f.Received = t.received(f)
		return f, err
	}
	defer leave()
	f.Received = t.received(f)
	if f.Received > f.Size { // what another program wrote there
		err = os.Truncate(t.file(f), 0)
		f.Received = 0
	}
	if err == nil && offset != f.Received {
		err = corpus.ErrOffset
	}
	if err == nil {
		err = t.fits(ctx, f.Size-f.Received)
	}
	if err != nil {
		return f, fmt.Errorf("receive %s/%d: %w", id, n, err)
	}
	n64, err := t.append(f, io.LimitReader(r, f.Size-f.Received))
	f.Received += n64
	if err == nil {
		if more, _ := io.CopyN(io.Discard, r, 1); more > 0 {
			err = fmt.Errorf("more than %d bytes: %w", f.Size, corpus.ErrOffset)
		}
	}
	if err != nil {
		return f, fmt.Errorf("receive %s/%d: %w", id, n, err)
	}
	if f.Received == f.Size {
		if err := t.whole(ctx, f); err != nil {
			return f, err
		}
		f.Step = corpus.StepWaiting
	}
	return f, nil
}

// enter keeps others from writing to a file until leave is called. Errors: corpus.ErrOffset where somebody writes to it.
func (t *Intake) enter(f corpus.ImportFile) (leave func(), err error) {
	key := importKey{f.Import, f.N}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.writing[key] {
		return nil, corpus.ErrOffset
	}
	t.writing[key] = true
	return func() {
		t.mu.Lock()
		delete(t.writing, key)
		t.mu.Unlock()
		t.tell()
	}, nil
}

// append writes at the end of a file in the spool, and answers how much.
func (t *Intake) append(f corpus.ImportFile, r io.Reader) (n int64, err error) {
	if err := os.MkdirAll(t.folder(f.Import), 0o700); err != nil {
		return 0, noRoom(err)
	}
	file, err := os.OpenFile(t.file(f), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, noRoom(err)
	}
	defer func() { err = errors.Join(err, noRoom(file.Close())) }()
	n, err = io.Copy(file, r)
	return n, noRoom(err)
}

// noRoom tells a full disk from other faults.
func noRoom(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return errors.Join(corpus.ErrNoRoom, err)
	}
	return err
}

// whole has a file that was wholly received read when its turn comes. Its bytes are on the disk before the store says so.
func (t *Intake) whole(ctx context.Context, f corpus.ImportFile) error {
	file, err := os.OpenFile(t.file(f), os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("receive: %w", err)
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return fmt.Errorf("receive: %w", noRoom(err))
	}
	f.Step = corpus.StepWaiting
	err = t.store.PutImportFiles(context.WithoutCancel(ctx), f)
	t.rouse()
	return err
}

// Add takes a whole file whose size nobody has told, as a form carries it, and answers what became of it: one that is too large, or whose
// line broke, is a failed file of the import. What is left of r is the caller's. Errors: corpus.ErrNotFound, corpus.ErrSealed,
// corpus.ErrTooManyFiles, corpus.ErrNoRoom.
func (t *Intake) Add(ctx context.Context, id, name string, r io.Reader) (corpus.ImportFile, error) {
	if err := t.fits(ctx, 0); err != nil {
		return corpus.ImportFile{}, err
	}
	const unknown = -1
	list, err := t.store.AddImportFiles(ctx, id, ImportPrefix, MaxImportFiles, []corpus.ImportFile{{Name: name, Size: unknown, Step: corpus.StepArriving}})
	if err != nil {
		return corpus.ImportFile{}, err
	}
	f := list[0]
	leave, err := t.enter(f)
	if err != nil {
		return f, err
	}
	defer leave()
	room, err := t.store.Room(ctx)
	if err != nil {
		return f, err
	}
	most := min(MaxImportFile, max(0, room-t.options.Reserve)/2)
	f.Size, err = t.append(f, io.LimitReader(r, most))
	if err == nil && f.Size == most {
		if more, _ := io.CopyN(io.Discard, r, 1); more > 0 && most < MaxImportFile {
			err = corpus.ErrNoRoom
		} else if more > 0 {
			f.Size++
		}
	}
	ctx = context.WithoutCancel(ctx) // whoever has gone still finds what became of it
	switch {
	case err != nil:
		f.Step, f.Outcome, f.Reason, f.Sentence = corpus.StepDone, corpus.ImportFailed, corpus.KindUnreadable, "Kết nối bị ngắt khi đang gửi; hãy gửi lại tệp này."
		if errors.Is(err, corpus.ErrNoRoom) {
			f.Reason, f.Sentence = corpus.KindTooLarge, "Đĩa của kho không còn đủ chỗ; tệp này chưa được nhận."
		}
	case f.Size > MaxImportFile:
		f.Step, f.Outcome, f.Reason = corpus.StepDone, corpus.ImportFailed, corpus.KindTooLarge
	default:
		f.Received = f.Size
		return f, t.whole(ctx, f)
	}
	f.SHA256 = ""
	kept := t.store.PutImportFiles(ctx, f)
	t.tell()
	if removed := os.Remove(t.file(f)); !errors.Is(removed, fs.ErrNotExist) {
		kept = errors.Join(kept, removed)
	}
	return f, errors.Join(err, kept)
}

// sweep ends what nobody goes on with: files received in part a day ago, and what lies in the spool for no file.
func (t *Intake) sweep(ctx context.Context) error {
	arriving, err := t.store.ImportFilesAt(ctx, corpus.StepArriving, 10*MaxImportFiles)
	if err != nil {
		return err
	}
	began := map[string]corpus.Import{}
	for _, f := range arriving {
		i, ok := began[f.Import]
		if !ok {
			if i, err = t.store.Import(ctx, f.Import); err != nil {
				return err
			}
			began[f.Import] = i
		}
		size := t.received(f)
		if f.Size >= 0 && size == f.Size && (size > 0 || t.there(f)) {
			leave, err := t.enter(f)
			if err != nil {
				continue // it is being said
			}
			err = t.whole(ctx, f) // received, and the program was killed before it could say so
			leave()
			if err != nil {
				return err
			}
			continue
		}
		last := i.Began
		if info, err := os.Stat(t.file(f)); err == nil {
			last = info.ModTime()
		}
		if t.options.Now().Sub(last) < importKept {
			continue
		}
		f.Step, f.Outcome, f.Reason, f.Size = corpus.StepDone, corpus.ImportFailed, corpus.KindUnreadable, max(0, f.Size)
		f.Sentence = "Chưa nhận đủ tệp sau 24 giờ nên đã bỏ phần nhận dở; hãy gửi lại."
		if err := t.store.PutImportFiles(ctx, f); err != nil {
			return err
		}
	}
	open, err := t.store.OpenImports(ctx, corpus.ImportUpload)
	if err != nil {
		return err
	}
	for _, i := range open {
		if t.options.Now().Sub(i.Began) >= importKept {
			if err := t.store.SealImport(ctx, i.ID); err != nil {
				return err
			}
		}
	}
	return t.sweepFiles(ctx)
}

func (t *Intake) there(f corpus.ImportFile) bool {
	_, err := os.Stat(t.file(f))
	return err == nil
}

// sweepFiles removes what lies in the spool for no file that waits.
func (t *Intake) sweepFiles(ctx context.Context) error {
	folders, err := os.ReadDir(t.folder(""))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("sweep imports: %w", err)
	}
	for _, folder := range folders {
		files, err := os.ReadDir(t.folder(folder.Name()))
		if err != nil {
			return fmt.Errorf("sweep imports: %w", err)
		}
		left := len(files)
		for _, file := range files {
			n, err := strconv.Atoi(file.Name())
			f := corpus.ImportFile{Step: corpus.StepDone}
			if err == nil {
				f, err = t.store.ImportFile(ctx, folder.Name(), n)
				if errors.Is(err, corpus.ErrNotFound) {
					f, err = corpus.ImportFile{Step: corpus.StepDone}, nil
				}
				if err != nil {
					return err
				}
			}
			if f.Step != corpus.StepDone {
				continue
			}
			left--
			if err := os.Remove(filepath.Join(t.folder(folder.Name()), file.Name())); err != nil {
				return fmt.Errorf("sweep imports: %w", err)
			}
		}
		if left == 0 {
			_ = os.Remove(t.folder(folder.Name())) // one that a file just came to stays
		}
	}
	return nil
}
