-- A small record of the first edition (0.1.0), as its database was.
PRAGMA journal_mode=WAL;
PRAGMA application_id=1668443441;
PRAGMA user_version=1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO batches VALUES(1,1795421400,'given','nina','crm-init','job','crm-init --name ''Berg Kettles'' --currency EUR --zone Europe/Berlin',1,NULL,NULL,1,X'dbaff269289a589c19c41edabea8f16d',X'61338cc96eaab48c059111da43365083cd45792b12e35b4e6500df2c8fd12037',X'd5416965bb856a4f42495fb5cb97700ee3430c524081e418a746a0e68f6b1ba7');
INSERT INTO batches VALUES(2,1795421400,'given','nina','crm-add','hand','crm-add ''Anna Berg'' --email anna@example.org --phone ''+49 170 1234567'' --tag vip',1,NULL,NULL,4,X'53117b0696356d0405befab8b8b584eb',X'e8997425ac86d4ed56581e115f0a75d159f4761075d7a1695d62b3e6bbf74fac',X'5a13db8dc937e262cdd2fdc8497677cba63fb6839da01a4ae4fb4c364dcab4f6');
INSERT INTO batches VALUES(3,1795421400,'given','nina','crm-add','hand','crm-add ''Ole Sand'' --email ole@example.org',1,NULL,NULL,2,X'1b81d631aa528d5d74e426126935e4bf',X'c1bbf6aed3c2adc3d84fba042c31d9365eb4216d9fd60d9ac6c9c3a8be6e7f7e',X'7633f3c32532f9cc2e2666fcc852c0e0e247fad8d1342b2436941fd9a21dfdbc');
INSERT INTO batches VALUES(4,1795421400,'given','nina','crm-log','hand','crm-log -k complaint anna ''kettle leaks after a week''',1,NULL,NULL,3,X'c380f33c60e3fcaab38ef82b03d19b46',X'b7db7d743acb286ff03acd7e42dc0534e067434c8fbdff43752746cb9f7fb192',X'd44e63aedac4148a2a97f2c25323ed08a6d0be2413ea310c8565004466507ddd');
INSERT INTO batches VALUES(5,1795421400,'given','nina','crm-answer','hand','crm-answer k1 ''phoned her''',1,NULL,NULL,1,X'e376fd551a9042ea5cc436174eb235fc',X'fba47d6787b75b90ddef69aa347603a3803dcaddbab52c70c8c1ea553a679a2b',X'b3515986ff6ce3a9c3b2407e6fd2a004e0038c7d442a94ed64b91bd4a3086830');
INSERT INTO batches VALUES(6,1795421400,'given','nina','crm-resolve','hand','crm-resolve k1 done ''new kettle sent''',1,NULL,NULL,4,X'295fdc55b24a7d80303b6903f4615ab0',X'45e5c98d5d7fabadfd8c364d729eb02072ed530979c5449e7706b6477bdf002b',X'15f2a5a1f4329242be1c5ae6e48f78e297af4793a9e7786b059d935553cb8230');
INSERT INTO batches VALUES(7,1795421400,'given','nina','crm-thank','hand','crm-thank k1 ''thank you''',1,NULL,NULL,1,X'cb802fea0ea271e4146dd70dd93a91ab',X'de22e87a496167da67eaf422d9a879189a3a90cefb06f12125e936e004699b4b',X'32f4047e8b2d3bfc69d0bfc7711fa20db9fe9d6e50e35de10af7979647f9048b');
INSERT INTO batches VALUES(8,1795421400,'given','nina','crm-close','hand','crm-close k1',1,NULL,NULL,3,X'54a3b53e089924b997143ce0701d0e61',X'cf6b3c3466751316f303ac02c62aba7d8449f1b9ca99a641abbf2c56795b0f25',X'1f76dbd917b8b8941e8ad2a766e613ccb8684104c03703d8e892ed46b30bff8b');
INSERT INTO batches VALUES(9,1795421400,'given','nina','crm-log','hand','crm-log -k request ole ''open on Saturday?''',1,NULL,NULL,3,X'f6a199e79df282d805b7c552c7222333',X'cdb48fafb6fc0db036921959b5871e38fa7ade8f4bc4cf8e8741d76800ff1f1c',X'cc0bf328041c2f25c7950f37b7e93e5ff222d2a2b0643339798b099dc1863ea6');
INSERT INTO batches VALUES(10,1795421400,'given','nina','crm-promise','hand','crm-promise ole ''call back'' -d fri',1,NULL,NULL,1,X'947b0278dda9fbc3e09ddcef69046f87',X'22f1da4678abb8f5711d8169ac532c829dc490d58e476a37beb6efd7a7d5e4e4',X'3d389b59e0840616380b27a70bd47425e2905e0744afc4f8f3cee9925d5419eb');
INSERT INTO batches VALUES(11,1795421400,'given','nina','crm-edit','hand','crm-edit c2 ''note=knows kettles''',1,NULL,NULL,1,X'87f0d3195d0727fc86470d21ac7731ed',X'b6b47468bbed15ea87453eed81c5ff25a5190d6b140f765e9c63d210fdb981bf',X'a175e388b7c0ff53fab6216a47c34075035c1037074f3f0f710505cc19705e5d');
CREATE TABLE policies (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	hash BLOB NOT NULL,     -- SHA-256 of the text
	text TEXT NOT NULL
) STRICT;
INSERT INTO policies VALUES(1,1,0,X'9db29b19f89e85a1bf2ce78cbae9466bbe95ff8c6eb825defb58f7c61458ab94',replace('# What we promise our customers. The rest is built in: crm-help policy\n# SECTION prints a section ready to paste, crm-check --policy checks this file.\nname: Berg Kettles\nzone: Europe/Berlin\ncurrency: EUR\n\n# When we work; several ranges a day are fine, and [mon-fri 09:00-18:00,\n# sat 10:00-14:00]. Clocks stand still outside.\nhours: [mon-fri 09:00-17:00]\nholidays: []   # [2026-12-25, 2026-12-26]\n\n# Who we are, by the short name one types.\npeople:\n  nina:\n    name: nina\n    role: owner\n    #mail: me@example.org\n  #bo: {name: Bo Lund, mail: bo@example.org}\n# Owns what nobody else does, hears of what nobody else settled.\nchampion: nina\n\n# Shorter or longer clocks, in working time:\n#kinds:\n#  complaint: {clocks: {first-answer: 2h}}\n\n# Without a mailer, letters wait in the outbox:\n#mail:\n#  command: /usr/sbin/sendmail -t -oi\n#  from: shop@example.org\n','\n',char(10)));
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
INSERT INTO parties VALUES(1,2,0,'Anna Berg','customer',NULL,NULL,NULL,'anna berg');
INSERT INTO parties VALUES(2,3,0,'Ole Sand','customer',NULL,'knows kettles',NULL,'ole sand');
CREATE TABLE addresses (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,
	medium TEXT NOT NULL,   -- email, phone
	value TEXT NOT NULL,    -- as it is written to; phones E.164
	value_key TEXT          -- derived: folded
) STRICT;
INSERT INTO addresses VALUES(1,2,0,1,'email','anna@example.org','anna@example.org');
INSERT INTO addresses VALUES(2,2,0,1,'phone','+491701234567','+491701234567');
INSERT INTO addresses VALUES(3,3,0,2,'email','ole@example.org','ole@example.org');
CREATE TABLE tags (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	party INTEGER NOT NULL,
	tag TEXT NOT NULL
) STRICT;
INSERT INTO tags VALUES(1,2,0,1,'vip');
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
INSERT INTO cases VALUES(1,4,0,1,'complaint','kettle leaks after a week','nina','closed',0,1,1,1795421400,NULL,NULL,NULL,'done',3,1795421400,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL);
INSERT INTO cases VALUES(2,9,0,2,'request','open on Saturday?','nina','open',0,1,6,1795421400,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795507800,'first-answer','answer',1795507800);
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
INSERT INTO interactions VALUES(1,4,0,1,1,1795421400,'complaint','in','phone',0,'nina',NULL,'kettle leaks after a week',NULL);
INSERT INTO interactions VALUES(2,5,0,1,1,1795421400,'answer','out','phone',0,'nina',NULL,'phoned her',NULL);
INSERT INTO interactions VALUES(3,6,0,1,1,1795421400,'outcome','own',NULL,0,'nina',NULL,'new kettle sent',NULL);
INSERT INTO interactions VALUES(4,7,0,1,1,1795421400,'thanks','out','phone',0,'nina',NULL,'thank you',NULL);
INSERT INTO interactions VALUES(5,8,0,1,1,1795421400,'closing','own',NULL,0,'nina',NULL,NULL,NULL);
INSERT INTO interactions VALUES(6,9,0,2,2,1795421400,'request','in','phone',0,'nina',NULL,'open on Saturday?',NULL);
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
INSERT INTO promises VALUES(1,10,0,2,NULL,'nina','ours','call back',20784,NULL,NULL,'open',NULL,NULL,1795820400);
CREATE TABLE absences (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	voided INTEGER NOT NULL,
	who TEXT NOT NULL,
	deputy TEXT,
	from_on INTEGER NOT NULL,
	until_on INTEGER
) STRICT;
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
CREATE TABLE changes (
	id INTEGER PRIMARY KEY,
	batch INTEGER NOT NULL,
	tbl TEXT NOT NULL,
	row INTEGER NOT NULL,
	col TEXT NOT NULL,
	before TEXT,
	after TEXT
) STRICT;
INSERT INTO changes VALUES(1,4,'cases',1,'opened_by',NULL,'1');
INSERT INTO changes VALUES(2,6,'cases',1,'state','open','resolved');
INSERT INTO changes VALUES(3,6,'cases',1,'outcome',NULL,'done');
INSERT INTO changes VALUES(4,6,'cases',1,'settled_by',NULL,'3');
INSERT INTO changes VALUES(5,8,'cases',1,'state','resolved','closed');
INSERT INTO changes VALUES(6,8,'cases',1,'closed_at',NULL,'1795421400');
INSERT INTO changes VALUES(7,9,'cases',2,'opened_by',NULL,'6');
INSERT INTO changes VALUES(8,11,'parties',2,'note',NULL,'knows kettles');
CREATE TABLE words (
	word TEXT NOT NULL,
	party INTEGER NOT NULL,
	PRIMARY KEY (word, party)
) STRICT, WITHOUT ROWID;
INSERT INTO words VALUES('anna',1);
INSERT INTO words VALUES('berg',1);
INSERT INTO words VALUES('ole',2);
INSERT INTO words VALUES('sand',2);
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
COMMIT;
