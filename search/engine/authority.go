package engine

import (
	"fmt"
	"strconv"
)

// What a document gains that many others cite: so little that it decides among documents that are as good as one another, such as
// wordings of one title or decrees of which a new one took the matter over.
const (
	authorityWorth = .15
	// fullAuthority is the corpus.Document.Authority from which on nothing is gained any more: some five hundred documents.
	fullAuthority = 9
	// tierAuthority is how much more of it a document has that stands before newer ones of the same number: eight times the citations.
	tierAuthority = 3
)

// authorityKey is where the authorities of documents are kept.
type authorityKey struct{}

// weigh reads how much others rest on each document, as corpus.Document.Authority measures it; 0 where none does. It is read once for
// each state of the index.
func (s *snapshot) weigh() error {
	if s.authority != nil {
		return nil
	}
	if kept, ok := s.learned.Load(authorityKey{}); ok {
		s.authority = kept.([]float32)
		return nil
	}
	all := make([]float32, s.documents)
	for i := range s.segments {
		v := &s.segments[i]
		c, err := v.column(fieldCitedBy)
		if err != nil {
			return err
		}
		for d, n := range c.of {
			if n == 0 {
				continue
			}
			value, err := strconv.ParseFloat(c.terms[n-1], 32)
			if err != nil {
				return fmt.Errorf("read index: authority: %w", err)
			}
			all[v.document+d] = float32(value)
		}
	}
	s.learned.Store(authorityKey{}, all)
	s.authority = all
	return nil
}

// prior is what a document of an authority gains.
func prior(authority float32) float64 {
	return authorityWorth * min(1, float64(authority)/fullAuthority)
}

// rests is how much others rest on a document that is in force or may be; weigh has been called.
func (s *snapshot) rests(document int) float32 {
	if s.over != nil && s.over.has(document) {
		return 0
	}
	return s.authority[document]
}

// tierOfAuthority tells a document that is cited far more from others of its number.
func (s *snapshot) tierOfAuthority(a answered) int {
	return int(s.rests(a.document) / tierAuthority)
}
