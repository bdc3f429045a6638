package indexer

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/indexer/extract"
)

// event is what a worker tells the writer of one file: begun, then its documents, then its end.
type event struct {
	path  string
	begun bool
	// stage: what is done with its text.
	stage extract.Stage
	// doc, src and pipeline: one document was read; waiting are its pages that text recognition is to read.
	doc      *corpus.Document
	src      corpus.Source
	pipeline string
	waiting  []int
	// file: the end. unchanged means that the store's line of the file stands; inner that the file lay in a container; parts are the
	// paths of the files that were in it, where it is one.
	file      corpus.FileReport
	unchanged bool
	inner     bool
	parts     []string
	container bool
	// cut says that the reading ended before the file did: what it gave is not all that the file holds.
	cut bool
}

// readFile reads one file and sends its events. An error is the program's or the disk's, never the file's.
func (x *Indexer) readFile(ctx context.Context, in Input, send func(event) error) error {
	begun := func(e event) error {
		e.path, e.inner = in.Path, in.depth > 0
		return send(e)
	}
	if in.depth == 0 {
		x.reading.RLock()
		defer x.reading.RUnlock()
	}
	if err := begun(event{begun: true}); err != nil {
		return err
	}
	file := corpus.FileReport{Path: in.Path}
	sha, size, err := digest(ctx, in)
	file.SHA256, file.Size = sha, size
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if err != nil {
		file.Problems = []corpus.Problem{unreadable(err)}
		return begun(event{file: file})
	}
	held, pipeline, err := x.store.File(ctx, in.Path)
	if err != nil && !errors.Is(err, corpus.ErrNotFound) {
		return err
	}
	if err == nil && !in.anew && held.SHA256 == sha && pipeline == Version {
		again, err := x.again(ctx, held)
		if err != nil {
			return err
		}
		if !again {
			return begun(event{file: held, unchanged: true})
		}
	}
	end := event{file: file}
	if err := x.documents(ctx, in, &end, begun); err != nil {
		return err
	}
	if end.container {
		if err := x.parts(ctx, in, &end, send); err != nil {
			return err
		}
	}
	return begun(end)
}

// documents reads the documents of a file and sends them; end is what is to be said of the file.
func (x *Indexer) documents(ctx context.Context, in Input, end *event, send func(event) error) error {
	file := &end.file
	sha := file.SHA256
	given, err := x.given(ctx, in.Path, sha)
	if err != nil {
		return err
	}
	members := memberKeys{}
	rows, secret := false, false
	told := func(stage extract.Stage) error { return send(event{stage: stage}) }
	result, err := x.pool.ReadFile(ctx, extract.File{Path: in.File, Name: in.name, Given: given.Given, Told: told}, func(r extract.Record) error {
		doc := Understood(r)
		switch {
		case doc == nil:
			file.Problems = append(file.Problems, r.Problems...) // nothing to store: its problems are the file's
			return nil
		case r.Row == nil && strings.TrimSpace(doc.Text) == "" && len(r.Waiting) == 0 && given.recognised == 0 && len(given.Texts) == 0:
			file.Problems = append(file.Problems, doc.Problems...)
			return nil
		case doc.Secret() && !x.options.AcceptSecret:
			secret = true
		case r.Row != nil:
			rows = true
		case in.anew: // it was read from the kept original
		default:
			if err := x.keep(ctx, in.File, sha); err != nil {
				return err
			}
		}
		src := corpus.Source{Path: in.Path, Member: members.of(r, doc), SHA256: cmp.Or(r.SHA256, sha), Size: file.Size}
		pipeline := given.pipeline(src.SHA256)
		if r.Row == nil {
			pipeline = given.pipeline(sha)
		}
		return send(event{doc: doc, src: src, pipeline: pipeline, waiting: r.Waiting})
	})
	end.cut = slices.ContainsFunc(result.Problems, passing)
	if err == nil && rows && !secret && !end.cut && !in.anew {
		err = x.keep(ctx, in.File, sha) // not before its last row: one that bears a mark of secrecy keeps the whole file out
	}
	if errors.Is(err, errChanged) {
		result.Problems = append(result.Problems, corpus.Problem{Stage: corpus.StageExtract, Kind: corpus.KindUnreadable,
			Detail: "Tệp thay đổi trong khi đọc; hãy chạy lại."})
		file.SHA256, err = "", nil
	}
	if err != nil {
		return err
	}
	file.MIME, end.container = result.MIME, result.Container
	file.Problems = append(result.Problems, file.Problems...)
	return nil
}

