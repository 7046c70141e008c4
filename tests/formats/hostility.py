"""Texts that markup, logs and readers trip over, and a corpus that has one in every field."""

import json

HOSTILE = [
    "a | b || c",
    "`code` ``more`` ```",
    "<script>alert(1)</script>",
    "<!-- hidden",
    "--> <b>bold</b>",
    "](http://evil.example/x)",
    "![picture](http://evil.example/x.png)",
    "[text][ref]",
    "$5 and $6",
    "@user and a@example.com",
    "#1 and org/repo#22",
    "</details><details>",
    "www.example.com https://example.com <https://example.com>",
    "# heading",
    "=====",
    "---",
    "- item",
    "1. item",
    "+ item",
    "> quote",
    "*em* **strong** _em_ __strong__ ~~gone~~",
    "back\\slash \\| \\",
    "&lt;b&gt; &#60; &copy;",
    "    four spaces",
]
CONTROLS = "a\nb\r\nc\td\x00e\x1b[31mf\x9bg\u2028h\u202ei\u2066j\u200fk\u200bl\x7fm"


def hostile_corpus(text: str) -> dict[str, str]:
    bad, word = json.dumps(text), json.dumps(text[:300])
    return {
        "facts/words.yaml": f"entities:\n"
        f"  thing: {{label: {word}, type: {word}, aliases: [{json.dumps('alias ' + text[:300])}], "
        "parts: complete}\n"
        f"  part: {{label: {json.dumps('part ' + text[:300])}, part_of: thing}}\n"
        f"attributes:\n"
        f"  kept: {{label: {word}, kind: text, exact: true, qualifiers: [for]}}\n"
        f"  told: {{label: {word}, kind: text}}\n"
        f"  made_on: {{label: {word}, kind: date}}\n"
        f"  listed: {{label: {word}, kind: set, members: text}}\n"
        f"  size: {{label: {word}, kind: quantity, unit: m}}\n",
        "facts/one.yaml": f"source: {{id: one, title: {bad}, publisher: {bad}, author: {bad}, "
        f"published: {{value: 2001, inferred: {bad}}}, document: {{file: {bad}}}}}\n"
        "facts:\n"
        f"  - {{subject: thing, attribute: kept, value: {bad}, quote: {bad}, said_by: {bad}, "
        f"note: {bad}, inferred: {bad}}}\n"
        f"  - {{subject: thing, attribute: told, value: {bad}, quote: [{bad}, {bad}]}}\n"
        f"  - {{subject: thing, attribute: kept, value: x, qualifiers: {{for: {bad}}}, "
        f"quote: {bad}, id: one.q}}\n"
        f"  - {{subject: thing, attribute: listed, value: [{bad}, b], quote: {bad}}}\n"
        f"  - {{subject: part, attribute: size, value: 3 m, quote: {bad}}}\n"
        f"  - {{subject: part, attribute: told, value: x, quote: {bad}, retracted: {bad}}}\n"
        f"  - {{subject: thing, attribute: made_on, value: 1999, quote: {bad}}}\n",
        "facts/two.yaml": f"source: {{id: two, title: {bad}}}\nfacts:\n"
        "  - {subject: thing, attribute: kept, value: other}\n"
        "  - {subject: thing, attribute: told, value: other}\n"
        "  - {subject: thing, attribute: size, value: 7 m}\n"
        "  - {subject: thing, attribute: made_on, value: 1999}\n"
        "  - {subject: thing, attribute: listed, value: [b, c]}\n",
        "rules/rules.yaml": "rules:\n"
        f"  - {{id: agree, title: {bad}, why: {bad}, check: {{agree: {{}}}}}}\n"
        f"  - {{id: added, title: {bad}, why: {bad}, derive: {{sum: {{attribute: size, "
        "parts_of: thing}}}\n"
        f"  - {{id: handed, title: {bad}, why: {bad}, may_match_nothing: true, "
        "derive: {distribute: {attribute: made_on}}}\n"
        f"  - {{id: nothing, title: {bad}, check: {{agree: {{attributes: [kept]}}}}}}\n",
    }
