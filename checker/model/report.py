"""Everything that a run found: the one object that every format is written from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import final

from checker.model.corpus import Caution, Input, Skipped
from checker.model.coverage import DocumentCoverage
from checker.model.fact import ACROSS, Fact, Qualifiers, Source
from checker.model.finding import Finding
from checker.model.judgement import told_at
from checker.model.lock import DOUBTFUL, NOT_CARRIED
from checker.model.place import Place
from checker.model.question import Question
from checker.model.rule import Rule
from checker.model.since import Since
from checker.model.untold import ListedFindings, Untold
from checker.model.vocabulary import Attribute, Entities
from checker.model.waiver import WaiverStatus
from checker.values.dates.telling import plain_date
from checker.values.digits import grouped
from checker.values.named import NamedTuple
from checker.values.verdict import Verdict

ALONE = "stands alone"
"""Why a claim was compared with no other that some rule looks at."""

SEVERITIES = ("error", "warning", "note")
"""From worst to mildest."""


@final
class Unchecked(NamedTuple):
    """A claim that was compared with no other, and why not."""

    fact: Fact
    reason: str


@final
class NotApplied(NamedTuple):
    """A rule that matched nothing (``blocks``), or a derivation that could not give a value."""

    rule: Rule
    reason: str
    blocks: bool = False

    @staticmethod
    def no_match(rule: Rule) -> "NotApplied":
        """The row of a rule that matches nothing."""
        return NotApplied(rule, "it matches nothing", blocks=not rule.may_match_nothing)


@final
class KeptApart(NamedTuple):
    """Claims about one thing that were not compared, since only some state a qualifier."""

    subject: str
    attribute: str
    groups: tuple[tuple[Qualifiers, tuple[Fact, ...]], ...]


@final
class Story(NamedTuple):
    """Contradictions that rest on the same claims, told together; the worst is the first."""

    findings: tuple[Finding, ...]


@final
class Report(NamedTuple):
    """What stands, what does not, and what was not checked.

    ``findings`` are in the one total order, worst first. ``facts`` are all claims that sources
    state, drafts too; ``derived`` those that rules concluded. ``origins`` counts the groups of
    documents that share no text with another group. ``waivers`` tell what each does today;
    ``since`` what became of the findings since an earlier report, where the run was held against
    one. ``aside`` are the ids of the claims that take no part; ``fail_on`` is the mildest severity
    that makes a run fail, and ``only_new`` whether what is known in ``since`` does not. ``ends``
    has, where a format asks for it, line and column behind what begins at a place;
    ``with_waived``: a format that can tell what is waived does so. ``inputs`` are the files that it
    comes from; ``part`` says which part of the findings is told here, where it is not all of them.
    ``skipped``: rows of tables that could not be read, where a table says that they may be
    left out. ``tables``: the names of the files that are tables. ``untold``: what is counted, and
    in none of these, but for contradictions that are ``listed``. Where documents were there:
    ``coverage`` says what of them facts carry, ``in_documents`` where the quotes of claims stand,
    by the ids of the claims, and ``documents_at`` what leads from the root of file names to the
    documents, ``None`` where they lie outside of the repository.
    """

    entities: Entities
    attributes: Mapping[str, Attribute]
    sources: tuple[Source, ...]
    rules: tuple[Rule, ...]
    facts: tuple[Fact, ...]
    derived: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    stories: tuple[Story, ...]
    unchecked: tuple[Unchecked, ...]
    not_applied: tuple[NotApplied, ...]
    kept_apart: tuple[KeptApart, ...]
    cautions: tuple[Caution, ...]
    documents: int
    origins: int
    waivers: tuple[WaiverStatus, ...] = ()
    since: Since | None = None
    aside: frozenset[str] = frozenset()
    fail_on: str = "error"
    only_new: bool = False
    ends: Mapping[Place, tuple[int, int]] = {}
    with_waived: bool = False
    inputs: tuple[Input, ...] = ()
    part: str = ""
    skipped: tuple[Skipped, ...] = ()
    tables: frozenset[str] = frozenset()
    untold: Untold = Untold()
    listed: ListedFindings | None = None
    coverage: tuple[DocumentCoverage, ...] = ()
    in_documents: Mapping[str, Place] = {}
    documents_at: str | None = None

    def __repr__(self) -> str:
        return f"<Report: {self.headline()}>"  # all of it would be pages

    def of(self, verdict: Verdict) -> tuple[Finding, ...]:
        """The findings of one verdict, in order."""
        return tuple(finding for finding in self.findings if finding.verdict is verdict)

    def counts(self) -> Counter[Verdict]:
        """How many findings have each verdict."""
        found = Counter(finding.verdict for finding in self.findings)
        for verdict in Verdict if self.untold.findings else ():
            found[verdict] += self.untold.number(verdict)
        return found

    @property
    def alone(self) -> int:
        """How many claims stand alone."""
        return sum(row.reason == ALONE for row in self.unchecked) + self.untold.alone

    def stated(self) -> Counter[str]:
        """How many claims each source states."""
        numbers = Counter(map(attrgetter("source"), self.facts))
        numbers.update(dict(self.untold.claims))
        return numbers

    def waived(self, verdict: Verdict = Verdict.CONTRADICTION) -> tuple[Finding, ...]:
        """The findings of one verdict that somebody accepted, in order."""
        if not self.waivers:
            return ()
        return tuple(f for f in self.findings if f.waiver is not None and f.verdict is verdict)

    def void_waivers(self) -> tuple[WaiverStatus, ...]:
        """The waivers that do not apply: unused, changed or expired."""
        return tuple(status for status in self.waivers if status.state != "applies")

    def waning_waivers(self) -> tuple[WaiverStatus, ...]:
        """The waivers that apply, and soon will not: on another day these are others."""
        return tuple(status for status in self.waivers if status.soon)

    @property
    def claims(self) -> int:
        """How many claims of documents take part; works of reference make none here."""
        references = {source.id for source in self.sources if source.reference}
        told = len(self.facts)
        if references or self.aside:
            told -= sum(f.source in references or f.id in self.aside for f in self.facts)
        return told + sum(n for name, n in self.untold.claims if name not in references)

    @property
    def compared(self) -> int:
        """How many of them were compared with another."""
        unchecked = sum(row.fact.id not in self.aside for row in self.unchecked)
        return self.claims - unchecked - self.untold.alone

    def headline(self) -> str:
        """What stands, in one sentence."""
        counts = self.counts()
        contradictions = counted(counts[Verdict.CONTRADICTION], "contradiction")
        misread = sum(bool(finding.misread) for finding in self.findings)
        waived = len(self.waived())
        notes = [_waived(waived, counts[Verdict.CONTRADICTION])] if waived else []
        told = counts[Verdict.CONTRADICTION] - self.untold.number(Verdict.CONTRADICTION) - waived
        if self.stories and len(self.stories) < told:
            notes.insert(0, f"grouped into {len(self.stories)}")
        notes += [f"{counted(misread, 'error')} of extraction"] if misread else []
        if notes:
            contradictions += f" ({', '.join(notes)})"
        return (
            f"{counted(self.documents, 'document')} ({counted(self.origins, 'origin')}) "
            f"make{'s' if self.documents == 1 else ''} {counted(self.claims, 'claim')}: "
            f"{contradictions}, {counts[Verdict.UNDETERMINED]} undetermined, "
            f"{counted(counts[Verdict.AGREEMENT], 'agreement')}."
            + (f" Only a part is shown and counts: {self.part}." if self.part else "")
        )

    def quote_states(self) -> Mapping[str, Counter[str]]:
        """How quotes stood when that was last recorded, for each source that names a document.

        ``not verified``: nothing is on record of the quote as it now stands.
        """
        states: dict[str, Counter[str]] = {s.id: Counter() for s in self.sources if s.document}
        if states:
            for fact in self.facts:
                if fact.quote and fact.source in states:
                    state = fact.verified.state if fact.verified is not None else ""
                    states[fact.source][state or "not verified"] += 1
        return states

    @property
    def doubted(self) -> Sequence[Fact]:
        """The claims of which it is on record that their quotes may not carry their values."""
        wrong = (DOUBTFUL, NOT_CARRIED)
        return [f for f in self.facts if f.verified is not None and f.verified.read in wrong]

    def asks(self, question: Question) -> str:
        """What a question is about: ``area of Azerbaijan (as_of: 2016)``, ``Was it warned?``."""
        return self.about(question.attribute.id, question.subject, question.qualifiers)

    def about(self, attribute: str, subject: str, qualifiers: Qualifiers = ()) -> str:
        """What claims are about, in labels, or as the attribute's own question."""
        about, label = self.attributes[attribute], self.entities.label(subject)
        if about.question:
            said = {key: self.named(word) for key, word in qualifiers}
            if question := about.asked(label, said):
                return question
        return f"{about.label} of {label}{self.pairs(qualifiers)}"

    def pairs(self, qualifiers: Qualifiers) -> str:
        """What claims hold for, behind what they are about: `` (as_of: 2016)``."""
        told = "; ".join(f"{key}: {self.named(word)}" for key, word in qualifiers)
        return f" ({told})" if told else ""

    def named(self, word: str) -> str:
        """A qualifier's value, as people write it: an entity's label, a date in words."""
        if word in self.entities.by_id:
            return self.entities.label(word)
        return plain_date(word) or word

    def told(self, fact: Fact) -> str:
        """What a claim says, as people write it, and of which time: `1000 as of April 2016`."""
        return told_at(self.attributes[fact.attribute], fact)

    def value(self, fact: Fact) -> str:
        """What a claim says, as people write it, whatever its time."""
        return self.attributes[fact.attribute].told(fact.value)

    def as_read(self, fact: Fact, *, always: bool = False) -> str:
        """The possibilities of a claim in words, or nothing where what it says is as plain."""
        return self.attributes[fact.attribute].as_read(fact.value, always=always)

    def who(self, fact: Fact) -> str:
        """Who says it, and in which source: ``Dujarric, in 001``, or ``001`` alone."""
        voice = self.voice(fact)
        if voice == ACROSS:
            return voice
        return f"{voice}, in {fact.source}" if voice else fact.source

    def voice(self, fact: Fact) -> str:
        """Whom the source quotes, or nothing."""
        by_id = self.entities.by_id
        return by_id[fact.said_by].label if fact.said_by in by_id else fact.said_by

    def severe(self, at: str) -> tuple[str, ...]:
        """The severities at or above ``at``; ``never`` is above all."""
        return () if at == "never" else SEVERITIES[: SEVERITIES.index(at) + 1]

    def excuse(self, severity: str, found: str, *, known: bool) -> str:
        """Why what was ``found``, by its id, does not make the run fail, or nothing: it does."""
        if severity not in self.severe(self.fail_on):
            return f"{severity}, and --fail-on is {self.fail_on}"
        if self.only_new and self.since is not None:
            if found in self.since.by_upgrade and not self.since.upgrade_counts:
                return f"comes from the upgrade of the checker, {self.since.upgrade}"
            if known:
                return f"known since {self.since.against}"
        return ""

    def fails(self, at: str, *, only_new: bool = False) -> bool:
        """Whether something at or above severity ``at`` was found (``never``: nothing is).

        What is waived does not count; with ``only_new``, nor does what is ``known`` in ``since``,
        or comes from an upgrade of the checker alone.
        """
        if at == "never":
            return False
        severe = self.severe(at)
        if any(
            self.untold.number(Verdict.CONTRADICTION, rule.id)
            for rule in self.rules
            if rule.severity in severe
        ):
            return True
        found = [f.id for f in self.findings if f.severity in severe and f.waiver is None]
        blocking = [row.rule.id for row in self.not_applied if row.blocks]
        if not only_new or self.since is None:
            return bool(found or blocking)
        counting, known = self.since.counting, self.since.known_rules
        return not counting.isdisjoint(found) or not known.issuperset(blocking)


EMPTY = Report(Entities.of({}, {}), {}, (), (), (), (), (), (), (), (), (), (), 0, 0)
"""The report of no claims at all."""


def answered(asked: str, answer: str) -> str:
    """What is asked, and what is said: ``area of the hall: 20 m²``, ``Was it full? yes``."""
    return f"{asked}{'' if asked.endswith('?') else ':'} {answer}"


def _waived(number: int, contradictions: int) -> str:
    """How many of the contradictions are waived."""
    if number < contradictions:
        return f"{number} of them waived"
    return "waived" if number == 1 else "all of them waived"


def counted(number: int, noun: str) -> str:
    """``1 claim``, ``2 claims``."""
    return f"1 {noun}" if number == 1 else f"{grouped(str(number))} {noun}s"
