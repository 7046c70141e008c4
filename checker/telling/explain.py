"""A finding, fact, rule, source, attribute or subject, with all that bears on it, as plain text."""

from collections import Counter
from collections.abc import Iterable, Iterator

from checker.model.fact import Fact
from checker.model.finding import Finding
from checker.model.line import and_more, shortened
from checker.model.question import Position
from checker.model.report import Report, answered, counted
from checker.telling.standing import STANDINGS, Standings
from checker.telling.tree import Branch, drawn
from checker.values.compare import Members
from checker.values.dates import tell_date
from checker.values.verdict import Verdict

SHORTEST_PREFIX = 4
"""How many digits of a finding's id are enough, where they name one finding."""

MOST_IDS = 3
"""The most findings that one line names."""

LONGEST = 300
"""The most characters of a line in a list; what is asked for is told in full."""

SEVERAL = {"contradicts": "contradict", "fits either": "fit either", "agrees": "agree"}
"""How several claims do."""


def explain(report: Report, name: str, link_base: str = "") -> list[str] | None:
    """The lines that tell what the report knows of ``name``; ``None`` where nothing goes by it.

    A name may be several things at once (a source and a rule): all are told.
    """
    explained = _Told(report, link_base)
    facts = {fact.id: fact for fact in (*report.facts, *report.derived)}
    lines: list[str] = []
    named = [finding for finding in report.findings if finding.id == name]
    if not named and len(name) >= SHORTEST_PREFIX:
        named = [finding for finding in report.findings if finding.id.startswith(name)]
    for finding in named:
        lines += explained.finding(finding)
    if name in facts:
        lines += explained.fact(facts[name])
    if any(source.id == name for source in report.sources):
        lines += explained.source(name)
    if any(rule.id == name for rule in report.rules):
        lines += explained.rule(name)
    if name in report.attributes:
        lines += explained.attribute(name)
    subject = report.entities.names.get(name)
    if subject is not None:
        lines += explained.subject(subject)
    return lines[:-1] if lines else None


def _on_record(fact: Fact) -> Iterator[str]:
    """How the quote of a claim stood when that was last recorded, and how its value was read."""
    record = fact.verified
    if record is not None and record.state:
        read = f", its value {record.read}" if record.read else ""
        doubt = f" ({record.doubt})" if record.doubt else ""
        yield f"when last verified: {record.state} in its document{read}{doubt}"


