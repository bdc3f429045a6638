package rank

// sentences is what the sentences of a text say of the question.
type sentences struct {
	// cover is the most of the question's words that one sentence holds, score the same where long sentences count less,
	// pairs the most of its pairs.
	cover, score, pairs float32
	// withHeading is the most that a sentence and the heading hold together.
	withHeading float32
	// two is the most that two neighbouring sentences hold together.
	two float32
	// defines is how nearly a sentence begins with the subject of the question followed by a word that defines.
	defines float32
	// begins is how far a sentence begins like the subject of the question, as a share of its first words.
	begins float32
	// first and end bound the best sentence; place is how far down it stands, 0 to 1.
	first, end int
	place      float32
}

// sentenceReader keeps the room that reading sentences takes.
type sentenceReader struct {
	here, before [most]bool
	herePairs    [most]bool
}

// read reads the sentences of a text.
func (s *sentenceReader) read(r *reading, heading, text *field) sentences {
	ids := text.ids
	var out sentences
	clear(s.before[:r.terms])
	var headingWeight float32
	for i := range r.terms {
		if heading.terms[i] > 0 {
			headingWeight += r.weight[i]
		}
	}
	for from := 0; from < len(ids); {
		end := from
		for end < len(ids) && ids[end] != sentenceEnd {
			end++
		}
		s.one(r, heading, headingWeight, text, from, end, &out)
		from = end + 1
	}
	if r.sum > 0 {
		out.cover /= r.sum
		out.score /= r.sum
		out.withHeading /= r.sum
		out.two /= r.sum
	}
	if r.pairSum > 0 {
		out.pairs /= r.pairSum
	}
	if len(ids) > 0 {
		out.place = float32(out.first) / float32(len(ids))
	}
	return out
}

// defining is the word that stands between a term and what it means.
var defining = wordKey(HashFold("la"))<<8 | wordKey(HashNorm("là"))

// longestTerm is how many words a term may have that a sentence defines.
const longestTerm = 14

func (s *sentenceReader) one(r *reading, heading *field, headingWeight float32, text *field, from, end int, out *sentences) {
	ids := text.ids
	clear(s.here[:r.terms])
	clear(s.herePairs[:r.pairs])
	var cover, pairs, beside, subject float32
	last, matched, defined := int16(-1), 0, false
	for i := from; i < end; i++ {
		id := ids[i]
		if !defined && i > from && i-from <= longestTerm && text.keys[i] == defining {
			defined = true
			if r.subjectSum > 0 && subject > 0 {
				p, c := float32(matched)/float32(i-from), subject/r.subjectSum
				out.defines = max(out.defines, 2*p*c/(p+c))
			}
		}
		if id < 0 {
			last = id
			continue
		}
		matched++
		if !s.here[id] {
			s.here[id] = true
			cover += r.weight[id]
			if r.subject[id] {
				subject += r.weight[id]
			}
			if heading.terms[id] == 0 {
				beside += r.weight[id]
			}
		}
		if last >= 0 {
			if p := r.pairAt[int(last)*most+int(id)]; p > 0 && !s.herePairs[p-1] {
				s.herePairs[p-1] = true
				pairs += r.pairWeight[p-1]
			}
		}
		last = id
	}
	out.begins = max(out.begins, r.beginsLike(ids[from:end]))
	score := cover / (1 + .4 + .6*float32(end-from)/25)
	if score > out.score {
		out.score, out.first, out.end = score, from, end
	}
	out.cover = max(out.cover, cover)
	out.pairs = max(out.pairs, pairs)
	out.withHeading = max(out.withHeading, headingWeight+beside)
	both := cover
	for i := range r.terms {
		if s.before[i] && !s.here[i] {
			both += r.weight[i]
		}
	}
	out.two = max(out.two, both)
	s.before, s.here = s.here, s.before
}
