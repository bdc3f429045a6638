package indexer

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer/extract"
)

// Limits of what is handed in.
const (
	// MaxImportFile is the largest file that is taken, in bytes.
	MaxImportFile int64 = 200_000_000
	// MaxImportFiles is how many files one import may have.
	MaxImportFiles = 10_000
	// importKept is how long a file that was received in part waits for the rest.
	importKept = 24 * time.Hour
	// DefaultReserve is how many bytes of the disk are left alone, for the database and the index.
	DefaultReserve int64 = 500_000_000
)

// ImportPrefix begins the paths of files that people sent: "nap:20251123-2/7/bao-cao.pdf". No folder of a disk holds them, so that no run of
// the command line takes them for missing; a file that is sent again is another path.
const ImportPrefix = "nap:"

// IntakeOptions say how an Intake works.
type IntakeOptions struct {
	// Reserve is how many bytes of the disk are left alone; 0 means DefaultReserve.
	Reserve int64
	// Workers is how many files are read at a time, at least 1.
	Workers int
	// Came is called when documents that are not the program's own came to the store, After when what they bear upon was judged and the
	// index is to follow; nil for nothing.
	Came, After func(context.Context) error
	// Sample lists the files that ship with the program, by the paths that the store knows them by; nil for none.
	Sample func(yield func(path string, content []byte) bool)
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// Intake takes files that people send or that come to lie in a watched folder, keeps each step in the store, and has them read one import
// after the other. Whoever ends the program at any moment loses nothing that was received. It is safe for concurrent use.
type Intake struct {
	reader  *Indexer
	store   *store.Store
	options IntakeOptions
	// wake says that files may wait.
	wake chan struct{}

	mu sync.Mutex
	// writing holds the files that bytes are being written to.
	writing map[importKey]bool
	// live are the files being read, by path.
	live map[string]corpus.ImportFile
	// watched is the folder that is looked through, if any.
	watched corpus.Watched
	// done is closed when Run has ended.
	done chan struct{}
	// changed is closed, and made anew, whenever an import changes.
	changed chan struct{}
}

type importKey struct {
	id string
	n  int
}

// NewIntake makes an intake that reads with the pool, whose owner closes it, and shares the indexer's store and locks.
func NewIntake(x *Indexer, pool *extract.Pool, o IntakeOptions) *Intake {
	own := *x
	own.pool, own.options.Workers = pool, max(1, o.Workers)
	if o.Reserve == 0 {
		o.Reserve = DefaultReserve
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Intake{reader: &own, store: x.store, options: o, wake: make(chan struct{}, 1), writing: map[importKey]bool{},
		live: map[string]corpus.ImportFile{}, changed: make(chan struct{}), done: make(chan struct{})}
}

// Import finds one import. Errors: corpus.ErrNotFound.
func (t *Intake) Import(ctx context.Context, id string) (corpus.Import, error) {
	return t.store.Import(ctx, id)
}

// Imports lists imports, newest first, and answers how many there are.
func (t *Intake) Imports(ctx context.Context, offset, n int) ([]corpus.Import, int, error) {
	return t.store.Imports(ctx, offset, n)
}

// ImportFiles lists files of an import as they are now, and answers how many fit the question.
func (t *Intake) ImportFiles(ctx context.Context, q corpus.ImportQuery) ([]corpus.ImportFile, int, error) {
	list, total, err := t.store.ImportFiles(ctx, q)
	for i := range list {
		t.fill(&list[i])
	}
	return list, total, err
}

// UnderWay lists the files of an import that are being read or received at this moment.
func (t *Intake) UnderWay(ctx context.Context, id string) ([]corpus.ImportFile, error) {
	t.mu.Lock()
	list := slices.Collect(maps.Values(t.live))
	keys := slices.Collect(maps.Keys(t.writing))
	t.mu.Unlock()
	list = slices.DeleteFunc(list, func(f corpus.ImportFile) bool { return f.Import != id })
	for _, k := range keys {
		if k.id != id {
			continue
		}
		f, err := t.store.ImportFile(ctx, k.id, k.n)
		if errors.Is(err, corpus.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		t.fill(&f)
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b corpus.ImportFile) int { return a.N - b.N })
	return list, nil
}

// fill adds what only this moment knows of a file.
func (t *Intake) fill(f *corpus.ImportFile) {
	switch f.Step {
	case corpus.StepArriving:
		f.Received = t.received(*f)
	case corpus.StepWaiting:
		t.mu.Lock()
		if now, ok := t.live[f.Path]; ok {
			f.Step = now.Step
		}
		t.mu.Unlock()
		fallthrough
	default:
		f.Received = f.Size
	}
}

// Parts lists the files that were in a container, or a letter, that was read under that path.
func (t *Intake) Parts(ctx context.Context, path string) ([]corpus.FileReport, error) {
	return t.store.FilesBelow(ctx, path+partBreak)
}

// Watching notes how the looking through a folder goes.
func (t *Intake) Watching(w corpus.Watched) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.watched = w
}

// Watched is the folder that is looked through; a zero one where none is.
func (t *Intake) Watched() corpus.Watched {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.watched
}

// Done is closed when Run has ended: then nothing changes any more.
func (t *Intake) Done() <-chan struct{} { return t.done }

// Changed is closed when an import changes next.
func (t *Intake) Changed() <-chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.changed
}

