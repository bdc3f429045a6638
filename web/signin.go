package web

import (
	"errors"
	"net/http"

	"vankho/corpus"
)

const (
	signInPath  = "/dang-nhap"
	signOutPath = "/dang-xuat"
)

// editorRoutes are for who may change the store: to sign in and out, and what was done.
func (s *site) editorRoutes(r router) {
	r.get(signInPath, s.serveSignIn)
	r.post(signInPath, s.takeSignIn)
	r.post(signOutPath, s.takeSignOut)
	r.get(journalPath, s.serveJournal)
	r.get(journalPath+".csv", s.serveJournalCSV)
	r.get("/api/v1"+journalPath, s.serveJournalAPI)
	r.get(correctionsPath, s.serveCorrections)
	r.get(correctionsPath+".csv", s.serveCorrectionsCSV)
	r.get("/api/v1"+correctionsPath, s.serveCorrectionsAPI)
	r.change(http.MethodPost, correctionsPath, s.takeCorrectionBack)
	r.get(loadCorrectionsPath, s.serveLoadCorrections)
	r.change(http.MethodPost, loadCorrectionsPath, s.takeCorrections)
	r.get(joinsPath, s.serveJoins)
	r.change(http.MethodPost, joinsPath, s.takeJoins)
}

// SignInPage is what /dang-nhap shows.
type SignInPage struct {
	// Keys is true where the network may edit with a key; without any only this machine may.
	Keys bool
	// Local is true for this machine, which needs no key.
	Local bool
	// Editor is true for who is signed in, as Name.
	Editor bool
	Name   string
	// Back is the address to go to afterwards.
	Back string
	// KeyError says what is wrong with the key.
	KeyError string
}

// Errors are the sentences above the form, each of a field.
func (p *SignInPage) Errors() []Link {
	if p.KeyError == "" {
		return nil
	}
	return []Link{{p.KeyError, "#khoa"}}
}

func (s *site) signInPage(who viewer, back string) *SignInPage {
	if !localPath(back) {
		back = ""
	}
	return &SignInPage{Keys: s.desk != nil && s.editors.any(), Local: s.desk != nil && who.local, Editor: who.editor, Name: who.name, Back: back}
}

// serveSignIn answers /dang-nhap.
func (s *site) serveSignIn(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, "ve")
	return s.writeSignIn(w, r, http.StatusOK, s.signInPage(s.viewer(r), p.get("ve")), p.remarks())
}

func (s *site) writeSignIn(w http.ResponseWriter, r *http.Request, status int, page *SignInPage, remarks []string) error {
	f := s.frame(r, s.viewer(r), "Đăng nhập")
	f.Canonical, f.Here, f.Remarks = signInPath, signInPath, remarks // whoever writes a key into the address does not find it on the page
	w.Header().Set("Cache-Control", "no-store")
	return s.write(w, status, "signin", f, page)
}

// takeSignIn answers the form with a key: right, it begins a session.
func (s *site) takeSignIn(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	form, err := s.form(w, r)
	if err != nil {
		return err
	}
	page := s.signInPage(who, form.Get("ve"))
	if !page.Keys {
		return errNoEdit
	}
	name, err := s.editors.try(r, clean(form.Get("khoa")))
	if errors.Is(err, errKey) {
		page.KeyError = "Khóa không đúng. Hãy xem lại khóa do quản trị viên cấp."
		return s.writeSignIn(w, r, http.StatusForbidden, page, nil)
	}
	if err != nil {
		return err
	}
	if err := s.library.Record(r.Context(), corpus.Act{At: s.states.now(), Actor: who.actor(name), Verb: corpus.VerbSignedIn}); err != nil {
		return err
	}
	if old := cookieOf(r, sessionCookie); old != "" {
		s.editors.end(old)
	}
	http.SetCookie(w, sessionOf(r, s.editors.open(name), int(sessionTime.Seconds())))
	back := page.Back
	if back == "" {
		back = "/"
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
	return nil
}

// sessionOf is the cookie of a session; age -1 takes it away.
func sessionOf(r *http.Request, id string, age int) *http.Cookie {
	return &http.Cookie{Name: sessionCookie, Value: id, Path: "/", MaxAge: age, HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"}
}

// takeSignOut ends the session of who asks.
func (s *site) takeSignOut(w http.ResponseWriter, r *http.Request) error {
	who := s.viewer(r)
	if id := cookieOf(r, sessionCookie); id != "" {
		if _, ok := s.editors.session(id); ok {
			if err := s.library.Record(r.Context(), corpus.Act{At: s.states.now(), Actor: who.actor(who.name), Verb: corpus.VerbSignedOut}); err != nil {
				return err
			}
		}
		s.editors.end(id)
	}
	http.SetCookie(w, sessionOf(r, "", -1))
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}
