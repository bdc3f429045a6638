package tag

func (r *reader) readProvisions() {}
