package tag

func (r *reader) readBare() {}
