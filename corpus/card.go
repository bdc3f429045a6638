package corpus

// Card (phích thư mục) is what a catalogue tells of a document: what lists show, the facts that bibliographies and followers want beside it, and its
// files. Unknown is empty. Example: {Summary: {ID: "12-kh-ubnd-2025", Number: "12/KH-UBND"}, Place: "Khuê Lĩnh", Files: [{Name: "12-kh.pdf", Size: 48213}]}.
type Card struct {
	Summary
	System   System
	Abstract string
	Place    string
	Language string
	Signers  []Signer
	// Effective is what the text itself says of when it applies, nil where it does not.
	Effective *Effect
	// Link is the address as a register writes it.
	Link string
	// Files are the files that it was read from, those of equal bytes once; none for a row of a register.
	Files []CardFile
}

// CardFile is a file of a document.
type CardFile struct {
	// SHA256 is that of its bytes, in hex; Name what the user called it, without its folder.
	SHA256 string
	Name   string
	// Size is in bytes.
	Size int64
	MIME string
}

// Load is how much originals come to: of how many documents, how many files, how many bytes. Bare counts the documents without any.
type Load struct {
	Documents, Bare, Files int
	Bytes                  int64
}
