-- What complaints teach: notes, causes, answers worth keeping, and the cards
-- dealt to guests. A released file never changes.

-- One thing noted on a case: a key and its value. What was noted together is
-- one trial.
CREATE TABLE observations (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	"case" INTEGER NOT NULL,
	trial INTEGER NOT NULL,   -- 1, 2, … of the case
	seen_on INTEGER,          -- the day it was so, if known
	at INTEGER,               -- the moment of it, if known
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,      -- as it was typed
	who TEXT NOT NULL,        -- our person
	struck TEXT               -- why it does not count
) STRICT;

-- One cause behind many cases: found once, solved for all.
CREATE TABLE problems (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	title TEXT NOT NULL,
	owner TEXT NOT NULL,      -- our person
	state TEXT NOT NULL,      -- open, resolved, closed
	product INTEGER,          -- products.id it is about
	cause TEXT,               -- once it is known
	fix TEXT,                 -- what makes it go away
	outcome TEXT,             -- done, declined, cannot
	told TEXT,                -- what the outcome was
	opened_at INTEGER NOT NULL,
	settled_at INTEGER,
	closed_at INTEGER
) STRICT;

-- Whom a problem concerns: the case of one who reported it, or a buyer who
-- never did. Nobody is told twice.
CREATE TABLE joins (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	problem INTEGER NOT NULL,
	"case" INTEGER,           -- none: a buyer
	party INTEGER NOT NULL,
	interaction INTEGER,      -- interactions.id by which they were told
	told_at INTEGER
) STRICT;

-- An answer worth keeping.
CREATE TABLE articles (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	title TEXT NOT NULL,      -- the question
	text TEXT NOT NULL,       -- the answer
	words TEXT,               -- others that people ask it by
	product INTEGER,          -- products.id it is about
	owner TEXT NOT NULL,      -- our person: keeps it true
	expires_on INTEGER,       -- to be looked at again by then
	public INTEGER NOT NULL,  -- stands in the FAQ
	state TEXT NOT NULL,      -- live, retired
	"case" INTEGER,           -- cases.id it was made from
	made_at INTEGER NOT NULL,
	checked_at INTEGER        -- last found true
) STRICT;

-- A case answered from an article.
CREATE TABLE uses (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	article INTEGER NOT NULL,
	"case" INTEGER NOT NULL,
	interaction INTEGER,      -- the answer
	at INTEGER NOT NULL
) STRICT;

-- A card dealt: one question shown to one guest, and what they answered.
CREATE TABLE cards (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	site TEXT NOT NULL,
	indicator TEXT NOT NULL,  -- of the policy
	party INTEGER,            -- who, if known
	guest TEXT,               -- room, seat, mark: so that nobody is asked twice
	at INTEGER NOT NULL,      -- shown
	score INTEGER,            -- 1 to 5; none: shown, not answered
	answered_at INTEGER,
	interaction INTEGER,      -- interactions.id, where the words opened a case
	text TEXT                 -- what they said with it
) STRICT;

---------------------------------------------------------------- derivable

CREATE INDEX observations_case ON observations ("case", trial);
CREATE INDEX observations_key ON observations ("key");
CREATE INDEX problems_product ON problems (product) WHERE product IS NOT NULL;
CREATE INDEX joins_problem ON joins (problem);
CREATE UNIQUE INDEX joins_case ON joins ("case")
	WHERE "case" IS NOT NULL AND voided = 0;
CREATE INDEX joins_party ON joins (party);
CREATE INDEX articles_product ON articles (product) WHERE product IS NOT NULL;
CREATE INDEX articles_case ON articles ("case") WHERE "case" IS NOT NULL;
CREATE INDEX articles_owner ON articles (owner, expires_on)
	WHERE state = 'live' AND expires_on IS NOT NULL AND voided = 0;
CREATE INDEX uses_article ON uses (article);
CREATE INDEX uses_case ON uses ("case");
CREATE INDEX cards_site ON cards (site);
CREATE INDEX cards_at ON cards (at);
CREATE INDEX cards_party ON cards (party, at) WHERE party IS NOT NULL;
CREATE INDEX cards_guest ON cards (guest, at) WHERE guest IS NOT NULL;
