"""The pieces of a line: links, quotes, who says what, and the rows of claims."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import final

from checker.model.fact import ACROSS, Fact, Qualifiers, Source
from checker.model.finding import Finding
from checker.model.place import Place
from checker.model.question import Position
from checker.model.report import ALONE, Report, answered, counted
from checker.model.rule import Rule
from checker.telling.documents import names_of
from checker.telling.pen import Pen, few, listed
from checker.values.dates import tell_date

CLAIM = ["what is claimed", "by", "in its words"]
"""The columns of a table of claims."""

Named = Callable[[Fact], str]
"""What a row calls the thing that a claim is about."""


@final
class Phrases:
    """Words for one report, and the pen that marks them up."""

    def __init__(self, report: Report, pen: Pen) -> None:
        """What is told, and how it is marked up."""
        self.report = report
        self.pen = pen
        self.sources = {source.id: source for source in report.sources}
        self.names = names_of(report.sources)
        self.alone = [row for row in report.unchecked if row.reason == ALONE]

    def several(self, places: Iterable[Place]) -> list[str]:
        """Links to places, each once; the second and later ones in a file are numbered."""
        times: Counter[str] = Counter()
        links = {}
        for place in places:
            line = (place.file, place.line)
            if line not in links:
                times[place.file] += 1
                number = times[place.file]
                links[line] = self.pen.link(place, "" if number == 1 else f"({number})")
        return list(links.values())

    def links(self, facts: Iterable[Fact], most: int) -> str:
        """The places of the first ``most`` claims, and how many more there are."""
        places = list(dict.fromkeys(fact.place for fact in facts))
        more = f" and {len(places) - most} more" if len(places) > most else ""
        return ", ".join(self.several(places[:most])) + more

    def document(self, source: str) -> str:
        """What a document is called: its publisher, or its title."""
        name = self.names[source]
        return self.pen.quote(name.words) if name.title else self.pen.text(name.words)

    def quote(self, fact: Fact) -> str:
        """The quote of a claim, in quotation marks."""
        if not fact.quote:
            return self.pen.emphasis("no quote")
        return self.pen.quote(" … ".join(fact.quote))

    def says(self, fact: Fact) -> str:
        """Who says it: the voice, and the source that it is heard in."""
        voice = self.report.voice(fact)
        if voice == ACROSS:
            return voice
        source = self.document(fact.source)
        return f"{self.pen.text(voice)}, in {source}" if voice else source

    def by(self, fact: Fact) -> str:
        """Who says it, with a link to where."""
        voice = self.report.voice(fact)
        if voice == ACROSS:
            words = listed([self.document(name) for name in fact.told_in])
            return f"computed from {self.pen.link(fact.place, words)}"
        link = self.pen.link(fact.place, self.document(fact.source))
        words = f"{self.pen.text(voice)}, in {link}" if voice else link
        words += self.in_document(fact)
        return words if fact.as_written else f"computed from {words}"

    def in_document(self, fact: Fact) -> str:
        """A link to where the quote of a claim stands in its document, where that is known."""
        place = self.report.in_documents.get(fact.id)
        return f" ({self.pen.link(place, 'document')})" if place is not None else ""

    def published(self, source: Source) -> str:
        """When it was published."""
        if source.published is None:
            return "not known"
        inferred = " (inferred)" if source.published_inferred else ""
        return self.pen.text(tell_date(source.published.text)) + inferred

    def supporters(self, facts: Sequence[Fact]) -> str:
        """Who says it, and where: ``a, x.yaml; b, y.yaml``."""
        derived = [", derived" if fact.derivation else "" for fact in facts]
        phrases = [
            f"{self.says(f)}{how}, {self.pen.link(f.place)}"
            for f, how in zip(facts, derived, strict=True)
        ]
        return "; ".join(few(list(dict.fromkeys(phrases))))

    def asks(self, finding: Finding) -> str:
        """What a finding is about, to begin a line with."""
        return self.pen.text(capital(self.report.asks(finding.question)))

    def origins(self, position: Position) -> str:
        """By how many documents and origins a position is taken."""
        documents = [name for name in position.sources if not self.sources[name].reference]
        if not documents:
            return "a work of reference"
        text = counted(len(documents), "document")
        if len(documents) > 1:
            text += f", {counted(len(position.origins), 'origin')}"
        return text + ("" if len(documents) == len(position.sources) else ", a work of reference")

    def rule(self, rule: Rule) -> str:
        """The title of a rule, its place, and its severity if that is mild."""
        mild = "" if rule.severity == "error" else f", {rule.severity}"
        return f"rule: “{self.pen.text(rule.title)}”, {self.pen.link(rule.place)}{mild}"

    def matches_nothing(self) -> Iterator[str]:
        """A sentence for each rule that matches nothing and should."""
        for row in self.report.not_applied:
            if row.blocks:
                words = self.pen.strong(f"Rule {self.pen.code(row.rule.id)} matches nothing")
                yield f"{words} ({self.pen.link(row.rule.place)})."

    def pairs(self, qualifiers: Qualifiers) -> str:
        """What claims hold for."""
        return (
            self.pen.text(
                "; ".join(f"{key}: {self.report.named(word)}" for key, word in qualifiers)
            )
            or "no qualifier"
        )

    def rows(self, facts: Iterable[Fact], named: Named | None = None) -> list[list[str]]:
        """One row for each claim; those of one origin that say it in the same words share one."""
        same: dict[tuple[tuple[str, str, str], frozenset[str]], list[Fact]] = {}
        for fact in facts:
            row = self.claim(fact, named or self.about)
            same.setdefault((row, fact.origins), []).append(fact)
        return [
            [
                claim,
                self.pen.lines([*dict.fromkeys(map(self.by, some)), *([origin] if origin else [])]),
                self._linked(words, some),
            ]
            for ((claim, words, origin), _), some in same.items()
        ]

    def _linked(self, words: str, facts: Sequence[Fact]) -> str:
        """What claims say in the same words, with links to where it stands, if that is shown."""
        first, *others = facts
        names = {other.source: self.document(other.source) for other in others}
        links = [self.pen.in_document(other, names[other.source]) for other in others]
        if not names or links == [names[other.source] for other in others]:
            return self.pen.in_document(first, words)
        more = f"also in {', '.join(dict.fromkeys(links))}"
        return self.pen.lines([self.pen.in_document(first, words), more])

    def claim(self, fact: Fact, named: Named) -> tuple[str, str, str]:
        """What is claimed, in what words, from what origin."""
        words = self.quote(fact)
        if fact.derivation is not None:
            how = "handed on" if fact.as_written else "computed"
            words = (
                f"{self.pen.emphasis(f'{how}, see below')} ({self.pen.code(fact.derivation.rule)})"
            )
        texts = [
            self.document(name) if name in self.sources else self.pen.code(name)
            for name in sorted(fact.origins - {fact.source})
        ]
        origin = f"origin: {', '.join(texts)}" if texts else ""
        about = self.pen.text(named(fact))
        claim = self.pen.strong(self.value(fact))
        if read := self.report.as_read(fact):
            claim += f", {'read as' if fact.stated else 'possible:'} {self.pen.text(read)}"
        return answered(about, claim) if about else claim, words, origin

    def about(self, fact: Fact) -> str:
        """What a claim is about, in labels."""
        return self.report.about(fact.attribute, fact.subject, fact.apart)

    def values(self, facts: Sequence[Fact]) -> str:
        """The values of claims, each once."""
        return ", ".join(few(list(dict.fromkeys(map(self.value, facts)))))

    def value(self, fact: Fact) -> str:
        """What a claim says."""
        return self.pen.text(self.report.told(fact))

    def subject(self, fact: Fact) -> str:
        """Whom or what a claim is about, to begin a line with."""
        return capital(self.report.entities.label(fact.subject))


def capital(text: str) -> str:
    """Text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
