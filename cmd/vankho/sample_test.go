package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"vankho/corpus/store"
)

func TestTheSampleIsCountedAlikeWhenItComesAndWhenItGoes(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the sample")
	}
	t.Setenv(asProgram, "1") // the children that read
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "kho"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	var came, went bytes.Buffer
	if err := loadSample(t.Context(), st, &came); err != nil {
		t.Fatal(err)
	}
	if err := leaveSample(t.Context(), st, &went); err != nil {
		t.Fatal(err)
	}
	var in, out int
	if _, err := fmt.Sscanf(came.String(), "Kho còn trống: đã nạp bộ mẫu đi kèm gồm %d văn bản", &in); err != nil {
		t.Fatalf("%q: %v", &came, err)
	}
	if _, err := fmt.Sscanf(went.String(), "Đã bỏ bộ mẫu (%d văn bản", &out); err != nil {
		t.Fatalf("%q: %v", &went, err)
	}
	if in != out || in == 0 {
		t.Errorf("%d documents came, %d went", in, out)
	}
}