// again reports whether a file must be read again although it did not change: what stopped it, or a file in it, may have passed.
func (x *Indexer) again(ctx context.Context, f corpus.FileReport) (bool, error) {
	if f.Outcome == corpus.OutcomeSecret {
		return x.options.AcceptSecret, nil
	}
	for _, p := range f.Problems {
		if passing(p) || p.Kind == corpus.KindNoReader && f.Outcome == corpus.OutcomeFailed && extract.HasOffice() {
			return true, nil
		}
	}
	parts, err := x.store.FilesBelow(ctx, f.Path+partBreak)
	if err != nil {
		return false, err
	}
	for _, part := range parts {
		if again, err := x.again(ctx, part); again || err != nil {
			return again, err
		}
	}
	return false, nil
}

// passing reports whether what the problem says stopped a reading, and may have passed at the next.
func passing(p corpus.Problem) bool {
	switch p.Kind {
	case corpus.KindTimeout, corpus.KindCrashed, corpus.KindUnreadable, corpus.KindTooLarge:
		return true
	}
	return false
}

// keep copies the original into the store and holds it to the bytes that were hashed.
func (x *Indexer) keep(ctx context.Context, path, sha string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("keep original: %w", errors.Join(errChanged, err))
	}
	defer f.Close()
	kept, err := x.store.KeepOriginal(ctx, f)
	if err == nil && kept != sha {
		err = errChanged
	}
	return err
}

// digest is the SHA-256 of a regular file, in hex, and its size in bytes.
func digest(ctx context.Context, in Input) (string, int64, error) {
	if in.Folder {
		return "", 0, errFolder
	}
	info, err := os.Stat(in.File)
	switch {
	case err != nil:
		return "", 0, err
	case !info.Mode().IsRegular():
		return "", 0, errNotFile
	case info.Size() > extract.DefaultLimits().Input:
		return "", info.Size(), errTooLarge
	}
	f, err := os.Open(in.File)
	if err != nil {
		return "", info.Size(), err
	}
	defer f.Close()
	stop := context.AfterFunc(ctx, func() { _ = f.Close() }) // ends a copy from a slow disk
	defer stop()
	hash := sha256.New()
	n, err := io.Copy(hash, f)
	if err != nil {
		return "", info.Size(), err
	}
	return hex.EncodeToString(hash.Sum(nil)), n, nil
}

// What keeps a path from being read at all.
var (
	errNotFile  = errors.New("not a regular file") // a pipe, a device, a link to a folder
	errFolder   = errors.New("folder cannot be listed")
	errTooLarge = errors.New("file over the limit")
)

func unreadable(err error) corpus.Problem {
	p := corpus.Problem{Stage: corpus.StageExtract, Kind: corpus.KindUnreadable, Detail: "Không mở được tệp: đĩa báo lỗi."}
	switch {
	case errors.Is(err, errNotFile):
		p.Kind, p.Detail = corpus.KindUnsupported, "Không phải tệp thường nên không đọc."
	case errors.Is(err, errFolder):
		p.Detail = "Không mở được thư mục; các tệp trong đó chưa được xem."
	case errors.Is(err, errTooLarge):
		p.Kind, p.Detail = corpus.KindTooLarge, "Tệp quá lớn nên không đọc."
	case errors.Is(err, fs.ErrPermission):
		p.Detail = "Không có quyền đọc tệp."
	case errors.Is(err, fs.ErrNotExist):
		p.Detail = "Tệp không còn ở đó."
	}
	return p
}

// memberKeys names the rows of one register so that a row keeps its name when others come before it: by its own id, else
// by number and date, else by its bytes; a second row of the same name gets "#2".
type memberKeys map[string]int

func (m memberKeys) of(r extract.Record, d *corpus.Document) string {
	if r.Member == "" {
		return ""
	}
	key := r.Member
	if strings.HasPrefix(key, "row-") {
		switch {
		case d.Header.Number != "" && !d.Header.Issued.IsZero():
			key = d.Header.Number + "@" + d.Header.Issued.String()
		default:
			key = "sha-" + r.SHA256[:min(16, len(r.SHA256))]
		}
	}
	m[key]++
	if n := m[key]; n > 1 {
		key = fmt.Sprintf("%s#%d", key, n)
	}
	return key
}
