package corpus

// ID names a document for ever: URL-safe, made at its first put, never changed after.
// Example: "154-kh-ubnd-2025-03-27-ubnd-tinh-lao-cai", "vb-7990e8ca4aeaf697" where no number is known.
type ID string
