-- What may be sold, what was billed, and how it was paid. A released file never
-- changes.

-- An opportunity: what somebody may buy, how far it has come, what comes next.
CREATE TABLE deals (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,
	name TEXT NOT NULL,       -- what it is about
	owner TEXT NOT NULL,      -- our person
	stage TEXT NOT NULL,      -- of the policy
	state TEXT NOT NULL,      -- open, won, lost
	amount_minor INTEGER,     -- what it would bring, in minor units
	currency TEXT NOT NULL,   -- ISO 4217
	expected_on INTEGER,      -- the day it is likely decided
	next TEXT,                -- what we do next; there while it is open
	next_on INTEGER,          -- and by when
	reason TEXT,              -- why it was lost, a word of the policy
	why TEXT,                 -- the same in their words
	source TEXT,              -- where it came from: web, fair, referral, …
	territory TEXT,           -- by which it was assigned
	turn TEXT,                -- whose turn it was when it was assigned
	opened_at INTEGER NOT NULL,
	settled_at INTEGER,       -- won or lost
	note TEXT,
	"key" TEXT                -- its number elsewhere: never imported twice
) STRICT;

-- How a deal stood after each step, once: what was known then can be told
-- again.
CREATE TABLE moves (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	deal INTEGER NOT NULL,
	at INTEGER NOT NULL,
	stage TEXT NOT NULL,
	state TEXT NOT NULL,
	amount_minor INTEGER,
	currency TEXT NOT NULL,
	expected_on INTEGER,
	owner TEXT NOT NULL,
	why TEXT
) STRICT;

-- An invoice made elsewhere: who owes what by when.
CREATE TABLE invoices (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,   -- who bought
	bill_to INTEGER,          -- parties.id it is addressed to, if another
	number TEXT NOT NULL,     -- as it is printed
	amount_minor INTEGER NOT NULL, -- with tax, in minor units
	currency TEXT NOT NULL,   -- ISO 4217
	issued_on INTEGER NOT NULL,
	due_on INTEGER NOT NULL,
	owner TEXT,               -- our person
	state TEXT NOT NULL,      -- open, paid, credited
	settled_on INTEGER,
	disputed_on INTEGER,      -- while they dispute it
	dispute TEXT,             -- and why
	file TEXT,                -- name of its copy
	digest BLOB,              -- SHA-256 of that copy
	note TEXT,
	"key" TEXT                -- its number elsewhere: never imported twice
) STRICT;

-- What was paid or credited. One that fits no invoice waits for a person.
CREATE TABLE payments (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER,            -- by whom, if known
	invoice INTEGER,          -- which one, if known
	kind TEXT NOT NULL,       -- payment, credit
	paid_on INTEGER NOT NULL,
	amount_minor INTEGER NOT NULL, -- below 0: paid back
	currency TEXT NOT NULL,   -- ISO 4217
	payer TEXT,               -- as the bank says
	text TEXT,                -- likewise: what it is for
	state TEXT NOT NULL,      -- booked, review, ignored
	why TEXT,                 -- why it waits, or was credited
	"key" TEXT                -- its number elsewhere: never imported twice
) STRICT;

-- What we told a debtor: that the invoice was sent, then each step of the
-- dunning ladder. A claim holds for ever, voided or not: nobody is reminded
-- twice of the same.
CREATE TABLE notices (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	invoice INTEGER NOT NULL,
	step TEXT NOT NULL,       -- sent, or a step of the policy
	level INTEGER NOT NULL,   -- 0: sent; then the rung
	at INTEGER NOT NULL,
	channel TEXT NOT NULL,    -- mail, post, phone, hand, …
	recipient TEXT NOT NULL,  -- whom it reached: an address, a name
	party INTEGER,            -- who that is, if known
	result TEXT NOT NULL,     -- sent, delivered, bounced, queued, spoken, …
	who TEXT NOT NULL,        -- our person
	approver TEXT,            -- of ours, where it takes a second one
	cost_minor INTEGER,       -- what it costs us, in minor units
	currency TEXT,            -- ISO 4217, of the cost
	text TEXT,
	message INTEGER           -- messages.id, where it went by mail
) STRICT;

---------------------------------------------------------------- derivable

CREATE INDEX deals_party ON deals (party);
CREATE INDEX deals_owner ON deals (owner, next_on) WHERE state = 'open';
CREATE INDEX deals_expected ON deals (expected_on) WHERE state = 'open';
CREATE UNIQUE INDEX deals_key ON deals ("key")
	WHERE "key" IS NOT NULL AND voided = 0;
CREATE INDEX moves_deal ON moves (deal, at);
CREATE INDEX moves_at ON moves (at);
CREATE INDEX invoices_party ON invoices (party);
CREATE INDEX invoices_bill_to ON invoices (bill_to) WHERE bill_to IS NOT NULL;
CREATE INDEX invoices_owner ON invoices (owner, due_on)
	WHERE state = 'open';
CREATE INDEX invoices_due ON invoices (due_on) WHERE state = 'open';
CREATE INDEX invoices_amount ON invoices (amount_minor, currency)
	WHERE state = 'open';
CREATE UNIQUE INDEX invoices_number ON invoices (number) WHERE voided = 0;
CREATE UNIQUE INDEX invoices_key ON invoices ("key")
	WHERE "key" IS NOT NULL AND voided = 0;
CREATE INDEX payments_invoice ON payments (invoice) WHERE invoice IS NOT NULL;
CREATE INDEX payments_party ON payments (party) WHERE party IS NOT NULL;
CREATE INDEX payments_review ON payments (id) WHERE state = 'review';
CREATE UNIQUE INDEX payments_key ON payments ("key")
	WHERE "key" IS NOT NULL AND voided = 0;
CREATE INDEX notices_invoice ON notices (invoice);
CREATE INDEX notices_message ON notices (message) WHERE message IS NOT NULL;
CREATE INDEX notices_mail ON notices (recipient, at) WHERE channel = 'mail';
CREATE UNIQUE INDEX notices_claim ON notices (invoice, level) WHERE level > 0;
