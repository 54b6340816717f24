/* SPDX-License-Identifier: ISC
 * What the events of an episode come to.
 */
#include "domain/story.h"

#include "base/str.h"
#include "domain/calendar.h"

static bool
is_note(const struct interaction *event)
{
	return str_same(event->kind.s, "note");
}

static bool
is_from_them(const struct interaction *event)
{
	return str_same(event->direction.s, "in");
}

static bool
is_question(const struct interaction *event)
{
	return str_same(event->kind.s, "question");
}

static bool
is_thanks(const struct interaction *event)
{
	return str_same(event->kind.s, "thanks");
}

static bool
is_answer(const struct interaction *event)
{
	return str_same(event->direction.s, "out") &&
	       (str_same(event->kind.s, "answer") || is_question(event) ||
		is_thanks(event));
}

/* Praise is thanked for to the colleague it is about, often in the house; any
 * other voice to the one who spoke. */
static bool
counts_as_thanks(const struct story *story, const struct interaction *event)
{
	const char *about = story->of->file->about.s;

	if (!is_thanks(event) || is_from_them(event))
		return false;
	if (!story->kind->climbs)
		return is_answer(event);
	return str_same(about, NULL) || str_same(about, event->about.s);
}

static void
end_waiting(struct story *story)
{
	if (instant_missing(story->waiting_since))
		return;
	if (instant_missing(story->outcome_at))
		story->paused_s += calendar_count(
			story->calendar, story->waiting_since, story->at);
	story->waiting_since = INSTANT_MISSING;
}

static void
take_theirs(struct story *story, const struct interaction *event)
{
	bool answered = !instant_missing(story->first_answer_at);

	end_waiting(story);
	story->turn_at = story->at;
	if (is_note(event) || !instant_missing(story->voice_at))
		return;
	story->voice_at = story->at;
	if (answered) {
		story->next_from = story->at;
		story->next_until = INSTANT_MISSING;
	} else if (instant_missing(story->owed_from)) {
		story->owed_from = story->at;
	}
}

static void
take_answer(struct story *story, const struct interaction *event)
{
	if (instant_missing(story->first_answer_at))
		story->first_answer_at = story->at;
	else if (!instant_missing(story->voice_at))
		story->next_until = story->at;
	story->voice_at = INSTANT_MISSING;
	story->last_answer_at = story->at;
	story->turn_at = story->at;
	if (!is_question(event)) {
		end_waiting(story);
		story->told = true;
	} else if (instant_missing(story->waiting_since)) {
		story->waiting_since = story->at;
	}
}

static void
take_outcome(struct story *story)
{
	end_waiting(story);
	story->outcome_at = story->at;
	story->turn_at = story->at;
	story->told = false;
}

static void
take_event(struct story *story, const struct interaction *event)
{
	if (event->automatic.yes)
		return;
	/* A clock that was set back must not make a span negative. */
	if (event->at.s > story->at.s)
		story->at = event->at;
	if (event->id.n == story->of->file->settled_by.n)
		take_outcome(story);
	else if (is_from_them(event))
		take_theirs(story, event);
	else if (is_answer(event))
		take_answer(story, event);
	if (counts_as_thanks(story, event))
		story->thanked = true;
}

bool
story_returned(const struct interaction *event)
{
	return str_same(event->kind.s, STORY_RETURNED);
}

void
story_read(const struct clock_case *of, const struct policy_kind *kind,
	   const struct calendar *calendar, struct story *story)
{
	const struct case_file *file = of->file;
	size_t i = 0;

	*story = (struct story){.of = of,
				.kind = kind,
				.calendar = calendar,
				.owed_from = INSTANT_MISSING,
				.first_answer_at = INSTANT_MISSING,
				.last_answer_at = INSTANT_MISSING,
				.voice_at = INSTANT_MISSING,
				.next_from = INSTANT_MISSING,
				.next_until = INSTANT_MISSING,
				.waiting_since = INSTANT_MISSING,
				.outcome_at = INSTANT_MISSING};

	while (i < of->said_count && of->said[i].id.n < file->opened_by.n)
		i++;
	story->at = file->opened_at;
	if (i < of->said_count && !instant_missing(of->said[i].at))
		story->at = of->said[i].at;
	story->opened_at = story->turn_at = story->at;
	if (kind->gate.answer)
		story->owed_from = story->at;
	for (; i < of->said_count; i++)
		take_event(story, &of->said[i]);
}
