#!/bin/sh
# SPDX-License-Identifier: ISC
# crm-report --html and --svg: one page that needs nothing else.
. "$(dirname "$0")/../kit.sh"

crm-init --name 'Berg & Söhne <Kettles>' --currency EUR --zone Europe/Berlin
crm-add -q 'Anna "A" <b>Berg</b>'
crm-log -q -k complaint c1 'it leaks & <script>alert(1)</script>'
cat >sales.csv <<'CSV'
customer,date,qty,amount
c1,2026-01-05,1,60.00
c1,2026-03-05,1,30.00
CSV
crm-import -q -t sales sales.csv 2>/dev/null
reports=$(crm-report | cut -f 1)

t_err "a report without a picture" 2 'crm-report cases --svg' <<ERR
crm-report: cases has no picture: --svg goes with $(for report in $reports; do
	crm-report "$report" --svg >/dev/null 2>&1 && echo "$report"
done | paste -sd , - | sed 's/,/, /g')
ERR
for bad in "day --html --tsv" "value --svg --html" "value --svg -o id" "--html" \
	"--svg"; do
	run "crm-report $bad"
	is "$STATUS" 2 "$bad is refused"
done

for form in --html --svg; do
	run "crm-report value $form >/dev/full"
	is "$STATUS" 74 "$form: a full disk is an error"
	t "$form: a reader that goes away is none" 0 \
		"crm-report value $form | head -c 5 >/dev/null" </dev/null
done

if has python3; then
	cat >check.py <<'PY'
import re, sys
import xml.etree.ElementTree as tree

H = "{http://www.w3.org/1999/xhtml}"
S = "{http://www.w3.org/2000/svg}"

def texts(file, name):
    found = tree.parse(file).getroot().iter(name)
    return ["".join(one.itertext()) for one in found]

def page(file):
    raw = open(file, encoding="utf-8").read()
    root = tree.fromstring(raw)
    assert raw.startswith("<!DOCTYPE html>\n"), "no doctype"
    assert root.tag == H + "html" and root.get("lang") == "en", "no language"
    names = [one.tag.replace(H, "") for one in root.iter()]
    for banned in ("script", "link", "img", "iframe", "object", "embed"):
        assert banned not in names, banned
    for one in root.iter():
        for key in one.attrib:
            assert key not in ("src", "href", "style"), key
            assert not key.startswith("on"), key
            assert "http" not in one.get(key) or key == "aria-label", key
    style = root.find(f"{H}head/{H}style").text
    for wanted in ("prefers-color-scheme:dark", "@media print", "max-width"):
        assert wanted in style, wanted
    for banned in ("url(", "@import", "http", "</"):
        assert banned not in style, banned
    heads = [name for name in names if re.fullmatch("h[1-6]", name)]
    assert heads[0] == "h1" and heads.count("h1") == 1, heads
    assert set(heads[1:]) <= {"h2"}, heads
    assert root.find(f"{H}head/{H}title").text == "".join(
        root.find(f".//{H}h1").itertext())
    for figure in root.iter(H + "figure"):
        assert figure.find(H + "figcaption") is not None
        assert figure.find(f".//{H}table") is not None or "nothing to draw" in (
            "".join(figure.itertext())), "no table behind a figure"
    for drawn in root.iter(H + "svg"):
        assert drawn.get("aria-hidden") == "true"

def picture(file):
    raw = open(file, encoding="utf-8").read()
    root = tree.fromstring(raw)
    assert root.tag == S + "svg" and root.find(S + "title").text
    assert "prefers-color-scheme:dark" in root.find(S + "style").text
    wide, high = root.get("width"), root.get("height")
    assert root.get("viewBox") == f"0 0 {wide} {high}"
    for one in root.iter():
        assert one.tag.replace(S, "") in (
            "svg", "title", "style", "rect", "text", "path"), one.tag
        for key in one.attrib:
            assert "href" not in key and not key.startswith("on"), key
            assert "http" not in one.get(key), key
    assert "url(" not in raw and "@import" not in raw

if __name__ == "__main__":
    {"page": page, "picture": picture}[sys.argv[1]](sys.argv[2])
PY
	# A page is never wider than the terminal, whatever they are called.
	cat >wide.py <<'PY'
import sys, unicodedata

def cells(line):
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)