func (t *Intake) tell() {
	t.mu.Lock()
	defer t.mu.Unlock()
	close(t.changed)
	t.changed = make(chan struct{})
}

func (t *Intake) rouse() {
	select {
	case t.wake <- struct{}{}:
	default: // awake already
	}
	t.tell()
}

// Open begins an import.
func (t *Intake) Open(ctx context.Context, i corpus.Import) (corpus.Import, error) {
	i.Began = t.options.Now()
	return t.store.OpenImport(ctx, i)
}

// Seal says that an import gets no more files; one without any goes.
func (t *Intake) Seal(ctx context.Context, id string) error {
	defer t.rouse()
	return t.store.SealImport(ctx, id)
}

// Declare names files that are to be sent in pieces, each with its size and time stamp. Those whose beginning was received before, in whatever
// import, are to be gone on with there; the others come into the import. Errors: corpus.ErrNotFound, corpus.ErrSealed,
// corpus.ErrTooManyFiles, corpus.ErrNoRoom.
func (t *Intake) Declare(ctx context.Context, id string, list []corpus.ImportFile) ([]corpus.ImportFile, error) {
	out := make([]corpus.ImportFile, len(list))
	arriving, err := t.store.ImportFilesAt(ctx, corpus.StepArriving, 10*MaxImportFiles)
	if err != nil {
		return nil, err
	}
	type print struct {
		name           string
		size, modified int64
	}
	half := map[print][]corpus.ImportFile{}
	for _, f := range arriving {
		if f.Modified != 0 {
			p := print{f.Name, f.Size, f.Modified}
			half[p] = append(half[p], f)
		}
	}
	var fresh []corpus.ImportFile
	var places []int
	var room int64
	for i, f := range list {
		p := print{f.Name, f.Size, f.Modified}
		if same := half[p]; len(same) > 0 {
			out[i], half[p] = same[0], same[1:]
			t.fill(&out[i])
			room += f.Size - out[i].Received
			continue
		}
		f.Step = corpus.StepArriving
		if f.Size > MaxImportFile {
			f.Step, f.Outcome, f.Reason = corpus.StepDone, corpus.ImportFailed, corpus.KindTooLarge
		} else {
			room += f.Size
		}
		fresh, places = append(fresh, f), append(places, i)
	}
	if err := t.fits(ctx, room); err != nil {
		return nil, err
	}
	if len(fresh) > 0 {
		named, err := t.store.AddImportFiles(ctx, id, ImportPrefix, MaxImportFiles, fresh)
		if err != nil {
			return nil, err
		}
		for i, f := range named {
			out[places[i]] = f
		}
	}
	for i, f := range out {
		if f.Step == corpus.StepArriving && f.Size == 0 {
			if out[i], err = t.Receive(ctx, f.Import, f.N, 0, nothing{}); err != nil {
				return nil, err
			}
		}
	}
	t.tell()
	return out, nil
}

// AddSample begins an import of the files that ship with the program. Errors: corpus.ErrNotFound where none do.
func (t *Intake) AddSample(ctx context.Context, i corpus.Import) (corpus.Import, error) {
	if t.options.Sample == nil {
		return i, corpus.ErrNotFound
	}
	i.Origin = corpus.ImportSample
	i, err := t.Open(ctx, i)
	if err != nil {
		return i, err
	}
	var failed error
	t.options.Sample(func(path string, content []byte) bool {
		list, err := t.store.AddImportFiles(ctx, i.ID, "", MaxImportFiles, []corpus.ImportFile{{Name: nameIn(path), Path: path, Size: int64(len(content)),
			Step: corpus.StepArriving}})
		if err == nil {
			err = errors.Join(os.MkdirAll(t.folder(i.ID), 0o700), os.WriteFile(t.file(list[0]), content, 0o600), t.whole(ctx, list[0]))
		}
		failed = err
		return err == nil
	})
	return i, errors.Join(failed, t.Seal(ctx, i.ID))
}

// HoldsSample reports whether the store holds the documents that ship with the program: they leave when the first others come.
func (t *Intake) HoldsSample(ctx context.Context) (bool, error) {
	if t.options.Sample == nil {
		return false, nil
	}
	err := corpus.ErrNotFound
	t.options.Sample(func(path string, _ []byte) bool { // one tells: they come and leave together
		_, _, err = t.store.File(ctx, path)
		return false
	})
	if errors.Is(err, corpus.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// folder is where the files of an import lie until they are read. Their names are numbers: what a sender calls a file names none on the disk.
func (t *Intake) folder(id string) string {
	return filepath.Join(t.store.Dir(), store.ImportFolder, id)
}

// file is where the bytes of a file lie: its own place in a watched folder, else in the spool of its import.
func (t *Intake) file(f corpus.ImportFile) string {
	if filepath.IsAbs(f.Path) {
		return f.Path
	}
	return filepath.Join(t.folder(f.Import), strconv.Itoa(f.N))
}

// fits answers corpus.ErrNoRoom where the disk cannot take that many bytes twice, in the spool and as kept originals.
func (t *Intake) fits(ctx context.Context, bytes int64) error {
	room, err := t.store.Room(ctx)
	if err != nil {
		return err
	}
	if room-t.options.Reserve < 2*bytes {
		return fmt.Errorf("%d bytes, %d free: %w", bytes, room, corpus.ErrNoRoom)
	}
	return nil
}
