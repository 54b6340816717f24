/* SPDX-License-Identifier: ISC
 * The rows that lists and writers hand out, each with its own description.
 */
#ifndef MODEL_ROW_H
#define MODEL_ROW_H

#include "model/column.h"

/* crm-add, crm-edit, crm-tag, crm-find -t parties */
struct party_row {
	struct id id;
	struct word email;
	struct word phone;
	struct word owner;
	struct list tags;
	struct text name;
	/* only with -o */
	struct word role;
	struct instant contacted; /* last spoken with */
	struct id batch;
	struct text note;
};

/* crm-export -t parties: everything, several values in one column parted by
 * " ::: " */
struct card_row {
	struct id id;
	struct word role;
	struct word owner;
	struct word born;
	struct list tags;
	struct text email;
	struct text phone;
	struct text url;
	struct text post;
	struct text organisation;
	struct text department;
	struct text title;
	struct text nickname;
	struct text name;
	struct text note;
};

/* crm-dupes */
struct dupe_row {
	struct id id;	 /* the one to keep */
	struct id other; /* perhaps the same person */
	struct number weight;
	struct text reasons;
	/* only with -o */
	struct text name;
	struct text other_name;
};

/* crm-cases, crm-find -t cases */
struct case_row {
	struct id id;
	struct instant due;
	struct word needs;
	struct number level;
	struct word state;
	struct word kind;
	struct word owner;
	struct id party;
	struct text name;
	struct text subject;
	/* only with -o */
	struct word clock;
	struct instant opened;
	struct instant closed;
	struct word outcome;
	struct number episode;
	struct word about;
	struct id batch;
	struct id problem; /* one cause behind many */
};

/* crm-log: id is the case, or the interaction where there is none */
struct voice_row {
	struct any_id id;
	struct id interaction;
	struct id party;
	struct word kind;
	struct instant due;
	struct word owner;
	struct text name;
	struct text text;
	/* only with -o */
	struct word clock;
};

/* crm-answer, crm-resolve, crm-thank, crm-close, crm-own, crm-merge: one row
 * for each step; id is the case or promise */
struct step_row {
	struct any_id id;
	struct id interaction;
	struct word step; /* answer, question, outcome, thanks, closing, own,
			     merged, asked, kept, moved */
	struct word needs;
	struct instant due;
	struct word owner;
	struct id party;
	struct text name;
	struct text text;
	/* only with -o */
	struct word channel;
	struct id message; /* the letter that carries it */
	struct word address;
};

/* crm-escalate: id late_s from to clock person party name subject */
struct climb_row {
	struct id id;
	struct duration late_s;
	struct number from;
	struct number to;
	struct word clock;
	struct word person;
	struct id party;
	struct text name;
	struct text subject;
};

/* crm-promise, crm-find -t promises */
struct promise_row {
	struct id id;
	struct when due;
	struct word owner;
	struct id party;
	struct text name;
	struct text text;
	/* only with -o */
	struct word side;
	struct word state;
	struct id for_case;
	struct number every;
	struct id batch;
};

/* crm-today */
struct today_row {
	struct any_id id; /* k, p, d, a or c (touch) */
	struct when due;
	struct word needs;
	struct word owner;
	struct id party;
	struct text name;
	struct text text;
};

/* crm-history, crm-find -t batches */
struct batch_row {
	struct id id;
	struct instant at;
	struct word who;
	struct number rows;
	struct id undone; /* the batch that took it back */
	struct text command;
	/* only with -o */
	struct word tool;
	struct word clock;
	struct word origin;
	struct id undoes;
	struct word hash;
};

/* crm-history RECORD */
struct change_row {
	struct id id; /* the batch */
	struct instant at;
	struct word who;
	struct any_id record;
	struct word column;
	struct text old;
	struct text new;
};

/* crm-find -t interactions */
struct interaction_row {
	struct id id;
	struct instant at;
	struct id for_case;
	struct id party;
	struct word kind;
	struct word channel;
	struct word direction;
	struct word who;
	struct text text;
	/* only with -o */
	struct word about;
	struct flag automatic;
	struct id batch;
	/* where it came from (model/origin.h) */
	struct text subject;
	struct text sender;
	struct word url;
	struct number reach;
	struct number rating;
	struct word ref;
	struct word thread;
	struct text attachments;
};

/* crm-import: id is the batch; the counts add up to rows */
struct import_row {
	struct id id;
	struct number rows;
	struct number new;
	struct number details;
	struct number here;
	struct number perhaps;
	struct number bad;
	struct number left;
	struct word noun;
	struct text file;
};

/* crm-send, crm-send --list, crm-find -t messages */
struct message_row {
	struct id id;
	struct word state;
	struct instant due; /* not before */
	struct number tries;
	struct id for_case;
	struct word address;
	struct text subject;
	/* only with -o */
	struct id party;
	struct word person;
	struct instant sent;
	struct word message_id;
	struct text result;
	struct id batch;
};

/* crm-away */
struct absence_row {
	struct id id;
	struct word who;
	struct word deputy;
	struct day from;
	struct day until;
};

/* crm-find -t facts */
struct fact_row {
	struct id id;
	struct day known;
	struct id party;
	struct word fact;
	struct word said_by;
	struct text name;
	struct text value;
	/* only with -o */
	struct text address;
	struct text source;
	struct id batch;
};

/* crm-link, crm-find -t links */
struct link_row {
	struct id id;
	struct id party;
	struct word kind;
	struct id other;
	struct day from;
	struct day until;
	struct text name;
	struct text other_name;
	/* only with -o */
	struct text note;
	struct id batch;
};

/* crm-product, crm-find -t products */
struct product_row {
	struct id id;
	struct money price;
	struct money cost;
	struct word unit;
	struct word state;
	struct text name;
	/* only with -o */
	struct text key;
	struct text note;
	struct id batch;
};

/* crm-sell, crm-find -t sales */
struct sale_row {
	struct id id;
	struct day on;
	struct quantity qty;
	struct money amount;
	struct id party;
	struct id product;
	struct text name; /* of the party */
	struct text what; /* the product's name, or what was noted */
	/* only with -o */
	struct instant at;
	struct text text;
	struct text key;
	struct id invoice;
	struct id batch;
};

/* crm-check: one row for each thing that is wrong; id is the record, or the
 * word of the check where there is none */
struct finding_row {
	struct word id;
	struct word check; /* file, schema, chain, head, obligation, due,
			      policy, mail, ladder, spool, copy,
			      forget */
	struct text text;
};

extern const struct shape party_row_shape;
extern const struct shape card_row_shape;
extern const struct shape dupe_row_shape;
extern const struct shape case_row_shape;
extern const struct shape voice_row_shape;
extern const struct shape step_row_shape;
extern const struct shape climb_row_shape;
extern const struct shape promise_row_shape;
extern const struct shape today_row_shape;
extern const struct shape batch_row_shape;
extern const struct shape change_row_shape;
extern const struct shape interaction_row_shape;
extern const struct shape message_row_shape;
extern const struct shape absence_row_shape;
extern const struct shape fact_row_shape;
extern const struct shape link_row_shape;
extern const struct shape import_row_shape;
extern const struct shape product_row_shape;
extern const struct shape sale_row_shape;
extern const struct shape finding_row_shape;

#endif
