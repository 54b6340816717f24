-- What is sold, and to whom. A released file never changes.

-- What we sell. A product that is no longer sold stays, retired.
CREATE TABLE products (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	name TEXT NOT NULL,
	name_key TEXT,            -- folded, for finding; derived
	unit TEXT,                -- piece, kg, hour
	price_minor INTEGER,      -- of one, in minor units; none: each time anew
	currency TEXT NOT NULL,   -- ISO 4217, of price and cost
	cost_minor INTEGER,       -- what one costs us
	note TEXT,
	"key" TEXT,               -- its number elsewhere
	state TEXT NOT NULL       -- live, retired
) STRICT;

-- Every sale is a row of its own and is never changed; what comes back is
-- another, of less than nothing.
CREATE TABLE sales (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,
	product INTEGER,          -- products.id, or as text says
	text TEXT,
	sold_on INTEGER NOT NULL, -- the day, where the business is
	sold_at INTEGER,          -- the moment, if known
	quantity INTEGER NOT NULL, -- in thousandths; below 0: a return
	amount_minor INTEGER NOT NULL, -- for all of it; below 0: given back
	currency TEXT NOT NULL,   -- ISO 4217
	"key" TEXT,               -- its number elsewhere: never imported twice
	invoice INTEGER           -- on which it was billed
) STRICT;

---------------------------------------------------------------- derivable

CREATE INDEX products_name ON products (name_key);
CREATE UNIQUE INDEX products_key ON products ("key")
	WHERE "key" IS NOT NULL AND voided = 0;

-- Wide enough to answer who bought what for how much, and when, by itself.
CREATE INDEX sales_party ON sales
	(party, sold_on, amount_minor, currency, quantity) WHERE voided = 0;
CREATE INDEX sales_day ON sales (sold_on) WHERE voided = 0;
CREATE INDEX sales_product ON sales (product)
	WHERE product IS NOT NULL AND voided = 0;
CREATE UNIQUE INDEX sales_key ON sales ("key")
	WHERE "key" IS NOT NULL AND voided = 0;
CREATE INDEX sales_invoice ON sales (invoice) WHERE invoice IS NOT NULL;

-- How customers come and go and what they spend, as last fitted to the sales
-- by crm-score worth --fit.
CREATE TABLE fits (
	model TEXT PRIMARY KEY,   -- bg/nbd, mbg/nbd, pareto/nbd, gamma-gamma
	used INTEGER NOT NULL,    -- 1: what worth is reckoned with
	parameters TEXT,          -- r=0.243 alpha=4.414 …; none: no fit
	reason TEXT,              -- why there is none, or it lies at an edge
	holdout TEXT,             -- error on the last fifth of the time
	unit_days INTEGER NOT NULL, -- the unit of time
	until_on INTEGER NOT NULL, -- the last day of the sales
	made_at INTEGER NOT NULL,
	customers INTEGER NOT NULL,
	currency TEXT NOT NULL    -- ISO 4217, of the amounts
) STRICT;
