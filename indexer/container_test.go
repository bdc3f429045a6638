package indexer

import (
	"os"
	"testing"
)

func TestAnArchiveInAFolderWhoseNameEndsInAnExclamationMarkKeepsItsFiles(t *testing.T) {
	b := newBench(t)
	b.write("QUAN TRỌNG!/hồ sơ.zip", archive(t, map[string]string{"a.txt": letter(10)}))
	b.mustRun(Options{})
	if r := b.mustRun(Options{Prune: true}); len(r.Missing) != 0 || r.Removed != 0 {
		t.Errorf("%+v", r)
	}
}

func TestFilesOfAnArchiveThatComesBackAreNotMissing(t *testing.T) {
	b := newBench(t)
	content := archive(t, map[string]string{"a.txt": letter(10)})
	path := b.write("hồ sơ.zip", content)
	b.mustRun(Options{})
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	b.mustRun(Options{})
	b.write("hồ sơ.zip", content)
	b.mustRun(Options{})
	if file, _, err := b.store.File(t.Context(), path+"!/a.txt"); err != nil || file.Missing {
		t.Errorf("%+v %v", file, err)
	}
}
