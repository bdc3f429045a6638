package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"vankho/corpus/store"
)

func newBackup(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "backup TỆP",
		Short: "Sao lưu cả kho vào một tệp ZIP, kể cả khi trang đang mở",
		Long: `Sao lưu cả kho vào một tệp ZIP: cơ sở dữ liệu của đúng một thời điểm, mọi tệp gốc và những gì người dùng ghi.
Chạy được cả khi vankho serve hay vankho index đang chạy. Chỉ mục tìm kiếm không có trong bản sao lưu vì sẽ được lập lại.
Bản sao lưu chứa mọi văn bản, kể cả văn bản có dấu mật: hãy giữ như giữ kho.`,
		Example: "  vankho backup kho-2026-11-23.zip",
		Args:    wants(1, false, "tên tệp ZIP sẽ ghi"),
		RunE: func(cmd *cobra.Command, args []string) error {
			out := cmd.OutOrStdout()
			bar := newProgress(out, "Sao lưu", "tệp gốc")
			m, err := backupTo(args[0], func(f *os.File) (store.Manifest, error) {
				defer bar.end()
				return store.Backup(cmd.Context(), s.data, f, func(done, total int) { bar.show(done, total, "") })
			})
			if err != nil {
				return err
			}
			fmt.Fprintf(out, "Đã sao lưu %s văn bản, %s tệp gốc (%s) vào %s\n", number(m.Documents), number(m.Originals), megabytes(m.Bytes), args[0])
			if m.Lost > 0 {
				fmt.Fprintf(out, "%s tệp gốc không còn trong kho nên không có trong bản sao lưu.\n", number(m.Lost))
			}
			return nil
		},
	}
}

// backupTo writes a file that is there whole or not at all. It may hold documents with a mark of secrecy: it is its owner's alone.
func backupTo(path string, write func(*os.File) (store.Manifest, error)) (m store.Manifest, err error) {
	if _, err := os.Lstat(path); err == nil {
		return m, usageError{fmt.Sprintf("Tệp %q đã có. Hãy chọn tên khác để không ghi đè bản sao lưu cũ.", path)}
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return m, err
	}
	defer os.Remove(f.Name())
	m, err = write(f)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return m, err
	}
	return m, os.Rename(f.Name(), path)
}

// megabytes is a size as people say it: "1.240 MB", "dưới 1 MB".
func megabytes(bytes int64) string {
	if bytes < 1<<20 {
		return "dưới 1 MB"
	}
	return number(int(bytes>>20)) + " MB"
}
