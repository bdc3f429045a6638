package measure

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// goldSigner is who signed a letterhead's document; authority is TM, KT, TL, TUQ or Q, "TM KT" where two stack.
type goldSigner struct {
	Authority string `json:"authority"`
	OnBehalf  string `json:"on_behalf_of"`
	Title     string `json:"title"`
	Name      string `json:"name"`
}

// goldEffect is what the text says of its effect.
type goldEffect struct {
	Date string            `json:"date"`
	Rule corpus.EffectRule `json:"rule"`
	Days int               `json:"days"`
}

// headFacts are the facts of a letterhead that are one string each.
var headFacts = map[string]struct {
	of   func(h *corpus.Header) string
	same func(got, want string) bool
}{
	"system":     {func(h *corpus.Header) string { return string(h.System) }, sameWords},
	"number":     {func(h *corpus.Header) string { return h.Number }, func(got, want string) bool { return got == want }},
	"doc_type":   {func(h *corpus.Header) string { return h.Type }, sameWords},
	"issuer":     {func(h *corpus.Header) string { return h.Issuer }, sameName},
	"issue_date": {func(h *corpus.Header) string { return h.Issued.String() }, func(got, want string) bool { return got == want }},
	"place":      {func(h *corpus.Header) string { return h.Place }, sameName},
	"abstract":   {func(h *corpus.Header) string { return h.Abstract }, sameWords},
	"adopter":    {func(h *corpus.Header) string { return h.Adopter }, sameName},
	"secrecy":    {func(h *corpus.Header) string { return h.Secrecy }, sameName},
	"urgency":    {func(h *corpus.Header) string { return h.Urgency }, sameName},
	"copy":       {func(h *corpus.Header) string { return h.Copy }, func(got, want string) bool { return got == want }},
	"archive":    {func(h *corpus.Header) string { return h.Archive }, sameName},
	"component": {func(h *corpus.Header) string {
		if len(h.Components) == 0 {
			return ""
		}
		return h.Components[0].Type
	}, sameWords},
}

// letterhead scores the facts of one letterhead. A fact that the gold does not name is not scored; one that is null there must be empty.
func (s *Score) letterhead(line goldLine, d *corpus.Document) error {
	var facts map[string]json.RawMessage
	if err := json.Unmarshal(line.Expected, &facts); err != nil {
		return fmt.Errorf("%s: %w", line.ID, err)
	}
	s.Texts++
	for _, name := range slices.Sorted(maps.Keys(facts)) {
		if err := s.headFact(line.ID, name, facts[name], d); err != nil {
			return fmt.Errorf("%s: %s: %w", line.ID, name, err)
		}
	}
	return nil
}

func (s *Score) headFact(id, name string, raw json.RawMessage, d *corpus.Document) error {
	h := &d.Header
	if fact, ok := headFacts[name]; ok {
		var want string
		if err := json.Unmarshal(raw, &want); err != nil {
			return err
		}
		got := fact.of(h)
		s.field(id, name, "", got, want, got == "" && want == "" || got != "" && want != "" && fact.same(got, want))
		return nil
	}
	switch name {
	case "draft":
		var want bool
		if err := json.Unmarshal(raw, &want); err != nil {
			return err
		}
		s.field(id, name, "", strconv.FormatBool(h.Draft), strconv.FormatBool(want), h.Draft == want)
	case "signer":
		var want *goldSigner
		if err := json.Unmarshal(raw, &want); err != nil || want == nil {
			return err
		}
		s.signer(id, *want, h.Signers)
	case "signers", "recipients_count":
		var want int
		if err := json.Unmarshal(raw, &want); err != nil {
			return err
		}
		got, all := len(h.Signers), len(h.Signers)
		if name == "recipients_count" {
			got, all = len(h.Recipients), len(h.Recipients)
			if h.Archive != "" {
				all++ // some gold counts the line of the archive
			}
		}
		s.field(id, name, "", strconv.Itoa(got), strconv.Itoa(want), got == want || all == want)
	case "addressees":
		var want []string
		if err := json.Unmarshal(raw, &want); err != nil {
			return err
		}
		s.field(id, name, "", strings.Join(h.Addressees, "; "), strings.Join(want, "; "), slices.EqualFunc(h.Addressees, want, sameName))
	case "effective":
		var want goldEffect
		if err := json.Unmarshal(raw, &want); err != nil {
			return err
		}
		s.effect(id, want, h.Effective)
	}
	return nil // remarks for people
}

// signer scores the last of those who signed; a title that the gold does not give is not scored.
func (s *Score) signer(id string, want goldSigner, all []corpus.Signer) {
	var got corpus.Signer
	if len(all) > 0 {
		got = all[len(all)-1]
	}
	s.field(id, "signer.name", "", got.Name, want.Name, sameName(got.Name, want.Name))
	s.field(id, "signer.authority", "", got.Capacity, want.Authority, authority(got.Capacity) == authority(want.Authority))
	if want.Title != "" {
		s.field(id, "signer.title", "", got.Title, want.Title, sameName(got.Title, want.Title))
	}
	if want.OnBehalf != "" {
		s.field(id, "signer.on_behalf_of", "", got.OnBehalf, want.OnBehalf, sameName(got.OnBehalf, want.OnBehalf))
	}
}

// authority is a capacity without points and slashes: "TM KT" of "T/M K/T" and "TM. KT.".
func authority(s string) string {
	return viet.Squeeze(strings.NewReplacer("/", "", ".", " ").Replace(viet.Fold(s)))
}

func (s *Score) effect(id string, want goldEffect, got *corpus.Effect) {
	e := corpus.Effect{}
	if got != nil {
		e = *got
	}
	s.field(id, "effective.rule", "", string(e.Rule), string(want.Rule), e.Rule == want.Rule)
	if want.Date != "" {
		s.field(id, "effective.date", "", e.Date.String(), want.Date, e.Date.String() == want.Date)
	}
	if want.Days != 0 {
		s.field(id, "effective.days", "", strconv.Itoa(e.Days), strconv.Itoa(want.Days), e.Days == want.Days)
	}
}
