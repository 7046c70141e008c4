"""One more waiver in a file that people keep: its comments and its layout stay."""

from typing import Final

from checker.editing.blocks import Block
from checker.editing.editor import Editor, NoPlace
from checker.editing.scalars import Quoted, Unquoted
from checker.judge.waivers import values_of
from checker.model.corpus import Corpus
from checker.model.place import Place
from checker.model.report import Report
from checker.model.waiver import Waiver
from checker.spelling.nearest import Nearest
from checker.values.texts import normal_text
from checker.values.verdict import Verdict

HEAD: Final = "# yaml-language-server: $schema=../.checker/waivers.json\nwaivers:\n"
"""What a new file of waivers begins with."""


def accepted(
    name: str,
    reason: str,
    owner: str,
    expires: str,
    today: str,
    corpus: Corpus,
    report: Report,
) -> Waiver:
    """The waiver of the finding or stated claim that ``name`` is the id of.

    It is bound to what the claims say now. Raises ``ValueError`` with words for the user.
    """
    shown = name[:80]
    if expires < today:
        raise ValueError(f"--expires {expires}: is past: name a day from {today} on")
    for option, text in (("reason", reason), ("owner", owner)):
        if not normal_text(text):
            raise ValueError(f"--{option}: is empty: say it in words")
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise ValueError(f"--{option}: is not text in UTF-8")
    for waiver in corpus.waivers:
        if waiver.of == name:
            raise ValueError(f"'{shown}' has a waiver at {waiver.place}: change or remove that one")
    nowhere = Place("", 1, 1)
    waiver_of_any = Waiver(nowhere, normal_text(reason), normal_text(owner), expires)
    for finding in report.findings:
        if finding.id == name:
            if finding.verdict is Verdict.AGREEMENT:
                raise ValueError(f"the claims of '{shown}' agree: there is nothing to accept")
            return waiver_of_any._replace(finding=name, values=values_of(finding))
    for fact in corpus.facts:
        if fact.id == name:
            return waiver_of_any._replace(fact=name, values=((name, fact.value.text),))
    near = Nearest([fact.id for fact in corpus.facts]).suggestion(name)
    known = near or ": give the whole id, as `checker check` tells it in brackets"
    raise ValueError(f"'{shown}' is no finding and no stated claim here{known}")


def with_waiver(data: bytes, waiver: Waiver) -> str:
    """The text of a waivers file with one waiver more, as the last; raises ``NoPlace``.

    ``data`` is what the file holds, nothing where there is none yet.
    """
    text = data.decode()
    editor = Editor(text if text.removeprefix("\ufeff").strip() else HEAD)
    listed = editor.root.get("waivers")
    if listed is None:
        editor.add(editor.root, "waivers", [_as_data(waiver)])
    elif listed.items and listed.flow:
        raise NoPlace("its waivers do not stand one below the other: write each behind a dash")
    else:
        editor.insert(listed, _as_data(waiver))
    return editor.result()


def _as_data(waiver: Waiver) -> Block:
    block = Block({"finding" if waiver.finding else "fact": waiver.of})
    if waiver.values or waiver.finding:
        block["values"] = Block({name: Quoted(value) for name, value in waiver.values})
    block["reason"] = Quoted(waiver.reason)
    return Block({**block, "owner": waiver.owner, "expires": Unquoted(waiver.expires)})
