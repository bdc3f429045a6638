// Package pdftest says where tests keep pdfium's compiled code.
package pdftest

import (
	"os"
	"path/filepath"
)

// Cache is a folder that all tests of this user share, run after run: compiling pdfium takes seconds, and each test package would do
// it again. Its files bear the version of what they were made from.
// Example: /home/an/.cache/vankho-test.
func Cache() string {
	own, err := os.UserCacheDir()
	if err != nil {
		own = os.TempDir()
	}
	return filepath.Join(own, "vankho-test")
}
