"""What is drafted is carried, to the letter: every form, and every kind of value."""

import pytest
from model.corpora import kind_named

from checker.loading.literals import Literals
from checker.model.fact import Fact, Source
from checker.model.place import Place
from checker.model.vocabulary import Attribute, Entities
from checker.prose.dates.years import ASSUMED
from checker.prose.literals import Refused, literal
from checker.values.numbers import Measure
from checker.values.unreadable import Unreadable
from checker.values.value import Value
from checker.verify.carries import Carried, ValueReader
from checker.verify.places import InPlace, Readings

from .test_forms import Row, read, table

HERE = Place("x.yaml", 1, 1)
UNITS = ("", "km2", "km", "m", "%", "EUR", "USD", "days", "°C", "pp", "mm/h", "people", "m3/s")
ATTRIBUTES = {
    f"{kind} {unit}".strip().replace(" ", "_"): Attribute(
        f"{kind}_{unit}", kind, kind_named(kind), HERE, Measure(unit, True)
    )
    for kind in ("date", "quantity", "count", "duration")
    for unit in (UNITS if kind in ("quantity", "count") else ("",))
}


@pytest.mark.parametrize(
    "row",
    [row for row in table() if row.value[:1] not in "-!" and row.kind in (
        "date", "quantity", "count", "duration",
    )],
    ids=lambda row: f"{row.kind}: {row.words}",
)  # fmt: skip
def test_a_draft_of_a_form_is_carried(row: Row) -> None:
    words = row.words.replace("[", "").replace("]", "")
    reading, _ = read(row, words)
    assert reading is not None
    assert reading.of is not None
    text = f"{row.before} {words} ; then".strip()
    said = text[reading.of.begin : reading.of.finish]
    literals = Literals(Entities.of({}, {}))
    drafted = 0
    for name, attribute in ATTRIBUTES.items():
        made = literal(attribute.kind, reading.of, attribute.measure.unit, bare=reading.bare)
        if isinstance(made, Refused):
            continue
        try:
            value = literals.value(made, attribute)
        except Unreadable:
            continue
        drafted += 1
        published = literals.value(row.published, ATTRIBUTES["date"]) if row.published else None
        source = Source(
            "a", "a", HERE,
            published=published and Value(row.published, published.possible),
        )  # fmt: skip
        fact = Fact(
            "a.b.c", "a", "b", name, value, HERE, frozenset(), (said,), inferred=reading.inferred
        )
        reader = ValueReader(ATTRIBUTES, literals.entities, {"a": source})
        known = reader.values.setting("a")
        assert not isinstance(known, str)
        at = text.index(said)
        place = InPlace(source, Readings(text, known), ((at, at + len(said)),))
        judged = reader.judge(fact, place)
        assumed = reading.inferred.startswith(ASSUMED)
        assert judged.carried is (Carried.INFERRED if assumed else Carried.YES), (name, judged)
    assert drafted, "some attribute takes it"
