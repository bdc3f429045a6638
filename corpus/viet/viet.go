// Package viet holds the primitives of Vietnamese text: Unicode normalisation, folding with an offset map, the
// placement of tone marks, syllables, words and slugs. It knows letters, not documents.
//
// Text passes three layers: the surface as it was written; the norm (Normalise once, then Tone or Norm where two
// spellings must meet); and the fold (Fold, Shadow), in which marks are gone and only looking up is allowed, since it makes
// HĐ and HD one. Source of the rules: handbook §6.
package viet
