-- Everyone we know: what is known of them, their ties, where their voices came
-- from, and what the law had us forget. A released file never changes.

-- What is known of a party, with its day and source. A later one stands beside
-- an earlier one; the latest counts.
CREATE TABLE facts (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,
	address INTEGER,        -- addresses.id it is about
	name TEXT NOT NULL,     -- born, title, needs, label, bounced, …
	value TEXT NOT NULL,
	known_on INTEGER,       -- the day it was said
	said_by TEXT,           -- a party (c12) or a person of ours
	source TEXT             -- a card, a file, …
) STRICT;

-- How parties belong together, and from when to when.
CREATE TABLE links (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,
	kind TEXT NOT NULL,     -- employee-of, buys-through, …
	other INTEGER NOT NULL, -- parties.id
	from_on INTEGER,
	until_on INTEGER,
	note TEXT
) STRICT;

-- Where an interaction came from: a letter, a feed, a row of a file.
CREATE TABLE origins (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	interaction INTEGER NOT NULL,
	ref TEXT,               -- Message-ID, or the key of the row
	thread TEXT,            -- the ref it answers
	subject TEXT,
	sender TEXT,            -- as the letter says
	url TEXT,
	reach INTEGER,          -- how many could read it
	rating INTEGER,         -- 1 to 5
	automatic TEXT,         -- why it is a machine's
	attachments TEXT        -- their names, a line each
) STRICT;

-- The law's exception: the digest of a batch whose values were blanked.
CREATE TABLE restatements (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	of INTEGER NOT NULL,    -- batches.id
	digest BLOB NOT NULL    -- SHA-256 over what is left
) STRICT;

-- Whom no import brings back: a keyed mark instead of the value.
CREATE TABLE tombstones (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,
	"key" BLOB NOT NULL,    -- random, one for the whole record
	mark BLOB NOT NULL      -- HMAC-SHA-256 of a folded address or name
) STRICT;

---------------------------------------------------------------- derivable

CREATE INDEX facts_party ON facts (party, name);
CREATE INDEX facts_name ON facts (name, value);
CREATE INDEX facts_address ON facts (address) WHERE address IS NOT NULL;
CREATE INDEX links_party ON links (party);
CREATE INDEX links_other ON links (other);
CREATE INDEX origins_interaction ON origins (interaction);
CREATE INDEX origins_ref ON origins (ref) WHERE ref IS NOT NULL;
CREATE INDEX restatements_of ON restatements (of);
CREATE INDEX tombstones_mark ON tombstones (mark);
CREATE INDEX messages_message_id ON messages (message_id);
CREATE INDEX parties_batch ON parties (batch);
CREATE INDEX promises_side ON promises (owner, side, late_at)
	WHERE state IN ('open', 'broken');
