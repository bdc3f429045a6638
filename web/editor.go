package web

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// Editor is a person who may change the store from the network, by a key that the administrator gave.
type Editor struct {
	// Name stands in the journal, "" where the key is shared: then people give their name with what they write.
	Name string
	// Key is at least MinKey bytes.
	Key string
}

// MinKey is the least length of a key, in bytes: 128 random bits in hexadecimal.
const MinKey = 32

// maxKeyFile bounds a file of keys, in bytes.
const maxKeyFile = 1 << 20

// leastLetters is how many different characters a key has at least: a row of zeros is none.
const leastLetters = 8

// KeyError says what is wrong with a line of a file of keys, without a word of it.
type KeyError struct {
	// Line counts from 1, 0 for the file as a whole.
	Line int
	// Fault is a Vietnamese sentence.
	Fault string
}

func (e *KeyError) Error() string {
	if e.Line == 0 {
		return e.Fault
	}
	return fmt.Sprintf("Dòng %d: %s", e.Line, e.Fault)
}

// ReadEditors reads a file of keys: a line each, "NAME KEY" or "KEY" alone, the key being the last word; "#" begins a remark. The error is a
// *KeyError, or one of reading.
// Example: "Trần An 3f0c…" is {Name:"Trần An", Key:"3f0c…"}.
func ReadEditors(r io.Reader) ([]Editor, error) {
	var out []Editor
	lines := bufio.NewScanner(io.LimitReader(r, maxKeyFile+1))
	taken := map[string]bool{}
	read := 0
	for n := 1; lines.Scan(); n++ {
		if read += len(lines.Bytes()) + 1; read > maxKeyFile {
			return nil, &KeyError{0, "Tệp khóa quá lớn."}
		}
		words := strings.Fields(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		e := Editor{Name: clean(strings.Join(words[:len(words)-1], " ")), Key: words[len(words)-1]}
		if fault := e.fault(); fault != "" {
			return nil, &KeyError{n, fault}
		}
		if taken[e.Key] {
			return nil, &KeyError{n, "khóa này đã có ở dòng trên."}
		}
		taken[e.Key] = true
		out = append(out, e)
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, &KeyError{0, "Tệp khóa có dòng quá dài."}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	if len(out) == 0 {
		return nil, &KeyError{0, "Tệp khóa không có khóa nào."}
	}
	return out, nil
}

// fault says what is wrong with an editor, "" where nothing is.
func (e Editor) fault() string {
	letters := map[rune]bool{}
	for _, c := range e.Key {
		letters[c] = true
	}
	switch {
	case len(e.Key) < MinKey:
		return fmt.Sprintf("khóa phải dài ít nhất %d ký tự.", MinKey)
	case len(letters) < leastLetters:
		return "khóa quá dễ đoán."
	case utf8.RuneCountInString(e.Name) > maxName:
		return fmt.Sprintf("tên dài quá %d chữ.", maxName)
	}
	return ""
}

// editors are those who may change the store from the network, and who of them is signed in. Nothing of it outlives the program.
type editors struct {
	known []knownKey
	now   func() time.Time
	log   *slog.Logger
	// guesses slows down who tries keys.
	guesses *limiter

	mu sync.Mutex
	// sessions are kept by the hash of their id.
	sessions map[[sha256.Size]byte]session
}

type knownKey struct {
	name string
	sum  [sha256.Size]byte
}

type session struct {
	name  string
	until time.Time
}

const (
	// sessionTime is how long one stays signed in: a working day.
	sessionTime = 12 * time.Hour
	// maxSessions is how many are kept; the one that ends first goes before.
	maxSessions = 1000
	// A reader may be wrong so often at once, and once more after each guessTime.
	maxGuesses = 10
	guessTime  = 30 * time.Second
)

func newEditors(list []Editor, now func() time.Time, log *slog.Logger) *editors {
	e := &editors{now: now, log: log, guesses: newLimiter(now, maxGuesses, guessTime, 1, 0), sessions: map[[sha256.Size]byte]session{}}
	for _, x := range list {
		e.known = append(e.known, knownKey{x.Name, sha256.Sum256([]byte(x.Key))})
	}
	return e
}

// any reports whether there are editors at all.
func (e *editors) any() bool { return len(e.known) > 0 }

// named finds whose key it is, in the same time whatever the key: all are compared, by their hashes.
func (e *editors) named(key string) (string, bool) {
	sum := sha256.Sum256([]byte(key))
	at := -1
	for i := range e.known {
		at = subtle.ConstantTimeSelect(subtle.ConstantTimeCompare(sum[:], e.known[i].sum[:]), i, at)
	}
	if at < 0 {
		return "", false
	}
	return e.known[at].name, true
}

// try judges a key that a reader gives. Whoever was wrong too often has to wait, also with the right one: else waiting would tell which it is.
// The error is errKey or a *tooMany.
func (e *editors) try(r *http.Request, key string) (string, error) {
	reader := readerOf(r)
	if err := e.guesses.owed(reader); err != nil {
		return "", err
	}
	if name, ok := e.named(key); ok {
		return name, nil
	}
	e.log.Warn("wrong key", "reader", reader)
	if err := e.guesses.pace(reader); err != nil {
		return "", err
	}
	return "", errKey
}

// bearer judges the key that a program sends with a request: "Authorization: Bearer KEY". ok is false where none is sent.
func (e *editors) bearer(r *http.Request) (name string, ok bool, err error) {
	scheme, key, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return "", false, nil
	}
	name, err = e.try(r, strings.TrimSpace(key))
	return name, err == nil, err
}

// open begins a session and answers its id.
func (e *editors) open(name string) string {
	id := newSecret()
	now := e.now()
	e.mu.Lock()
	defer e.mu.Unlock()
	var first [sha256.Size]byte
	for k, s := range e.sessions {
		if !s.until.After(now) {
			delete(e.sessions, k)
		} else if f, ok := e.sessions[first]; !ok || s.until.Before(f.until) {
			first = k
		}
	}
	if len(e.sessions) >= maxSessions {
		delete(e.sessions, first)
	}
	e.sessions[sha256.Sum256([]byte(id))] = session{name, now.Add(sessionTime)}
	return id
}

// session is whose session that is; ok is false where it ended or never was.
func (e *editors) session(id string) (name string, ok bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	s, ok := e.sessions[sha256.Sum256([]byte(id))]
	return s.name, ok && s.until.After(e.now())
}

// end ends a session.
func (e *editors) end(id string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.sessions, sha256.Sum256([]byte(id)))
}

// newSecret is a word of 130 random bits.
func newSecret() string { return rand.Text() }
