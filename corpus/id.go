package corpus

import (
	"strings"

	"vankho/corpus/viet"
)

// ID names a document for ever: URL-safe, made at its first put, never changed after.
// Example: "154-kh-ubnd-2025-03-27-uy-ban-nhan-dan-tinh-lao-cai", "vb-7990e8ca4aeaf697" where no number is known.
type ID string

// NewID makes the ID that a document gets at its first put: from its number, date and issuer where they are known, else
// from the SHA-256 of what it was read from, in hex. Two documents may ask for the same ID; the store then adds "-2". One with a mark of
// secrecy asks for an ID that no other can have, with the hash: a public "-2" would tell of it.
func NewID(h Header, sha256 string) ID {
	if h.Number == "" {
		return ID("vb-" + sha256[:min(16, len(sha256))])
	}
	parts := []string{viet.Slug(h.Number)}
	if !h.Issued.IsZero() {
		parts = append(parts, h.Issued.String())
	}
	if issuer := viet.Slug(h.Issuer); issuer != "" {
		parts = append(parts, issuer)
	}
	if h.Secrecy != "" {
		parts = append(parts, sha256[:min(16, len(sha256))])
	}
	return ID(strings.Join(parts, "-"))
}
