/* SPDX-License-Identifier: ISC
 * The rows that lists and writers hand out.
 */
#include "model/row.h"

static const struct column party_row_columns[] = {
	SHOWN_ID(struct party_row, id, "id", 'c', 9, "the party"),
	SHOWN(struct party_row, email, WORD, 5, "first e-mail address"),
	SHOWN(struct party_row, phone, WORD, 4, "first phone, E.164"),
	SHOWN(struct party_row, owner, WORD, 3, "their own person of ours"),
	SHOWN(struct party_row, tags, LIST, 6, "tags"),
	SHOWN(struct party_row, name, TEXT, 9, "as they write it"),
	SHOWN(struct party_row, role, WORD, 0,
	      "customer, contact, supplier, "
	      "…"),
	SHOWN(struct party_row, contacted, INSTANT, 0, "last spoken with"),
	SHOWN_ID(struct party_row, batch, "batch", 'b', 0, "what made it"),
	SHOWN(struct party_row, note, TEXT, 0, "what to know about them"),
};

static const struct column case_row_columns[] = {
	SHOWN_ID(struct case_row, id, "id", 'k', 9, "the case"),
	SHOWN(struct case_row, due, INSTANT, 8, "when the next step is due"),
	SHOWN(struct case_row, needs, WORD, 7,
	      "next step: answer, wait, resolve, tell, thank, close"),
	SHOWN(struct case_row, level, NUMBER, 3, "rung reached; 0: the owner"),
	SHOWN(struct case_row, state, WORD, 1,
	      "open, waiting, resolved, closed"),
	SHOWN(struct case_row, kind, WORD, 4, "complaint, praise, request, …"),
	SHOWN(struct case_row, owner, WORD, 6, "who owns it"),
	SHOWN_ID(struct case_row, party, "party", 'c', 2, "whose case"),
	SHOWN(struct case_row, name, TEXT, 5, "their name"),
	SHOWN(struct case_row, subject, TEXT, 9, "its first words"),
	SHOWN(struct case_row, clock, WORD, 0, "the clock that is due"),
	SHOWN(struct case_row, opened, INSTANT, 0, "when (re)opened"),
	SHOWN(struct case_row, closed, INSTANT, 0, "when closed"),
	SHOWN(struct case_row, outcome, WORD, 0, "done, declined, cannot"),
	SHOWN(struct case_row, episode, NUMBER, 0,
	      "1, and one more each time it is reopened"),
	SHOWN(struct case_row, about, WORD, 0, "our person it is about"),
	SHOWN_ID(struct case_row, batch, "batch", 'b', 0, "what made it"),
	SHOWN_ID(struct case_row, problem, "problem", 'r', 0,
		 "the problem it is joined to"),
};

static const struct column voice_row_columns[] = {
	SHOWN(struct voice_row, id, ANY_ID, 9,
	      "the case, or the interaction where there is none"),
	SHOWN_ID(struct voice_row, interaction, "interaction", 'i', 4,
		 "what was said"),
	SHOWN_ID(struct voice_row, party, "party", 'c', 5, "who said it"),
	SHOWN(struct voice_row, kind, WORD, 6, "complaint, praise, …, note"),
	SHOWN(struct voice_row, due, INSTANT, 8, "when the next step is due"),
	SHOWN(struct voice_row, owner, WORD, 7, "who owns the case"),
	SHOWN(struct voice_row, name, TEXT, 7, "their name"),
	SHOWN(struct voice_row, text, TEXT, 9, "the words"),
	SHOWN(struct voice_row, clock, WORD, 0, "the clock that is due"),
};

static const struct column step_row_columns[] = {
	SHOWN(struct step_row, id, ANY_ID, 9, "the case or promise"),
	SHOWN_ID(struct step_row, interaction, "interaction", 'i', 3,
		 "the entry made"),
	SHOWN(struct step_row, step, WORD, 8,
	      "answer, question, outcome, thanks, closing, …"),
	SHOWN(struct step_row, needs, WORD, 7, "what it needs next"),
	SHOWN(struct step_row, due, INSTANT, 6, "by when"),
	SHOWN(struct step_row, owner, WORD, 5, "who owns it"),
	SHOWN_ID(struct step_row, party, "party", 'c', 4, "whose"),
	SHOWN(struct step_row, name, TEXT, 5, "their name"),
	SHOWN(struct step_row, text, TEXT, 9, "the words"),
	SHOWN(struct step_row, channel, WORD, 0, "phone, counter, mail, …"),
	SHOWN_ID(struct step_row, message, "message", 'o', 0,
		 "the letter that carries it"),
	SHOWN(struct step_row, address, WORD, 0, "where the letter goes"),
};

