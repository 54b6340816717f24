-- The record of a business, first edition. A released file never changes.
--
-- Above the line: durable, the record itself. Every row carries the batch that
-- made it; nothing is deleted, a row taken back is voided. Ids are the highest
-- plus one under the write lock and are never reused.

-- One run of one writing command: the links of the chain.
CREATE TABLE batches (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,    -- UTC seconds
	clock TEXT NOT NULL,    -- system, or given by CRM_NOW
	who TEXT NOT NULL,      -- on whose behalf
	tool TEXT NOT NULL,     -- the program
	origin TEXT NOT NULL,   -- hand, job, spool
	command TEXT,           -- as it was typed
	policy INTEGER,         -- policies.id in force
	undoes INTEGER,         -- batches.id it takes back
	key TEXT,               -- makes a repeat harmless
	rows INTEGER NOT NULL,  -- rows it wrote
	salt BLOB NOT NULL,     -- random, hashed first
	digest BLOB NOT NULL,   -- SHA-256 over all it wrote
	hash BLOB NOT NULL      -- SHA-256(hash before, digest)
) STRICT;

-- The text of each policy, kept when first used: clocks run under it.
CREATE TABLE policies (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	hash BLOB NOT NULL,     -- SHA-256 of the text
	text TEXT NOT NULL
) STRICT;

-- Whom we deal with.
CREATE TABLE parties (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	name TEXT,              -- as they write it
	role TEXT NOT NULL,     -- customer, contact, organisation, …
	owner TEXT,             -- their own person of ours
	note TEXT,
	merged_into INTEGER,    -- parties.id
	name_key TEXT           -- derived: folded name
) STRICT;

-- Ways to reach them.
CREATE TABLE addresses (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,
	medium TEXT NOT NULL,   -- email, phone
	value TEXT NOT NULL,    -- as it is written to; phones E.164
	value_key TEXT          -- derived: folded
) STRICT;

-- One word about a party.
CREATE TABLE tags (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,
	tag TEXT NOT NULL
) STRICT;

-- What was said and is owed an answer.
CREATE TABLE cases (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,
	kind TEXT NOT NULL,     -- complaint, praise, request, …
	subject TEXT,           -- its first words
	owner TEXT,             -- nobody is never true
	state TEXT NOT NULL,    -- open, waiting, resolved, closed
	level INTEGER NOT NULL, -- highest rung of this episode
	episode INTEGER NOT NULL,
	opened_by INTEGER,      -- interactions.id that began the episode
	opened_at INTEGER NOT NULL,
	about TEXT,             -- our person praised or blamed
	desk TEXT,
	turn TEXT,              -- whose turn it was at the desk
	outcome TEXT,           -- done, declined, cannot
	settled_by INTEGER,     -- interactions.id with the outcome
	closed_at INTEGER,
	forced_by TEXT,         -- who asked to close it by force
	forced_at INTEGER,
	forced_why TEXT,
	second TEXT,            -- who has to agree
	promise INTEGER,        -- promises.id that broke
	merged_into INTEGER,    -- cases.id
	policy INTEGER,         -- policies.id its clocks run under
	due_at INTEGER,         -- derived: next step is due
	due_clock TEXT,         -- derived: which clock says so
	needs TEXT,             -- derived: answer, wait, resolve, tell, …
	climb_at INTEGER        -- derived: next rung is due
) STRICT;

-- What was said or done, once.
CREATE TABLE interactions (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	"case" INTEGER,
	party INTEGER NOT NULL,
	at INTEGER NOT NULL,
	kind TEXT NOT NULL,     -- complaint, …, answer, question, thanks, note
	direction TEXT NOT NULL, -- in, out, own
	channel TEXT,
	automatic INTEGER NOT NULL, -- a machine said it
	who TEXT,               -- our person
	about TEXT,             -- our person it is about
	text TEXT,
	raw BLOB                -- the bytes as they came, where no text
) STRICT;

-- Rungs climbed. A claim holds for ever, voided or not: nothing is sent twice.
CREATE TABLE rungs (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	"case" INTEGER NOT NULL,
	episode INTEGER NOT NULL,
	"from" INTEGER NOT NULL,
	"to" INTEGER NOT NULL,
	cause TEXT NOT NULL,    -- a clock, letter, hand, praise
	at INTEGER NOT NULL,
	late INTEGER,           -- seconds
	person TEXT,            -- who was told
	why TEXT,
	UNIQUE ("case", episode, "to")
) STRICT;

