// Package corpus holds the nouns of the domain, Vietnamese government documents, and their grammar: numbers, types,
// issuers, dates, provinces. It does no I/O. What a word means here it means in every package.
//
// # Glossary
//
//	Document     văn bản             one official document: its facts, its frozen text, what was found in it
//	Card         phích thư mục       what a catalogue tells of a document: its facts, and its files
//	Stub         chưa có toàn văn    a document known only from a register row or from citations, without its text
//	Wanted       văn bản còn thiếu   a document that others refer to and the store does not hold
//	Summary      mục trong danh sách what a list shows of a document
//	Header       thể thức            the facts of letterhead and signature, each with its Evidence
//	Evidence     căn cứ nhận biết    where a fact was read, and how
//	System       hệ thống văn bản    whose rules a letterhead follows: state, Party, Youth Union
//	Number       số, ký hiệu         a document's number: serial, year and symbol
//	Serial       số                  the 57 of 57-NQ/TW
//	Symbol       ký hiệu             the NQ/TW of 57-NQ/TW
//	Family       họ số, ký hiệu      one way of punctuating numbers: state, Party, law, old
//	DocType      loại văn bản        Nghị quyết, Quyết định, Kế hoạch …
//	IssuerCode   chữ viết tắt cơ quan the code of an issuing body: UBND, TW, BTC
//	Issuer       cơ quan ban hành    the body that issued a document
//	Signer       người ký            who signed, and in what Capacity (TM., KT., TL., TUQ., Q.)
//	Abstract     trích yếu           the line that says what a document is about
//	Secrecy      độ mật              MẬT, TỐI MẬT, TUYỆT MẬT in the letterhead
//	Draft        dự thảo             a document whose number is still blank
//	Validity     hiệu lực            whether a document is in force; not asked of reports and letters
//	Date         ngày                a calendar date with its precision
//	Province     tỉnh, thành phố     one version of a province or centrally run city
//	Section      mục của văn bản     a node of the outline: Phần, Chương, Điều, Khoản, Điểm, Phụ lục, I./1./a)
//	Provision    điều khoản          a place cited inside a document: điểm a khoản 2 Điều 88
//	Reference    dẫn chiếu           a place where a document names another, or a place within itself
//	Relation     quan hệ             what one document does to another: amends, replaces, is based on
//	Edge         một quan hệ         one thing that a text says one document does to another, with its evidence
//	Instruction  lời sửa đổi         one step that a text orders to be done to the text of another document
//	Revision     lời văn theo thời gian what each provision of a document said on each day, with the steps that made it say so
//	RevisionStep bước sửa đổi        one thing that one document does to the text of another, and what came of it
//	Piece        mảnh lời            a stretch of assembled words with the place that it comes from
//	Task         nhiệm vụ            one thing that a text orders a body to do, and by when
//	Assignee     cơ quan thực hiện   who is to do a task
//	Due          thời hạn            by when a task is to be done
//	Tie          liên hệ             what one document of the store does to another: all edges of a text that say so
//	Neighbour    văn bản liên hệ     the other end of a tie
//	Chain        chuỗi thực hiện     what a document carries out, up to the roots, and who carries it out, down to the reports
//	ChainLevel   bậc                 where a document stands in a chain: law, decree, circular, plan, report
//	ChainGap     chỗ còn thiếu       what the texts of a chain lead one to expect and the store does not hold
//	Timeline     diễn biến hiệu lực  the days on which the standing of a document changes
//	Standing     tình trạng hiệu lực in force, ended, suspended … on a day
//	Verdict      kết luận hiệu lực   a standing with the causes that say so
//	Finding      kết quả đối chiếu   what the store says of one citation of a draft
//	Review       phiếu rà soát       the check of all citations of a draft
//	Ground       câu căn cứ          the words that a finding rests on
//	Scope        phạm vi             how much of its target an edge reaches: whole, provisions, words
//	Link         kết nối             what the store holds of one reference: resolved, ambiguous, absent, malformed
//	Figure       số liệu            a number of a text that counts or measures, with what it is bound to
//	Indicator    chỉ tiêu           what a figure counts or measures
//	Qualifier    mức chính xác      how exactly a value is meant: trên, khoảng, ước
//	Origin       nơi suy ra         where an attribute of a figure was read: clause, heading, column, document
//	Doubt        điều nghi ngờ      a reason not to trust a figure as read
//	Cell         ô                  where a figure stands in a table
//	Attainment   mục tiêu và kết quả a target with what later documents state of the same indicator, place and period
//	Aim          chiều của mục tiêu which way a target is meant: at least, at most
//	PeriodFit    hai kỳ so được đến đâu how the period of a result stands to that of a target
//	Series       chuỗi số liệu      one indicator of one place over time
//	Conflict     số liệu mâu thuẫn  two figures of one indicator, place and period that differ
//	Entity       tên riêng           a body, person, place, time, programme or system that the text names
//	Name         tên gọi             a body, place or person that several documents name; it has a page
//	NameUse      vai                 how a document stands to a name: issues, adopts, signs, names it
//	Naming       cách nêu tên        one name of one document, with the place that says it
//	Office       chức vụ của một người an office in a body with who holds it
//	Role         chức vụ             an office that a person holds: Bí thư Tỉnh ủy
//	Adopter      thẩm quyền quyết định the body or person that decides, where the letterhead names another
//	Effect       hiệu lực thi hành   what the text itself says of when it applies
//	Component    văn bản kèm theo    a regulation that a document issues and that stands in its text
//	Excerpt      đoạn trích          a piece of the text that a fact was read from
//	Urgency      độ khẩn             KHẨN, THƯỢNG KHẨN, HỎA TỐC in the letterhead
//	Span         vị trí              byte offsets into the frozen text, [Start, End)
//	Frozen text  văn bản chữ         the text after viet.Normalise: stored, indexed and shown, never edited
//	Page         trang               a page of the original, with how its text was obtained
//	Reading      cách đọc            how the text of a page was obtained: reader, confidence, agreement
//	Look         dáng                how a paragraph stands in its file: bold, centred, indented
//	Box          khung               where a character or a word stands on the page
//	Recognition  nhận dạng chữ       reading a page that is a picture; pages wait for it in a queue
//	Correction   chỉnh sửa           what a person wrote in place of what the program read
//	Edit         yêu cầu sửa         a correction as a person asks for it, with what stood there before
//	Act          việc đã làm         one line of the journal of what was done to the store
//	Actor        người thực hiện     who did it, and from where
//	Block        khối                a heading or a row of a table within the frozen text
//	Line         dòng                a line as a reader of files hands it on
//	Passage      đoạn                a piece of the text that answers a search, with its matches
//	Source       nguồn               the file, or the row of a register, that a document was read from
//	Original     bản gốc             the kept original file
//	Version      bản                 one of several files of one document: typed, signed, scanned
//	Sketch       phác thảo           what of a text tells how alike it is to another
//	Register     sổ đăng ký văn bản  a list of documents: number, date, abstract, status, link
//	Problem      vấn đề              what could not be done with one document, with its Stage and Kind
//	FileReport   tình trạng tệp      what is remembered of one file that was met, with its Outcome
//	Import       lần nạp            files that people sent at once, or that came to a watched folder on one day
//	Arrival      tệp mới đọc        what the store holds of a file that was just read
//	Counts       tình trạng kho      how much the store holds
//	Seq          số thứ tự thay đổi  counts changes, so that an index can follow
//	ID           mã văn bản          a document's name in addresses, for ever
//
// # Tables
//
// What a jurist should be able to review is a table beside the code: doctypes.tsv, issuers.tsv, oldnumbers.tsv,
// number_guards.tsv, provinces.tsv, relations.tsv. Each explains its columns at its head.
package corpus
