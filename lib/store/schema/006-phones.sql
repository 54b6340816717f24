-- Phone numbers that are kept as they were written are found by their digits,
-- whatever stands between them. A released file never changes.

UPDATE addresses SET value_key = replace(replace(replace(replace(replace(replace(
	lower(value), ' ', ''), '-', ''), '.', ''), '/', ''), '(', ''), ')', '')
	WHERE medium = 'phone';
