package store

import (
	"errors"
	"testing"
	"time"

	"vankho/corpus"
)

func TestAnImportTellsHowFarItsFilesAre(t *testing.T) {
	s, ctx := open(t), t.Context()
	began := time.Date(2025, 11, 23, 9, 0, 0, 0, time.Local)
	first, err := s.OpenImport(ctx, corpus.Import{Origin: corpus.ImportUpload, By: "Trần An", From: "máy này", Began: began})
	if err != nil || first.ID != "20251123-1" {
		t.Fatalf("%+v %v", first, err)
	}
	second, err := s.OpenImport(ctx, corpus.Import{Origin: corpus.ImportUpload, Began: began})
	if err != nil || second.ID != "20251123-2" {
		t.Fatalf("%+v %v", second, err)
	}
	files, err := s.AddImportFiles(ctx, first.ID, "nap:", 2, []corpus.ImportFile{
		{Name: "a.txt", Size: 3, Step: corpus.StepArriving}, {Name: "b.txt", Size: 5, Modified: 7, Step: corpus.StepWaiting}})
	if err != nil || files[1].Path != "nap:20251123-1/2/b.txt" {
		t.Fatalf("%+v %v", files, err)
	}
	if _, err := s.AddImportFiles(ctx, first.ID, "nap:", 2, files[:1]); !errors.Is(err, corpus.ErrTooManyFiles) {
		t.Errorf("a third file of two: %v", err)
	}
	files[1].Step, files[1].Outcome = corpus.StepDone, corpus.ImportFailed
	if err := errors.Join(s.PutImportFiles(ctx, files[1]), s.SealImport(ctx, first.ID), s.SealImport(ctx, second.ID), s.SpendImport(ctx, first.ID, time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddImportFiles(ctx, first.ID, "nap:", 9, files[:1]); !errors.Is(err, corpus.ErrSealed) {
		t.Errorf("a sealed import takes files: %v", err)
	}
	list, total, err := s.Imports(ctx, 0, 10)
	if err != nil || total != 1 || len(list) != 1 {
		t.Fatalf("an import without files stays: %+v %v", list, err)
	}
	got := list[0]
	if got.Files != 2 || got.Arriving != 1 || got.Done != 1 || got.Size != 8 || got.Outcomes[corpus.ImportFailed] != 1 || got.By != "Trần An" || got.From != "máy này" ||
		got.Spent != time.Second || got.Ended() {
		t.Errorf("%+v", got)
	}
	changed, n, err := s.ImportFiles(ctx, corpus.ImportQuery{Import: first.ID, Changed: true, After: files[1].Change, N: 10})
	if err != nil || n != 1 || changed[0].Name != "b.txt" {
		t.Errorf("%+v %d %v", changed, n, err)
	}
	bad, n, err := s.ImportFiles(ctx, corpus.ImportQuery{Import: first.ID, Trouble: true, N: 10})
	if err != nil || n != 1 || bad[0].Outcome != corpus.ImportFailed {
		t.Errorf("%+v %d %v", bad, n, err)
	}
	if at, err := s.ImportFilesAt(ctx, corpus.StepArriving, 9); err != nil || len(at) != 1 || at[0].Name != "a.txt" {
		t.Errorf("%+v %v", at, err)
	}
	if _, err := s.Import(ctx, "x' OR 1"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("an id that is none: %v", err)
	}
}
