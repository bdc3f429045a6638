package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"

	"vankho/web"
)

// readEditors reads the file of keys of those who may change the store from the network; no path means nobody. A file that others on the
// machine may read is refused.
func readEditors(path string) ([]web.Editor, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, usageError{fmt.Sprintf("Không mở được tệp khóa %s: %v.", path, errors.Unwrap(err))}
	}
	defer f.Close() //nolint:errcheck // it only read
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, usageError{fmt.Sprintf("Tệp khóa %s không phải là tệp thường.", path)}
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, usageError{fmt.Sprintf("Tệp khóa %s người khác trên máy đọc được. Hãy chạy: chmod 600 %s", path, path)}
	}
	list, err := web.ReadEditors(f)
	var fault *web.KeyError
	if errors.As(err, &fault) {
		return nil, usageError{fmt.Sprintf("Tệp khóa %s không dùng được. %s", path, fault)}
	}
	return list, err
}