class _Told:
    def __init__(self, report: Report, base: str) -> None:
        self.report = report
        self.base = base
        self.aside = {
            row.fact.id: row.reason for row in report.unchecked if row.fact.id in report.aside
        }
        self.standings = Standings(report)
        self.findings_of, self.either = self.standings.findings_of, self.standings.either

    def place(self, fact: Fact) -> str:
        return fact.place.on_line(self.base)

    def one_line(self, finding: Finding) -> str:
        asks = self.report.asks(finding.question)
        words = shortened(answered(asks, finding.answer.message), LONGEST)
        return f"{finding.verdict.value}: {words} [{finding.id}]"

    def claim(self, fact: Fact, seen: set[str]) -> Branch:
        """A claim, and under it the claims that it was derived from, each told once."""
        about = self.report.about(fact.attribute, fact.subject, fact.apart)
        head = f"{self.report.who(fact)}: {answered(about, self.said(fact))}"
        if fact.derivation is None:
            words = f"  “{' … '.join(fact.quote)}”" if fact.quote else ""
            note = [f"note: {fact.note}"] if fact.note else []
            return Branch((head, self.place(fact) + words, *_on_record(fact), *note))
        if fact.id in seen:
            return Branch((head, f"by rule {fact.derivation.rule}, see above"))
        seen.add(fact.id)
        rule = f"by rule {fact.derivation.rule} ({self.place(fact)})"
        how = filter(None, (fact.derivation.arithmetic, fact.derivation.note))
        below = tuple(self.claim(claim, seen) for claim in fact.derivation.rests_on)
        return Branch((head, rule, *how), below)

    def said(self, fact: Fact) -> str:
        """What a claim says, and what else that leaves possible, where it leaves that open."""
        as_written, read = self.report.told(fact), self.report.as_read(fact)
        how = "read as" if fact.stated else "possible:"
        return f"{as_written} ({how} {read})" if read else as_written

    def finding(self, finding: Finding) -> Iterator[str]:
        answer = finding.answer
        yield self.one_line(finding)
        yield f"  rule {finding.rule.id}: {finding.rule.title} (severity {finding.severity})"
        if finding.waiver is not None:
            waiver = finding.waiver
            until = f"until {tell_date(waiver.expires)}: {waiver.reason}"
            yield f"  waived by {waiver.owner} {until} ({waiver.place.on_line(self.base)})"
        for fact, why in finding.misread:
            yield f"  extraction error at {self.place(fact)}: {why}"
        if answer.reconcile:
            yield f"  a reading that would reconcile them: {answer.reconcile}"
        if finding.hint:
            yield f"  hint: {finding.hint}"
        if answer.unsettle:
            yield f"  a reading that would end the agreement: {answer.unsettle}"
        if finding.self_contradicting:
            yield f"  contradicts itself: {', '.join(finding.self_contradicting)}"
        sides = [
            (f"position {number}: {position.told} ({self.origins(position)})", position.facts)
            for number, position in enumerate(answer.positions, 1)
        ]
        if answer.either:
            sides.append(("fits more than one position", answer.either))
        for title, facts in sides:
            yield ""
            branch = Branch((title,), tuple(self.claim(fact, set()) for fact in facts))
            yield from drawn(branch, "  ")
        if finding.assumes:
            yield ""
            yield "  assumes:"
            for assumed in finding.assumes:
                yield f"    {assumed.text} ({assumed.place.on_line(self.base)})"
        yield ""

    def origins(self, position: Position) -> str:
        """By how many independent origins a position is taken."""
        return counted(len(position.origins), "origin") if position.origins else "reference"

    def fact(self, fact: Fact) -> Iterator[str]:
        yield fact.id
        yield from drawn(self.claim(fact, set()), "  ")
        yield from self._bearing(fact)
        yield ""

    def _bearing(self, fact: Fact) -> Iterator[str]:
        found = self.findings_of.get(fact.id, [])
        if not found:
            reasons = [row.reason for row in self.report.unchecked if row.fact.id == fact.id]
            yield f"    not compared: {reasons[0] if reasons else 'nothing bears on it'}"
        for finding in found:
            either = finding.id in self.either.get(fact.id, ())
            yield f"    {'fits either: ' if either else ''}{self.one_line(finding)}"

    def source(self, name: str) -> Iterator[str]:
        """Each claim, and whether it agrees, contradicts or stands alone."""
        (source,) = (source for source in self.report.sources if source.id == name)
        yield f"{name}: {source.title}"
        rows = [(self.standings.of(f), f) for f in self.report.facts if f.source == name]
        counts = Counter(standing for standing, _ in rows)
        counted_states = ", ".join(
            f"{counts[word]} {word if counts[word] == 1 else SEVERAL.get(word, word)}"
            for word in STANDINGS
            if counts[word]
        )
        yield f"  {counted(len(rows), 'claim')}: {counted_states}" if rows else "  no claims"
        for standing, fact in rows:
            against = self.against(fact) if standing in ("contradicts", "indirectly") else ""
            yield f"  {standing:<12}  {self.line(fact)}{against}"
        yield ""

    def against(self, fact: Fact) -> str:
        """The contradictions that a claim bears on, by their ids."""
        either = self.either.get(fact.id, set())
        found = self.findings_of[fact.id]
        ids = [f.id for f in found if f.verdict is Verdict.CONTRADICTION and f.id not in either]
        return f"  [{and_more(ids, MOST_IDS)}]"

    def line(self, fact: Fact) -> str:
        about = self.report.about(fact.attribute, fact.subject, fact.apart)
        answer = answered(about, self.report.told(fact))
        return f"{shortened(answer, LONGEST)}  ({self.place(fact)})"

    def rule(self, name: str) -> Iterator[str]:
        (rule,) = (rule for rule in self.report.rules if rule.id == name)
        yield f"{name}: {rule.title} ({rule.place.on_line(self.base)})"
        if rule.why:
            yield f"  {rule.why}"
        for row in self.report.not_applied:
            if row.rule.id == name:
                yield f"  {row.reason}"
        for fact in self.report.derived:
            if fact.derivation is not None and fact.derivation.rule == name:
                yield f"  {fact.source}: {self.line(fact)}"
        for finding in self.report.findings:
            if finding.rule.id == name:
                yield f"  {self.one_line(finding)}"
        yield ""

    def attribute(self, name: str) -> Iterator[str]:
        """What it is, all that is claimed of it, by subject, and the rules that look at it."""
        report, attribute = self.report, self.report.attributes[name]
        unit = f" in {attribute.measure.unit}" if attribute.measure.unit else ""
        place = attribute.place.on_line(self.base)
        yield f"{name}: {attribute.label}, {attribute.kind.name}{unit} ({place})"
        if attribute.values:
            yield f"  one of: {', '.join(attribute.values)}"
        if attribute.qualifiers:
            yield f"  qualified by: {', '.join(attribute.qualifiers)}"
        asking = {f.rule.id for f in report.findings if f.question.attribute.id == name}
        reading = [rule.id for rule in report.rules if name in rule.reads or rule.id in asking]
        giving = [rule.id for rule in report.rules if rule.gives == name]
        if reading:
            yield f"  read by rules: {', '.join(reading)}"
        if giving:
            yield f"  given by rules: {', '.join(giving)}"
        facts = [fact for fact in (*report.facts, *report.derived) if fact.attribute == name]
        for subject in dict.fromkeys(fact.subject for fact in facts):
            yield f"  {report.entities.label(subject)}"
            yield from self._about(fact for fact in facts if fact.subject == subject)
        if not facts:
            yield "  no claims"
        for finding in report.findings:
            if finding.question.attribute.id == name:
                yield f"  {self.one_line(finding)}"
        yield ""

    def subject(self, name: str) -> Iterator[str]:
        """All that is claimed of it, by attribute; where else it is named, and what it says."""
        entity = self.report.entities.by_id[name]
        yield f"{name}: {entity.label}" + (f", {entity.type}" if entity.type else "")
        if entity.part_of:
            yield f"  part of {entity.part_of}"
        facts = [
            fact for fact in (*self.report.facts, *self.report.derived) if fact.subject == name
        ]
        for attribute in dict.fromkeys(fact.attribute for fact in facts):
            yield f"  {self.report.attributes[attribute].label}"
            yield from self._about(fact for fact in facts if fact.attribute == attribute)
        stated = [fact for fact in self.report.facts if fact.subject != name]
        for title, named in (
            ("named in what is claimed of others", [f for f in stated if self._names(f, name)]),
            ("says, as documents quote it", [f for f in self.report.facts if f.said_by == name]),
        ):
            if named:
                yield f"  {title}"
            for fact in named:
                yield f"    {self.report.who(fact)}: {self.line(fact)}"
        for finding in self.report.findings:
            if finding.question.subject == name:
                yield f"  {self.one_line(finding)}"
        yield ""

    def _names(self, fact: Fact, name: str) -> bool:
        """Whether a claim has an entity as its value, among its members or as a qualifier."""
        attribute = self.report.attributes[fact.attribute]
        possible = fact.value.possible
        if isinstance(possible, Members) and possible.spans and name in possible.members:
            return True
        words = [word for key, word in fact.qualifiers if key in attribute.named]
        words += [fact.value.text] if attribute.kind.names else []
        return any(self.report.entities.names.get(word) == name for word in words)

    def _about(self, facts: Iterable[Fact]) -> Iterator[str]:
        for fact in facts:
            how = f", by rule {fact.derivation.rule}" if fact.derivation else ""
            pairs = "".join(f", {key}: {self.report.named(word)}" for key, word in fact.apart)
            text = shortened(f"{self.report.told(fact)}{pairs}", LONGEST)
            aside = f", {self.aside[fact.id]}" if fact.id in self.aside else ""
            yield f"    {self.report.who(fact)}: {text}{how}{aside}  ({self.place(fact)})"
