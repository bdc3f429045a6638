package web

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	// sessionCookie holds the id of a session, seatCookie what tokens are bound to in a browser that needs no session.
	sessionCookie = "phien"
	seatCookie    = "cho"
	// tokenField and tokenHeader carry the token of a form.
	tokenField  = "ma"
	tokenHeader = "X-Vankho-Token"
	// maxToken is longer than any token, in bytes.
	maxToken = 128
)

// tokens makes and judges the tokens that forms carry, so that no other site can send one in a reader's name. A token is bound to the seat of
// its reader and holds for a day's work; a key that nobody knows signs it, and is another after each start.
type tokens struct {
	key [sha256.Size]byte
	now func() time.Time
}

func newTokens(now func() time.Time) *tokens {
	t := &tokens{now: now}
	_, _ = rand.Read(t.key[:]) // never fails, by its documentation
	return t
}

// tokenTime is how long a token holds: as long as a session. It is the same for an hour, so that equal pages are equal bytes.
const tokenTime = int64(sessionTime / time.Hour)

func (t *tokens) hour() int64 { return t.now().Unix() / 3600 }

// token is the one of a seat for now. Example: "bz4c.q0Vu…", the hour and its signature; "" for no seat.
func (t *tokens) token(seat string) string {
	if seat == "" {
		return ""
	}
	return t.signed(strconv.FormatInt(t.hour(), 36), seat)
}

func (t *tokens) signed(hour, seat string) string {
	mac := hmac.New(sha256.New, t.key[:])
	_, _ = io.WriteString(mac, hour+"|"+seat) // never fails
	return hour + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// holds reports whether that token is one of that seat that has not run out.
func (t *tokens) holds(seat, token string) bool {
	hour, _, ok := strings.Cut(token, ".")
	n, err := strconv.ParseInt(hour, 36, 64)
	if !ok || err != nil || seat == "" {
		return false
	}
	now := t.hour()
	return hmac.Equal([]byte(t.signed(hour, seat)), []byte(token)) && n <= now && now-n < tokenTime
}

// change adds an address that changes the store: only who may edit comes through, only from a page of this site, and only with a token of
// that reader, which stands in the field "ma" of a form, the first one where the form carries files, or in the header X-Vankho-Token. Requests
// with a Bearer key need none.
func (r router) change(method, path string, h handler) {
	s := r.site
	r.Handle(path, s.sameOrigin(s.handle(func(w http.ResponseWriter, r *http.Request) error {
		who := s.viewer(r)
		if !s.mayEdit(who) {
			_, _ = s.form(w, r) // what was written is shown again
			return refused(errNoEdit, r)
		}
		r, err := s.proven(w, r, who)
		if err != nil {
			return err
		}
		return h(w, r)
	}))).Methods(method)
}

// proven holds the token of a request against its reader. The request that it answers carries what was read of the body.
func (s *site) proven(w http.ResponseWriter, r *http.Request, who viewer) (*http.Request, error) {
	if who.bearer {
		return r, nil
	}
	token := r.Header.Get(tokenHeader)
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")) // one that is broken is no form
	if token == "" && kind == "multipart/form-data" {
		var err error
		if r, token, err = tokenPart(r); err != nil {
			return r, err
		}
	} else if token == "" && kind == "application/x-www-form-urlencoded" {
		form, err := s.form(w, r)
		if err != nil {
			return r, err
		}
		token = form.Get(tokenField)
	}
	if !s.tokens.holds(who.seat, token) {
		return r, refused(errToken, r)
	}
	return r, nil
}

// partsKey is the key, in the context of a request, of the parts of a form that follow its token.
type partsKey struct{}

// tokenPart reads the token from a form with files, whose first field it is.
func tokenPart(r *http.Request) (*http.Request, string, error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return r, "", errUpload
	}
	part, err := parts.NextPart()
	if err != nil || part.FormName() != tokenField {
		return r, "", errToken
	}
	token, err := io.ReadAll(io.LimitReader(part, maxToken))
	if err != nil {
		return r, "", errors.Join(errUpload, part.Close())
	}
	return r.WithContext(context.WithValue(r.Context(), partsKey{}, parts)), string(token), nil
}

// parts are the fields of a form with files that follow its token. The handler of a changed address reads them one after the other, and
// bounds what it reads.
func parts(r *http.Request) (*multipart.Reader, error) {
	if p, ok := r.Context().Value(partsKey{}).(*multipart.Reader); ok {
		return p, nil
	}
	return r.MultipartReader()
}

// giveSeat lets the browser keep the seat that the tokens of a page are bound to.
func giveSeat(w http.ResponseWriter, f Frame) {
	if f.seat != "" {
		http.SetCookie(w, &http.Cookie{Name: seatCookie, Value: f.seat, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
	}
}
