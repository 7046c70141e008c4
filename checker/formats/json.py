"""The report for programs: ``checker schema report`` is its JSON Schema, and a promise.

One finding stands on one line, so that a committed report is read well as a diff.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from json.encoder import JSONEncoder, encode_basestring
from typing import Any

from checker.model.corpus import Input
from checker.model.coverage import KINDS, DocumentCoverage
from checker.model.fact import Assumption, Fact, Qualifiers, Source
from checker.model.finding import Finding, with_inputs
from checker.model.place import Place, Problem
from checker.model.release import __version__
from checker.model.report import EMPTY, Report
from checker.model.since import Change, Since
from checker.model.untold import Untold
from checker.model.waiver import Waiver, WaiverStatus
from checker.values.gap import Gap, gap_text
from checker.values.verdict import Relation, Verdict

VERSION = 1
"""Raised when a program that reads the report would have to change."""

_text = encode_basestring
_dumps = JSONEncoder(ensure_ascii=False, check_circular=False).encode


def render(report: Report, link_base: str = "") -> str:
    """The whole report as JSON text; ``link_base`` is not used, places are relative to the root."""
    return "".join(pieces(report, link_base))


def pieces(report: Report, link_base: str = "") -> Iterator[str]:
    """The same, piece by piece: all of it may be more than there is room for."""
    return _pieces(report, ())


def broken(problems: Sequence[Problem], link_base: str = "") -> str:
    """A report that has nothing in it but the problems that kept a run from judging."""
    return "".join(_pieces(EMPTY, problems))


def _pieces(report: Report, problems: Sequence[Problem]) -> Iterator[str]:
    counts, states = report.counts(), report.quote_states()
    summary = {verdict.value: counts[verdict] for verdict in Verdict} | {
        "alone": report.alone,
        "waived": sum(f.waiver is not None for f in report.findings) if report.waivers else 0,
        "problems": len(problems),
        "documents": report.documents,
        "origins": report.origins,
        "claims": report.claims,
        "compared": report.compared,
        "stories": len(report.stories),
        "extraction_errors": sum(bool(finding.misread) for finding in report.findings),
    }
    unchecked = {
        "facts": [
            {"id": row.fact.id, "reason": row.reason, **_line(row.fact.place)}
            for row in report.unchecked
        ],
        "rules": [
            {
                "rule": row.rule.id,
                "reason": row.reason,
                "fails": row.blocks,
                **_line(row.rule.place),
            }
            for row in report.not_applied
        ],
        "kept_apart": [
            {
                "subject": row.subject,
                "attribute": row.attribute,
                "groups": [
                    {"qualifiers": dict(qualifiers), "facts": [fact.id for fact in facts]}
                    for qualifiers, facts in row.groups
                ],
            }
            for row in report.kept_apart
        ],
    }
    if report.untold.findings or report.untold.alone:
        summary["untold"] = report.untold.number() + report.untold.alone
    if report.skipped:
        unchecked["rows"] = [
            {"table": row.table, "rows": row.rows, "reason": row.reason, **_line(row.place)}
            for row in report.skipped
        ]
    cautions = [{"message": one.message, **_line(one.place)} for one in report.cautions]
    texts: dict[str, str] = {}
    behind: dict[str, Fact] = {}
    yield "{\n"
    yield f'"version": {VERSION},\n'
    yield f'"checker": {_dumps(__version__)},\n'
    if report.part:
        yield f'"part": {_text(report.part)},\n'
    yield f'"inputs": {_as_lines(map(_input, report.inputs))},\n'
    yield f'"summary": {_dumps(summary)},\n'
    sources = (_source(one, states.get(one.id, {})) for one in report.sources)
    yield f'"sources": {_as_lines(sources)},\n'
    yield '"findings": '
    yield from _listed(_findings(report, texts, behind))
    if behind:
        yield ',\n"rests_on": '
        yield from _listed(_behind(fact, _written(report, fact, texts)) for fact in behind.values())
    yield f',\n"stories": {_lines([f.id for f in story.findings] for story in report.stories)},\n'
    yield '"unchecked": {\n'
    yield ",\n".join(f'"{key}": {_lines(rows)}' for key, rows in unchecked.items())
    yield "\n},\n"
    if "untold" in summary:
        yield f'"untold": {_untold(report.untold)},\n'
    yield f'"cautions": {_lines(cautions)},\n'
    yield f'"waivers": {_waivers(report.waivers)},\n'
    if report.since:
        yield f'"since": {_since(report.since)},\n'
    if report.coverage:
        yield f'"coverage": {_lines(map(_coverage, report.coverage))},\n'
    yield f'"problems": {_lines(_problem(*problem) for problem in problems)}\n'
    yield "}\n"


def _untold(untold: Untold) -> str:
    """What is counted and in no list."""
    rows = _lines(
        {
            "rule": group.rule,
            "verdict": group.relation.verdict.value,
            "relation": group.relation.value,
            "findings": number,
        }
        for group, number, _ in untold.findings
    )
    return f'{{\n"alone": {untold.alone},\n"findings": {rows}\n}}'


def _coverage(one: DocumentCoverage) -> dict[str, Any]:
    """What of a document facts carry."""
    return {
        "source": one.source or None,
        "document": one.document,
        "unread": one.why or None,
        "total": one.total(),
        "carried": one.carried(),
        "kinds": {kind: {"total": one.total(kind), "carried": one.carried(kind)} for kind in KINDS},
        "mentions": [
            {
                "kind": mention.kind,
                "said": mention.said,
                "line": mention.line,
                "column": mention.column,
                "facts": list(mention.facts),
                "otherwise": mention.otherwise or None,
                "drafts": list(mention.drafts),
            }
            for mention in one.mentions
        ],
    }


def _problem(place: Place, message: str) -> dict[str, Any]:
    return {"message": message, **place._asdict()}


def _lines(items: Iterable[Any]) -> str:
    return _as_lines(map(_dumps, items))


def _as_lines(texts: Iterable[str]) -> str:
    lines = ",\n".join(texts)
    return f"[\n{lines}\n]" if lines else "[]"


def _source(source: Source, states: dict[str, int] | Counter[str]) -> str:
    """A source as JSON: there are as many as files."""
    published = source.published.text if source.published else ""
    return (
        f'{{"id": {_text(source.id)}, "title": {_text(source.title)}, '
        f'"publisher": {_text(source.publisher)}, "author": {_text(source.author)}, '
        f'"published": {_or_null(published)}, '
        f'"published_inferred": {_or_null(source.published_inferred)}, '
        f'"document": {_or_null(source.document)}, "sha256": {_or_null(source.sha256)}, '
        f'"document_state": {_or_null(source.document_state)}, '
        f'"quotes": {_dumps(dict(sorted(states.items()))) if states else "{}"}, '
        f'"reference": {"true" if source.reference else "false"}, '
        f'"file": {_text(source.place.file)}, "line": {source.place.line}}}'
    )


def _input(one: Input) -> str:
    named = zip(one._fields, one, strict=True)
    return f"{{{', '.join(f'{_text(name)}: {_text(said)}' for name, said in named)}}}"


def _findings(report: Report, texts: dict[str, str], behind: dict[str, Fact]) -> Iterator[str]:
    """One finding a line; ``behind`` gets what many of them rest on.

    A claim that bears on many findings is turned into text once. Where much lies behind a derived
    claim, such as all parts of a sum, it is told of once in the report, and not in each finding.
    """
    for finding in report.findings:
        told, far = with_inputs(finding.question.claims)
        names = {fact.id for fact in far}
        facts = [_fact(f, far=True) if f.id in names else _written(report, f, texts) for f in told]
        yield _finding(finding, ", ".join(facts), far)
        for claim in far:
            if claim.id not in behind:
                behind.update((fact.id, fact) for fact in claim.steps())


def _written(report: Report, fact: Fact, texts: dict[str, str]) -> str:
    """A fact as JSON; ``texts`` has what was asked for before, by id."""
    text = texts.get(fact.id)
    if text is None:
        text = texts[fact.id] = _fact(fact, report.in_documents.get(fact.id))
    return text


def _listed(lines: Iterable[str]) -> Iterator[str]:
    before = "[\n"
    for line in lines:
        yield before
        yield line
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def _behind(fact: Fact, written: str) -> str:
    """A fact that findings rest on, and what it assumes itself."""
    assumed = list(fact.derivation.assumes) if fact.derivation is not None else []
    if fact.inferred:
        assumed.insert(0, Assumption(f"inferred: {fact.inferred}", fact.place))
    return f'{written[:-1]}, "assumes": {_assumes(dict.fromkeys(assumed))}}}'


def _finding(finding: Finding, facts: str, far: Sequence[Fact]) -> str:
    """A finding as JSON, with its facts, which are JSON already.

    Of the claims that are ``far`` from what they rest on, what that is stands elsewhere.

    Findings and facts are nearly all of a report: putting them together by hand takes a third of
    the time that an encoder of dictionaries takes.
    """
    question, answer = finding.question, finding.answer
    relation = answer.relation
    positions = ", ".join(
        f'{{"value": {_text(position.value)}, "facts": {_ids(position.facts)}, '
        f'"sources": [{", ".join(map(_text, position.sources))}], '
        f'"origins": {len(position.origins)}'
        + (f', "time": {_text(position.time)}}}' if position.time else "}")
        for position in answer.positions
    )
    return (
        f'{{"id": "{finding.id}", "rule": {_text(finding.rule.id)}, '
        f'"severity": {_text(finding.severity)}, "verdict": {_text(relation.verdict.value)}, '
        f'"relation": {"null" if relation is Relation.UNKNOWN else _text(relation.value)}, '
        f'"subject": {_text(question.subject)}, "attribute": {_text(question.attribute.id)}, '
        f'"qualifiers": {_qualifiers(question.qualifiers)}, '
        f'"message": {_text(answer.message)}, "reason": {_or_null(answer.reason)}, '
        f'"gap": {_dumps(_gap(answer.gap)) if answer.gap else "null"}, '
        f'"positions": [{positions}], "either": {_ids(answer.either)}, '
        f'"self": [{", ".join(map(_text, finding.self_contradicting))}], "facts": [{facts}], '
        f'"extraction_errors": {_misread(finding)}, '
        f'"assumes": {_assumes(_assumed(finding, far))}, '
        f'"reconcile": {_or_null(answer.reconcile)}, '
        f'"unsettle": {_or_null(answer.unsettle)}, '
        f'"hint": {_or_null(finding.hint)}, '
        f'"waiver": {_dumps(_waiver(finding.waiver)) if finding.waiver else "null"}'
        + (f', "rests_on": {_ids(far)}}}' if far else "}")
    )


def _qualifiers(pairs: Qualifiers) -> str:
    return f"{{{', '.join(f'{_text(name)}: {_text(word)}' for name, word in pairs)}}}"


def _assumed(finding: Finding, far: Sequence[Fact]) -> Iterable[Assumption]:
    """What a finding assumes, but what the claims that are ``far`` do."""
    if not far:
        return finding.assumes
    names = {fact.id for fact in far}
    return finding.assumes_of(f for f in finding.question.claims if f.id not in names)


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "reason": waiver.reason,
        "owner": waiver.owner,
        "expires": waiver.expires,
        **_line(waiver.place),
    }


def _waivers(statuses: Sequence[WaiverStatus]) -> str:
    """What each waiver does, and how many do what; days left are not told, see ``judge``."""
    if not statuses:
        return "{}"
    rows = _lines(
        {
            "state": status.state,
            "why": status.why or None,
            "finding": status.waiver.finding or None,
            "fact": status.waiver.fact or None,
            "findings": list(status.findings),
            **_waiver(status.waiver),
        }
        for status in statuses
    )
    counts = dict.fromkeys(("applies", "unused", "changed", "expired"), 0)
    for status in statuses:
        counts[status.state] += 1
    return f'{{\n"counts": {_dumps(counts)},\n"list": {rows}\n}}'


def _since(since: Since) -> str:
    """What became of the findings since an earlier report."""
    changes = {"new": since.new, "changed": since.changed, "resolved": since.resolved}
    pieces = [f'"against": {_text(since.against)}', f'"note": {_or_null(since.note)}']
    pieces += [f'"{key}": {_lines(map(_change, rows))}' for key, rows in changes.items()]
    pieces.append(f'"known": [{", ".join(map(_text, since.known))}]')
    joined = ",\n".join(pieces)
    return f"{{\n{joined}\n}}"


def _change(change: Change) -> dict[str, Any]:
    seen = change.finding
    return {
        "id": seen.id,
        "rule": seen.rule,
        "subject": seen.subject,
        "attribute": seen.attribute,
        "qualifiers": dict(seen.qualifiers),
        "verdict": seen.verdict,
        "message": seen.message,
        "why": change.why,
        "cause": change.cause,
    }


def _ids(facts: Iterable[Fact]) -> str:
    return f"[{', '.join(_text(fact.id) for fact in facts)}]"


def _or_null(text: str) -> str:
    return _text(text) if text else "null"


def _assumes(assumed: Iterable[Assumption]) -> str:
    rows = (
        f'{{"text": {_text(one.text)}, "file": {_text(one.place.file)}, "line": {one.place.line}}}'
        for one in assumed
    )
    return f"[{', '.join(rows)}]"


def _misread(finding: Finding) -> str:
    rows = (
        f'{{"fact": {_text(fact.id)}, "why": {_text(why)}, '
        f'"file": {_text(fact.place.file)}, "line": {fact.place.line}}}'
        for fact, why in finding.misread
    )
    return f"[{', '.join(rows)}]"


def _gap(gap: Gap) -> dict[str, str]:
    return {"amount": str(gap.amount), "unit": gap.unit, "text": gap_text(gap)}


def _fact(fact: Fact, in_document: Place | None = None, *, far: bool = False) -> str:
    """A fact as JSON; of one that is ``far`` from what it rests on, without that.

    ``in_document`` is where its quote stands, where that is known.
    """
    derivation = fact.derivation
    if derivation is None:
        origin = '"derived_by": null, "from": []'
    elif far:
        origin = f'"derived_by": {_text(derivation.rule)}, "from": []'
    else:
        origin = (
            f'"derived_by": {_text(derivation.rule)}, "from": {_ids(derivation.rests_on)}, '
            f'"arithmetic": {_or_null(derivation.arithmetic)}, '
            f'"left_out": {_or_null(derivation.note)}'
        )
    return (
        f'{{"id": {_text(fact.id)}, "source": {_text(fact.source)}, '
        f'"subject": {_text(fact.subject)}, "attribute": {_text(fact.attribute)}, '
        f'"said_by": {_or_null(fact.said_by)}, '
        f'"value": {_text(fact.value.text)}, "quote": [{", ".join(map(_text, fact.quote))}], '
        f'"quote_state": {_or_null(fact.verified.state) if fact.verified else "null"}, '
        f'"file": {_text(fact.place.file)}, "line": {fact.place.line}, {origin}'
        + (f', "in_document": {_dumps(in_document._asdict())}' if in_document else "")
        + (f', "times": {_times(fact)}}}' if fact.times else "}")
    )


def _times(fact: Fact) -> str:
    """Of which times a claim speaks, the one that is compared first."""
    return _dumps(
        [
            {
                "qualifier": time.name,
                "value": time.when.word,
                "told": str(time),
                "assumed": time.assumed or None,
            }
            for time in fact.times
        ]
    )


def _line(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line}