static const struct column climb_row_columns[] = {
	SHOWN_ID(struct climb_row, id, "id", 'k', 9, "the case"),
	SHOWN(struct climb_row, late_s, DURATION, 7, "how late it is"),
	SHOWN(struct climb_row, from, NUMBER, 4, "the level before"),
	SHOWN(struct climb_row, to, NUMBER, 8, "the level reached"),
	SHOWN(struct climb_row, clock, WORD, 6,
	      "the clock that is late; letter, hand, praise, promise"),
	SHOWN(struct climb_row, person, WORD, 8, "who was told"),
	SHOWN_ID(struct climb_row, party, "party", 'c', 3, "whose case"),
	SHOWN(struct climb_row, name, TEXT, 5, "their name"),
	SHOWN(struct climb_row, subject, TEXT, 9, "its first words"),
};

static const struct column promise_row_columns[] = {
	SHOWN_ID(struct promise_row, id, "id", 'p', 9, "the promise"),
	SHOWN(struct promise_row, due, WHEN, 8,
	      "by the end of a day, or a "
	      "moment"),
	SHOWN(struct promise_row, owner, WORD, 7, "who sees to it"),
	SHOWN_ID(struct promise_row, party, "party", 'c', 4,
		 "to whom, or by whom"),
	SHOWN(struct promise_row, name, TEXT, 6, "their name"),
	SHOWN(struct promise_row, text, TEXT, 9, "what is owed"),
	SHOWN(struct promise_row, side, WORD, 0, "ours, theirs or touch"),
	SHOWN(struct promise_row, state, WORD, 0,
	      "open, broken, kept, dropped"),
	SHOWN_ID(struct promise_row, for_case, "case", 'k', 0,
		 "the case it was made for"),
	SHOWN(struct promise_row, every, NUMBER, 0,
	      "days to the next one once it is kept"),
	SHOWN_ID(struct promise_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column today_row_columns[] = {
	SHOWN(struct today_row, id, ANY_ID, 9,
	      "the case, promise, article or party"),
	SHOWN(struct today_row, due, WHEN, 8, "by when"),
	SHOWN(struct today_row, needs, WORD, 7,
	      "answer, wait, resolve, tell, thank, close; keep; touch; check"),
	SHOWN(struct today_row, owner, WORD, 4, "whose it is to do"),
	SHOWN_ID(struct today_row, party, "party", 'c', 3, "for whom"),
	SHOWN(struct today_row, name, TEXT, 6, "their name"),
	SHOWN(struct today_row, text, TEXT, 9, "what it is about"),
};

static const struct column batch_row_columns[] = {
	SHOWN_ID(struct batch_row, id, "id", 'b', 9, "the batch"),
	SHOWN(struct batch_row, at, INSTANT, 8, "when"),
	SHOWN(struct batch_row, who, WORD, 7, "on whose behalf"),
	SHOWN(struct batch_row, rows, NUMBER, 5, "rows it wrote"),
	SHOWN_ID(struct batch_row, undone, "undone", 'b', 6,
		 "the batch that took it back"),
	SHOWN(struct batch_row, command, TEXT, 9, "as it was typed"),
	SHOWN(struct batch_row, tool, WORD, 0, "the program"),
	SHOWN(struct batch_row, clock, WORD, 0, "system, or given by CRM_NOW"),
	SHOWN(struct batch_row, origin, WORD, 0, "hand, job or spool"),
	SHOWN_ID(struct batch_row, undoes, "undoes", 'b', 0,
		 "the batch it takes back"),
	SHOWN(struct batch_row, hash, WORD, 0, "its link of the chain"),
};

static const struct column change_row_columns[] = {
	SHOWN_ID(struct change_row, id, "id", 'b', 9, "the batch"),
	SHOWN(struct change_row, at, INSTANT, 8, "when"),
	SHOWN(struct change_row, who, WORD, 7, "who changed it"),
	SHOWN(struct change_row, record, ANY_ID, 6, "of which record"),
	SHOWN(struct change_row, column, WORD, 8, "which column"),
	SHOWN(struct change_row, old, TEXT, 5, "its value until then"),
	SHOWN(struct change_row, new, TEXT, 9, "its value since"),
};

static const struct column interaction_row_columns[] = {
	SHOWN_ID(struct interaction_row, id, "id", 'i', 9, "the entry"),
	SHOWN(struct interaction_row, at, INSTANT, 8, "when it was said"),
	SHOWN_ID(struct interaction_row, for_case, "case", 'k', 6, "its case"),
	SHOWN_ID(struct interaction_row, party, "party", 'c', 5,
		 "who said it or was told"),
	SHOWN(struct interaction_row, kind, WORD, 7,
	      "complaint, …; answer, question, thanks; outcome, closing; "
	      "note"),
	SHOWN(struct interaction_row, channel, WORD, 3, "phone, mail, …"),
	SHOWN(struct interaction_row, direction, WORD, 4, "in, out or own"),
	SHOWN(struct interaction_row, who, WORD, 5, "our person"),
	SHOWN(struct interaction_row, text, TEXT, 9, "the words"),
	SHOWN(struct interaction_row, about, WORD, 0, "our person it is about"),
	SHOWN(struct interaction_row, automatic, FLAG, 0, "a machine said it"),
	SHOWN_ID(struct interaction_row, batch, "batch", 'b', 0,
		 "what made it"),
	SHOWN(struct interaction_row, subject, TEXT, 0, "of the mail"),
	SHOWN(struct interaction_row, sender, TEXT, 0, "as the mail says"),
	SHOWN(struct interaction_row, url, WORD, 0, "where it can be read"),
	SHOWN(struct interaction_row, reach, NUMBER, 0,
	      "how many could read it"),
	SHOWN(struct interaction_row, rating, NUMBER, 0, "1 to 5"),
	SHOWN(struct interaction_row, ref, WORD, 0,
	      "Message-ID, or key of the post"),
	SHOWN(struct interaction_row, thread, WORD, 0, "the ref it answers"),
	SHOWN(struct interaction_row, attachments, TEXT, 0, "their names"),
};

static const struct column message_row_columns[] = {
	SHOWN_ID(struct message_row, id, "id", 'o', 9, "the letter"),
	SHOWN(struct message_row, state, WORD, 8,
	      "queued, sending, sent, unknown or dropped"),
	SHOWN(struct message_row, due, INSTANT, 5, "not before"),
	SHOWN(struct message_row, tries, NUMBER, 4, "tries so far"),
	SHOWN_ID(struct message_row, for_case, "case", 'k', 6, "its case"),
	SHOWN(struct message_row, address, WORD, 7, "where it goes"),
	SHOWN(struct message_row, subject, TEXT, 9, "its subject"),
	SHOWN_ID(struct message_row, party, "party", 'c', 0,
		 "the customer it goes to"),
	SHOWN(struct message_row, person, WORD, 0, "or our person it goes to"),
	SHOWN(struct message_row, sent, INSTANT, 0, "when it left"),
	SHOWN(struct message_row, message_id, WORD, 0, "its Message-ID"),
	SHOWN(struct message_row, result, TEXT, 0, "what the mailer said last"),
	SHOWN_ID(struct message_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column absence_row_columns[] = {
	SHOWN_ID(struct absence_row, id, "id", 'w', 5, "the absence"),
	SHOWN(struct absence_row, who, WORD, 9, "who is away"),
	SHOWN(struct absence_row, deputy, WORD, 9, "who stands in"),
	SHOWN(struct absence_row, from, DAY, 8, "the first day away"),
	SHOWN(struct absence_row, until, DAY, 8, "the last day away"),
};

static const struct column fact_row_columns[] = {
	SHOWN_ID(struct fact_row, id, "id", 'f', 8, "the fact"),
	SHOWN(struct fact_row, known, DAY, 6, "the day it was said"),
	SHOWN_ID(struct fact_row, party, "party", 'c', 7, "about whom"),
	SHOWN(struct fact_row, fact, WORD, 9, "its name"),
	SHOWN(struct fact_row, said_by, WORD, 4, "who said it"),
	SHOWN(struct fact_row, name, TEXT, 5, "their name"),
	SHOWN(struct fact_row, value, TEXT, 9, "what is known"),
	SHOWN(struct fact_row, address, TEXT, 0,
	      "the address that it is about"),
	SHOWN(struct fact_row, source, TEXT, 0, "a card, a file, …"),
	SHOWN_ID(struct fact_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column link_row_columns[] = {
	SHOWN_ID(struct link_row, id, "id", 'j', 8, "the link"),
	SHOWN_ID(struct link_row, party, "party", 'c', 7, "who"),
	SHOWN(struct link_row, kind, WORD, 9, "employee-of, buys-through, …"),
	SHOWN_ID(struct link_row, other, "other", 'c', 7, "to whom"),
	SHOWN(struct link_row, from, DAY, 3, "its first day"),
	SHOWN(struct link_row, until, DAY, 4, "its last day"),
	SHOWN(struct link_row, name, TEXT, 8, "the name of who"),
	SHOWN(struct link_row, other_name, TEXT, 9, "the name of whom"),
	SHOWN(struct link_row, note, TEXT, 0, "what to know about it"),
	SHOWN_ID(struct link_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column finding_row_columns[] = {
	SHOWN(struct finding_row, id, WORD, 9, "the record, or the check"),
	SHOWN(struct finding_row, check, WORD, 8, "what was checked"),
	SHOWN(struct finding_row, text, TEXT, 9,
	      "what is wrong, and the "
	      "remedy"),
};

static const struct column card_row_columns[] = {
	SHOWN_ID(struct card_row, id, "id", 'c', 9, "the party"),
	SHOWN(struct card_row, role, WORD, 9, "customer, contact, …"),
	SHOWN(struct card_row, owner, WORD, 9, "their own person of ours"),
	SHOWN(struct card_row, born, WORD, 9, "birthday"),
	SHOWN(struct card_row, tags, LIST, 9, "tags"),
	SHOWN(struct card_row, email, TEXT, 9, "e-mail addresses"),
	SHOWN(struct card_row, phone, TEXT, 9, "phones, E.164"),
	SHOWN(struct card_row, url, TEXT, 9, "pages"),
	SHOWN(struct card_row, post, TEXT, 9, "postal addresses, in a line"),
	SHOWN(struct card_row, organisation, TEXT, 9, "where they work"),
	SHOWN(struct card_row, department, TEXT, 9, "its unit"),
	SHOWN(struct card_row, title, TEXT, 9, "as what they work"),
	SHOWN(struct card_row, nickname, TEXT, 9, "what friends say"),
	SHOWN(struct card_row, name, TEXT, 9, "as they write it"),
	SHOWN(struct card_row, note, TEXT, 9, "what to know about them"),
};

static const struct column dupe_row_columns[] = {
	SHOWN_ID(struct dupe_row, id, "id", 'c', 9, "the one to keep"),
	SHOWN_ID(struct dupe_row, other, "other", 'c', 9,
		 "perhaps the same person"),
	SHOWN(struct dupe_row, weight, NUMBER, 8,
	      "how much speaks for it, by the policy's weights"),
	SHOWN(struct dupe_row, reasons, TEXT, 9,
	      "their names, what they have in common, what tells them apart"),
	SHOWN(struct dupe_row, name, TEXT, 0, "name of the one to keep"),
	SHOWN(struct dupe_row, other_name, TEXT, 0, "name of the other"),
};

static const struct column import_row_columns[] = {
	SHOWN_ID(struct import_row, id, "id", 'b', 9, "the run; crm-undo"),
	SHOWN(struct import_row, rows, NUMBER, 8, "read"),
	SHOWN(struct import_row, new, NUMBER, 8, "made"),
	SHOWN(struct import_row, details, NUMBER, 7,
	      "here already, to whom details were added"),
	SHOWN(struct import_row, here, NUMBER, 7, "here already, all of it"),
	SHOWN(struct import_row, perhaps, NUMBER, 7,
	      "made, and perhaps here already: crm-dupes"),
	SHOWN(struct import_row, bad, NUMBER, 8, "refused"),
	SHOWN(struct import_row, left, NUMBER, 6, "not asked for by --only"),
	SHOWN(struct import_row, noun, WORD, 5, "what was imported"),
	SHOWN(struct import_row, file, TEXT, 9, "from which file"),
};

static const struct column product_row_columns[] = {
	SHOWN_ID(struct product_row, id, "id", 'g', 9, "the product"),
	SHOWN(struct product_row, price, MONEY, 8, "of one"),
	SHOWN(struct product_row, cost, MONEY, 5, "what one costs us"),
	SHOWN(struct product_row, unit, WORD, 4, "piece, kg, hour"),
	SHOWN(struct product_row, state, WORD, 3, "live, retired"),
	SHOWN(struct product_row, name, TEXT, 9, "what it is called"),
	SHOWN(struct product_row, key, TEXT, 0, "its number elsewhere"),
	SHOWN(struct product_row, note, TEXT, 0, "what to know about it"),
	SHOWN_ID(struct product_row, batch, "batch", 'b', 0, "what made it"),
};

static const struct column sale_row_columns[] = {
	SHOWN_ID(struct sale_row, id, "id", 's', 9, "the sale"),
	SHOWN(struct sale_row, on, DAY, 8, "the day"),
	SHOWN(struct sale_row, qty, QUANTITY, 6, "how many; below 0: a return"),
	SHOWN(struct sale_row, amount, MONEY, 8,
	      "for all of it; below 0: given back"),
	SHOWN_ID(struct sale_row, party, "party", 'c', 5, "who bought"),
	SHOWN_ID(struct sale_row, product, "product", 'g', 4, "the product"),
	SHOWN(struct sale_row, name, TEXT, 7, "their name"),
	SHOWN(struct sale_row, what, TEXT, 9,
	      "the product's name, or what was noted"),
	SHOWN(struct sale_row, at, INSTANT, 0, "the moment, if known"),
	SHOWN(struct sale_row, text, TEXT, 0, "what was noted"),
	SHOWN(struct sale_row, key, TEXT, 0, "its number elsewhere"),
	SHOWN_ID(struct sale_row, invoice, "invoice", 'v', 0,
		 "on which it was billed"),
	SHOWN_ID(struct sale_row, batch, "batch", 'b', 0, "what made it"),
};

const struct shape party_row_shape = SHAPE(struct party_row, party_row_columns);
const struct shape card_row_shape = SHAPE(struct card_row, card_row_columns);
const struct shape dupe_row_shape = SHAPE(struct dupe_row, dupe_row_columns);
const struct shape case_row_shape = SHAPE(struct case_row, case_row_columns);
const struct shape voice_row_shape = SHAPE(struct voice_row, voice_row_columns);
const struct shape step_row_shape = SHAPE(struct step_row, step_row_columns);
const struct shape climb_row_shape = SHAPE(struct climb_row, climb_row_columns);
const struct shape promise_row_shape =
	SHAPE(struct promise_row, promise_row_columns);
const struct shape today_row_shape = SHAPE(struct today_row, today_row_columns);
const struct shape batch_row_shape = SHAPE(struct batch_row, batch_row_columns);
const struct shape change_row_shape =
	SHAPE(struct change_row, change_row_columns);
const struct shape interaction_row_shape =
	SHAPE(struct interaction_row, interaction_row_columns);
const struct shape message_row_shape =
	SHAPE(struct message_row, message_row_columns);
const struct shape absence_row_shape =
	SHAPE(struct absence_row, absence_row_columns);
const struct shape fact_row_shape = SHAPE(struct fact_row, fact_row_columns);
const struct shape link_row_shape = SHAPE(struct link_row, link_row_columns);
const struct shape finding_row_shape =
	SHAPE(struct finding_row, finding_row_columns);
const struct shape import_row_shape =
	SHAPE(struct import_row, import_row_columns);
const struct shape product_row_shape =
	SHAPE(struct product_row, product_row_columns);
const struct shape sale_row_shape = SHAPE(struct sale_row, sale_row_columns);
