#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-import on real files: what others published, counted.
. "$(dirname "$0")/kit.sh"

[ -d "$CRM_TEST_DATA" ] || skip_all "no test data"

# base: an empty one
base()
{
	rm -rf crm.db* policy.yaml mapping
	crm-init --name "Berg Kettles" --currency EUR --zone Europe/Berlin \
		>/dev/null
}

# media: how many e-mails, phones and postal addresses are in the record
media()
{
	crm-export -t all >all.jsonl
	for medium in email phone post; do
		grep -c "\"medium\":\"$medium\"" all.jsonl
	done | tr '\n' ' '
}

# --- cards ---------------------------------------------------------------------

# Cards, e-mails, phones and postal addresses, counted by eye; a number that a
# card has twice counts once, and what is no e-mail address does not.
while read -r file cards emails phones posts; do
	base
	run "crm-import --on-match new '$CRM_TEST_DATA/vcard/$file'"
	is "$STATUS $(cut -f 2,3,7 "$OUT" | tr '\t' ' ') $(media)" \
		"0 $cards $cards 0 $emails $phones $posts " "$file: all of it"
	run "crm-import -o new,details,perhaps '$CRM_TEST_DATA/vcard/$file'"
	is "$(cat "$OUT")" "0	0	0" "$file: again, it adds nothing"
	ok 'crm-check' "$file: all is well"
	crm-export -t parties --as vcard state=live >out.vcf
	crm-export -t parties --as csv state=live | cut -d , -f 2- >want
	base
	ok 'crm-import --on-match new out.vcf' "$file: comes back"
	crm-export -t parties --as csv state=live | cut -d , -f 2- >got
	ok 'cmp want got' "$file: the same"
done <<'FILES'
ez-vcard/John_Doe_ANDROID.vcf 6 4 7 0
ez-vcard/John_Doe_EVOLUTION.vcf 1 1 2 1
ez-vcard/John_Doe_GMAIL.vcf 1 1 2 1
ez-vcard/John_Doe_MS_OUTLOOK.vcf 1 1 2 2
ez-vcard/gmail-list.vcf 3 3 0 0
ez-vcard/gmail-single.vcf 1 1 2 2
ez-vcard/outlook-2003.vcf 1 1 4 1
ez-vcard/rfc2426-example.vcf 2 3 4 2
ez-vcard/rfc6350-example.vcf 1 1 2 1
ical4j/valid/Denis_Hennessy.vcf 1 1 2 1
ical4j/valid/Frank_Dawson.vcf 1 2 2 1
ical4j/valid/Simon_Perreault.vcf 1 1 3 1
ical4j/valid/Simon_Perreault_03.vcf 1 1 2 1
ical4j/valid/Tony_Small.vcf 1 1 2 1
ical4j/valid/vcard-group.vcf 1 0 0 1
ical4j/valid/vcard-lowercase.vcf 1 1 0 0
ical4j/valid/vcard-url.vcf 1 0 0 0
libical/test.vcf 2 1 2 1
FILES

# --- tables ----------------------------------------------------------------------

while read -r file column rows; do
	base
	run "crm-import --on-match new --map 'name=$column' \
		'$CRM_TEST_DATA/csv-spectrum/csvs/$file.csv'"
	is "$STATUS $(cut -f 2,3 "$OUT" | tr '\t' ' ')" "0 $rows $rows" \
		"$file: every row"
done <<'FILES'
comma_in_quotes first 1
empty a 2
empty_crlf a 2
escaped_quotes a 2
json key 1
newlines a 3
newlines_crlf a 3
quotes_and_newlines a 2
simple a 1
simple_crlf a 1
utf8 a 2
FILES

bank=$CRM_TEST_DATA/campaign/bank_full.csv
base
run "crm-import -t interactions --create --map \
	'customer=job,channel=contact,text=y' '$bank'"
is "$STATUS $(cut -f 2,3 "$OUT" | tr '\t' ' ')" "0 45211 45211" \
	"the 45,211 calls of a bank"
is "$(crm-find -t interactions -o text | sort | uniq -c | tr -s ' ' |
	tr '\n' ' ')" " 39922 no  5289 yes " "5,289 of them with success"
is "$(crm-find role=contact | wc -l | tr -d ' ')" 12 "to people of twelve trades"
ok 'crm-check' "all is well"
run "crm-import -t interactions --create --map \
	'customer=job,channel=contact,text=y' '$bank'"
is "$(cut -f 3,5 "$OUT")" "0	45211" "again, they add nothing"
ok 'crm-undo -q' "taken back as one"
is "$(crm-find -t interactions | wc -l | tr -d ' ')" 0 "nothing is left"
run "crm-import -t interactions --create --map \
	'customer=job,channel=contact,text=y' '$bank'"
is "$(cut -f 3 "$OUT")" 45211 "and they come in again"

# --- naughty strings ----------------------------------------------------------------

blns=$CRM_TEST_DATA/blns/blns.json
if perl -MJSON::PP -e 1 2>/dev/null; then
	# shellcheck disable=SC2016
	perl -MJSON::PP -0777 -ne '
		my $json = JSON::PP->new->utf8->canonical->allow_nonref;
		my $n = 0;
		for my $s (@{$json->decode($_)}) {
			my $key = "k" . $n++;
			next if $s =~ /^\s*$/;
			print $json->encode({key => $key, name => $s,
				note => $s, street => $s}), "\n";
		}' "$blns" >blns.jsonl
	want=$(wc -l <blns.jsonl | tr -d ' ')
	base
	run 'crm-import --on-match new blns.jsonl'
	is "$STATUS $(cut -f 2,3 "$OUT" | tr '\t' ' ')" "0 $want $want" \
		"naughty strings as names, notes and addresses"
	crm-export -t parties --as json state=live >stored.jsonl
	# shellcheck disable=SC2016
	ok 'perl -MJSON::PP -e '\''
		my $json = JSON::PP->new->utf8->allow_nonref;
		open(my $a, "<", "blns.jsonl"); open(my $b, "<", "stored.jsonl");
		while (my $x = <$a>) {
			my ($w, $g) = map { $json->decode($_) } $x, scalar <$b>;
			for my $f ("name", "note") {
				die "$f of $w->{key}\n"
					unless $w->{$f} eq $g->{$f};
			}
		}'\' "stored as they were"
	ok 'crm-check' "all is well"
	for form in csv tsv json vcard; do
		crm-export -t parties --as $form state=live >out.$form
	done
	crm-find -o name,note state=live role=contact >want
	for form in tsv json vcard csv; do
		base
		run "crm-import --on-match new out.$form"
		is "$STATUS" 0 "exported as $form, they come in again"
		crm-find -o name,note state=live role=contact >got
		# CSV shows what could act on a terminal as \u{1b}, and puts a '
		# before a formula, as some of these texts do themselves
		if [ "$form" = csv ]; then
			grep -v "u{\|^'\{0,1\}[-=+@]" want >plain
			mv plain want
			grep -v "u{\|^'\{0,1\}[-=+@]" got >plain
			mv plain got
		fi
		ok 'test -s got && cmp want got' "$form: equal"
	done
else
	skip 12 "no JSON::PP"
fi
finish