-- Anything owed by a date, by us or to us.
CREATE TABLE promises (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,
	"case" INTEGER,
	owner TEXT NOT NULL,
	side TEXT NOT NULL,     -- ours, theirs, touch
	text TEXT,
	due_on INTEGER,         -- a day, or
	due_at INTEGER,         -- a moment
	every INTEGER,          -- days to the next one
	state TEXT NOT NULL,    -- open, broken, kept, dropped
	settled_at INTEGER,
	after INTEGER,          -- promises.id it follows
	late_at INTEGER         -- derived: late from then on
) STRICT;

-- Who is away, and who stands in.
CREATE TABLE absences (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	who TEXT NOT NULL,
	deputy TEXT,
	from_on INTEGER NOT NULL,
	until_on INTEGER
) STRICT;

-- Outgoing letters, committed with their cause.
CREATE TABLE messages (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER,
	person TEXT,
	address TEXT NOT NULL,
	subject TEXT,
	body TEXT,
	"case" INTEGER,
	interaction INTEGER,
	promise INTEGER,
	sender TEXT,
	automatic INTEGER NOT NULL,
	message_id TEXT NOT NULL,
	reply_to TEXT,
	queued_at INTEGER NOT NULL,
	state TEXT NOT NULL,    -- queued, sending, sent, unknown, dropped
	tries INTEGER NOT NULL,
	try_at INTEGER,
	sent_at INTEGER,
	result TEXT
) STRICT;

-- Who changed what: one row for each column of a changed thing.
CREATE TABLE changes (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	tbl TEXT NOT NULL,
	row INTEGER NOT NULL,
	col TEXT NOT NULL,
	before TEXT,
	after TEXT
) STRICT;

---------------------------------------------------------------- derivable
-- Below the line: can be rebuilt at will.

-- Words of folded names, to find a party by the beginning of one.
CREATE TABLE words (
	word TEXT NOT NULL,
	party INTEGER NOT NULL,
	PRIMARY KEY (word, party)
) STRICT, WITHOUT ROWID;

CREATE INDEX batches_key ON batches (key) WHERE key IS NOT NULL;
CREATE INDEX batches_undoes ON batches (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX changes_row ON changes (tbl, row, id);
CREATE INDEX parties_merged ON parties (merged_into)
	WHERE merged_into IS NOT NULL;
CREATE INDEX addresses_key ON addresses (value_key);
CREATE INDEX addresses_party ON addresses (party);
CREATE INDEX tags_party ON tags (party);
CREATE INDEX tags_tag ON tags (tag, party);
CREATE INDEX cases_party ON cases (party);
CREATE INDEX cases_due ON cases (due_at) WHERE state <> 'closed';
CREATE INDEX cases_owner ON cases (owner, due_at) WHERE state <> 'closed';
CREATE INDEX cases_climb ON cases (climb_at) WHERE climb_at IS NOT NULL;
CREATE INDEX cases_desk ON cases (desk, id) WHERE desk IS NOT NULL;
CREATE INDEX cases_second ON cases (second) WHERE second IS NOT NULL;
CREATE INDEX cases_promise ON cases (promise) WHERE promise IS NOT NULL;
CREATE INDEX cases_merged ON cases (merged_into)
	WHERE merged_into IS NOT NULL;
CREATE INDEX interactions_case ON interactions ("case")
	WHERE "case" IS NOT NULL;
CREATE INDEX interactions_party ON interactions (party, at);
CREATE INDEX interactions_at ON interactions (at);
CREATE INDEX rungs_at ON rungs (at);
CREATE INDEX promises_party ON promises (party);
CREATE INDEX promises_late ON promises (late_at)
	WHERE state = 'open' AND side = 'ours';
CREATE INDEX promises_owner ON promises (owner, late_at)
	WHERE state IN ('open', 'broken');
CREATE INDEX promises_case ON promises ("case") WHERE "case" IS NOT NULL;
CREATE INDEX messages_queue ON messages (try_at)
	WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX messages_case ON messages ("case") WHERE "case" IS NOT NULL;
CREATE INDEX messages_party ON messages (party) WHERE party IS NOT NULL;
