package extract

import "bytes"

// Plain reports whether the bytes under that name are plain text: the one format that needs no child to be read safely.
func Plain(content []byte, name string) bool {
	f, err := sniff(bytes.NewReader(content), int64(len(content)), name)
	return err == nil && f.mime == formatText.mime
}