print(max(cells(line.rstrip("\n")) for line in sys.stdin) <= int(sys.argv[1]))
PY
	crm-add -q '李娜 李娜 李娜 李娜 李娜 李娜 李娜 李娜 李娜 李娜'
	crm-add -q 'Jörg Müller-Lüdenscheidt zu Weißenstein-Überlingen'
	cat >more.csv <<-'CSV'
	customer,date,qty,amount,currency
	c2,2026-01-06,1,1234567.89,EUR
	c3,2026-01-07,1,30,JPY
	CSV
	crm-import -q -t sales more.csv 2>/dev/null
	for report in $reports; do
		for width in 40 80 200; do
			is "$(COLUMNS=$width crm-report "$report" |
				python3 wide.py $width)" True \
				"$report fits into $width cells"
		done
	done
	for report in $reports; do
		crm-report "$report" --html >page.html
		ok 'python3 check.py page page.html' \
			"$report: one page, nothing else needed"
		crm-report "$report" --svg >picture.svg 2>/dev/null || continue
		ok 'python3 check.py picture picture.svg' \
			"$report: one picture, nothing else needed"
	done
	crm-report day --html >day.html
	t "what somebody typed is text" 0 'python3 -c "
import check
for text in check.texts(\"day.html\", check.H + \"td\")[3:5]:
    print(text)
print(check.texts(\"day.html\", check.H + \"h1\")[0])"' <<'OUT'
Anna "A" <b>Berg</b>
complaint: it leaks & <script>alert(1)</script>
Berg & Söhne <Kettles>, Mon 23 Nov 2026
OUT
	crm-report value --svg >value.svg
	t "in a picture too" 0 'python3 -c "
import check
print(*[text for text in check.texts(\"value.svg\", check.S + \"text\")
        if text.startswith(\"c1 \")])"' <<'OUT'
c1 Anna "A" <b>Berg</b>
OUT
else
	skip 2 "optional: python3 is missing"
fi

blns=$CRM_TEST_DATA/blns/blns.json
if [ -f "$blns" ] && has python3; then
	python3 -c '
import json, sys
for name in json.load(open(sys.argv[1])):
    if name.strip():
        print(json.dumps({"name": name}))' "$blns" >blns.jsonl
	crm-import -q --on-match new blns.jsonl 2>/dev/null
	crm-find -o id state=any | crm-log -q -k opinion -m "as you like" 2>/dev/null
	crm-report day --html >naughty.html
	ok 'python3 check.py page naughty.html' \
		"naughty names: the page is well-formed"
	crm-report day --json >naughty.jsonl
	t "naughty names: each is there as it was typed" 0 'python3 -c "
import json, re
import check
def plain(text):
    text = re.sub(\"[ \\\\t\\\\r\\\\n]+\", \" \", text or \"\").strip(\" \")
    return re.sub(r\"\\\\u\\{([0-9a-f]+)\\}\",
                  lambda hit: chr(int(hit[1], 16)), text)
want = [json.loads(line) for line in open(\"naughty.jsonl\")]
want = [plain(row[\"name\"]) for row in want if row[\"what\"] == \"in\"]
cells = check.texts(\"naughty.html\", check.H + \"td\")
got = [plain(name) for name in cells[3:5 * len(want):5]]
print(len(want), got == want)"' <<'OUT'
517 True
OUT
else
	skip 2 "no test data: naughty strings"
fi

if has chromium; then
	browser()
	{
		chromium --headless=new --no-sandbox --disable-gpu \
			--disable-dev-shm-usage --no-first-run \
			--user-data-dir="$KIT_DIR/browser" "$@" 2>/dev/null
	}
	crm-report value --html >value.html
	ok 'browser --dump-dom "file://$PWD/value.html" >dom' \
		"a browser opens the page"
	ok 'grep -q "<h1>Berg &amp; Söhne &lt;Kettles&gt;, who brings" dom' \
		"and shows its heading"
	for width in 500 1200; do
		ok 'browser --window-size=$width,800 --screenshot=page.png \
			"file://$PWD/value.html" && [ -s page.png ]' \
			"it is drawn $width wide"
	done
	ok 'browser --print-to-pdf=page.pdf "file://$PWD/value.html" &&
		head -c 5 page.pdf | grep -q "%PDF-"' "and printed"
	ok 'browser --screenshot=picture.png "file://$PWD/value.svg" &&
		[ -s picture.png ]' "the picture alone is drawn"
else
	skip 6 "optional: chromium is missing"
fi
finish
