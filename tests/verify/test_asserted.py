"""Does the sentence assert what the quote names? Denied, asked and supposed values are doubted,
in English and German; a denial of something else is no alarm."""

from typing import Final

import pytest
from model.corpora import kind_named

from checker.loading.literals import Literals
from checker.loading.nodes import SequenceNode
from checker.model.fact import Fact, Source
from checker.model.place import Place
from checker.model.vocabulary import Attribute, Entities, Entity
from checker.values.numbers import Measure
from checker.verify.carries import Carried, ValueReader
from checker.verify.places import InPlace, Readings

HERE: Final = Place("x.yaml", 1, 1)
LABELS: Final = {
    "barge": ("the Lerche", "ship"),
    "kolk": ("Port Kolk", "town"),
    "selm": ("Selm", "town"),
    "nobody": ("No Name", "town"),
}
ENTITIES: Final = Entities.of(
    {name: Entity(name, label, HERE, kind) for name, (label, kind) in LABELS.items()},
    {key: name for name, (label, _) in LABELS.items() for key in (name, label)},
)


def _attribute(kind: str, unit: str = "", label: str = "it", *values: str) -> Attribute:
    return Attribute("it", label, kind_named(kind), HERE, Measure(unit), "entity", values)


STATES: Final = ("open", "closed", "not closed", "geschlossen", "offen")
KIND_OF: Final = {
    "text": _attribute("text", "", "state", *STATES),
    "entity": _attribute("entity", "", "home port"),
    "set": _attribute("set", "", "ports of call"),
    "quantity": _attribute("quantity", "m", "length"),
    "date": _attribute("date"),
}

DOUBTED: Final = [
    ("text", "closed", "The lock is not closed."),
    ("text", "closed", "The lock was never closed."),
    ("text", "closed", "The lock isn't closed."),
    ("text", "closed", "It is no longer closed, he said."),
    ("text", "closed", "It is not true that the lock at Selm is closed."),
    ("text", "closed", "The warden denied that the lock was closed."),
    ("text", "closed", "No lock on the river was closed."),
    ("text", "closed", "None of the locks is closed."),
    ("text", "closed", "The lock is neither open nor closed."),
    ("text", "open", "The lock is closed, not open."),
    ("text", "closed", "Never has the lock been closed."),
    ("text", "closed", "The report that the lock is closed is false."),
    ("text", "closed", "The lock has not yet been closed."),
    ("text", "closed", "Is the lock closed?"),
    ("text", "closed", "If the lock is closed, we wait."),
    ("text", "closed", "He asked whether the lock is closed."),
    ("text", "closed", "Unless the lock is closed, barges pass."),
    ("text", "closed", "The keeper went home without a closed lock behind him."),
    ("text", "geschlossen", "Die Schleuse ist nicht geschlossen."),
    ("text", "geschlossen", "Keine Schleuse war geschlossen."),
    ("text", "geschlossen", "Ist die Schleuse geschlossen?"),
    ("text", "geschlossen", "Er fragte, ob die Schleuse geschlossen ist."),
    ("text", "geschlossen", "Wenn die Schleuse geschlossen wäre, gäbe es Stau."),
    ("entity", "kolk", "Her home port is no longer Port Kolk."),
    ("entity", "kolk", "Her home port is Selm, not Port Kolk."),
    ("entity", "kolk", "Port Kolk is not her home port."),
    ("entity", "kolk", "Port Kolk was never the home port of the Lerche."),
    ("entity", "kolk", "Was her home port Port Kolk?"),
    ("entity", "kolk", "Her home port is Port Kolk no longer."),
    ("entity", "kolk", "Ihr Heimathafen ist nicht mehr Port Kolk."),
    ("set", ["kolk", "selm"], "She does not call at Port Kolk and Selm."),
    ("quantity", "84 m", "Was the Lerche 84 metres long?"),
    ("quantity", "84 m", "If the Lerche had been 84 metres long, she would have stuck."),
    ("quantity", "84 m", "Had the Lerche been 84 metres long, she would be there."),
    ("quantity", "84 m", "War die Lerche 84 Meter lang?"),
    ("date", "1911-06-04", "Did she sink on 4 June 1911?"),
    ("text", "closed", "The bridge remains open and has not been closed."),
    ("text", "closed", "The gate has never once been closed in its history."),
    ("text", "closed", "Contrary to rumours, the gate wasn't closed."),
    ("text", "closed", "There is no evidence that the gate is closed."),
    ("text", "closed", "The gate is hardly closed."),
    ("text", "closed", "It cannot be said that the gate is closed."),
    ("text", "closed", "Neither gate is closed."),
    ("text", "closed", "The council ruled out that the gate was closed."),
    ("text", "closed", "Officials rejected claims that the gate was closed."),
    ("text", "closed", "The gate is far from closed."),
    ("text", "closed", "The gate is anything but closed."),
    ("text", "closed", "Has the gate been closed or is it open?"),
    ("text", "closed", "So the gate is closed?"),
    ("text", "closed", "It would have been closed by now."),
    ("text", "closed", "Should the gate be closed, call us."),
    ("text", "closed", "The gate failed to be closed."),
    ("text", "geschlossen", "Die Schleuse wurde nie geschlossen."),
    ("text", "geschlossen", "Die Schleuse ist nicht mehr geschlossen."),
    ("text", "geschlossen", "Es stimmt nicht, dass die Schleuse geschlossen ist."),
    ("text", "geschlossen", "Er bestritt, dass die Schleuse geschlossen ist."),
    ("text", "geschlossen", "Niemand hat die Schleuse geschlossen."),
    ("text", "geschlossen", "Falls die Schleuse geschlossen ist, warten wir."),
    ("entity", "kolk", "The home port isn't Port Kolk any more."),
    ("entity", "kolk", "Neither Selm nor Port Kolk is her home port."),
    ("entity", "kolk", "Port Kolk is no longer her home port."),
    ("entity", "kolk", "Her home port was never in Port Kolk."),
    ("entity", "kolk", "If her home port were Port Kolk, she would be there."),
    ("entity", "kolk", "Der Heimathafen ist weder Selm noch Port Kolk."),
    ("entity", "kolk", "The owners denied that her home port was Port Kolk."),
    ("entity", "kolk", "Port Kolk isn't her home port."),
    ("text", "open", "The museum won't be open."),
    ("text", "open", "The museum is by no means open."),
    ("text", "open", "The museum is no more open than the park."),
    ("text", "open", "At no time was the museum open."),
    ("text", "open", "It is false that the museum is open."),
    ("text", "open", "It is untrue that the museum is open."),
    ("text", "open", "The museum ceased to be open."),
    ("text", "open", "Not a single museum was open."),
    ("text", "open", "The museum is, he says, not open."),
    ("text", "open", "The museum was not, as claimed, open."),
    ("text", "open", "The museum has stopped being open."),
    ("text", "open", "Nobody says the museum is open."),
    ("text", "offen", "Das Museum ist keineswegs offen."),
    ("text", "offen", "Ob das Museum offen ist, weiß niemand."),
    ("text", "offen", "Das Museum ist noch nicht offen."),
    ("entity", "kolk", "Not Port Kolk but Selm is her home port."),
    ("entity", "kolk", "Port Kolk has never been her home port."),
    ("entity", "kolk", "Her home port is not, as many think, Port Kolk."),
    ("entity", "kolk", "Port Kolk, which is not her home port, burned."),
    ("entity", "kolk", "Is Port Kolk her home port?"),
    ("quantity", "84 m", "Whether she was 84 metres long is unknown."),
    ("text", "closed", "The ferry terminal could have been closed."),
    ("text", "closed", "The ferry terminal may be closed by now."),
    ("text", "closed", "The ferry terminal might as well be closed."),
    ("text", "closed", "The ferry terminal is rumoured to be closed."),
    ("text", "closed", "Rumour has it that the terminal is closed."),
    ("text", "closed", "The terminal is supposedly closed."),
    ("text", "closed", "The terminal was almost closed."),
    ("text", "closed", "The terminal would be closed if it rained."),
    ("text", "closed", "He feared that the terminal was closed."),
    ("text", "closed", "The terminal must be closed."),
    ("text", "closed", "It is doubtful that the terminal is closed."),
    ("text", "closed", "Far from being closed, the terminal thrives."),
    ("text", "closed", "The terminal is anything but closed."),
    ("text", "closed", "No part of the terminal is closed."),
    ("text", "closed", "Not one terminal is closed."),
    ("text", "closed", "Isn't the terminal closed?"),
    ("text", "closed", "Provided the terminal is closed, we may pass."),
    ("text", "closed", "Reports that the terminal is closed are untrue."),
    ("entity", "kolk", "Her home port may be Port Kolk."),
    ("entity", "kolk", "Her home port could have been Port Kolk."),
    ("entity", "kolk", "Her home port is believed to be Port Kolk."),
    ("entity", "kolk", "Her home port is Port Kolk, it is thought."),
    ("entity", "kolk", "Her home port is either Selm or Port Kolk."),
    ("entity", "kolk", "Her home port is Selm rather than Port Kolk."),
    ("entity", "kolk", "Her home port should be Port Kolk."),
    ("entity", "kolk", "Port Kolk might become her home port."),
    ("entity", "kolk", "What if her home port were Port Kolk?"),
    ("entity", "kolk", "According to rumours, her home port is Port Kolk."),
    ("text", "geschlossen", "Die Schleuse könnte geschlossen sein."),
    ("text", "geschlossen", "Die Schleuse ist angeblich geschlossen."),
    ("text", "geschlossen", "Vermutlich ist die Schleuse geschlossen."),
    ("text", "geschlossen", "Die Schleuse wäre geschlossen, wenn es regnete."),
    ("entity", "kolk", "Ihr Heimathafen dürfte Port Kolk sein."),
    ("entity", "kolk", "Ihr Heimathafen ist Selm statt Port Kolk."),
]

CARRIED: Final = [
    ("text", "closed", "The lock is closed."),
    ("text", "not closed", "The lock is not closed."),
    ("text", "closed", "The lock did not burst but was closed."),
    ("text", "closed", "The lock is not only closed but sealed."),
    ("text", "closed", "The lock was not closed until May."),
    ("text", "closed", "The lock is not just closed but locked."),
    ("text", "closed", "Nobody doubted that the lock is closed."),
    ("text", "closed", "There is no doubt that the lock is closed."),
    ("text", "closed", "The warden did not deny that the lock is closed."),
    ("text", "closed", "The lock was not repaired and is closed."),
    ("text", "closed", "The lock, which was not damaged, is closed."),
    ("text", "closed", "The lock that did not burst is closed."),
    ("text", "closed", "Without warning the lock was closed."),
    ("text", "closed", "The lock was closed, and not a barge passed."),
    ("text", "closed", "The lock is closed, is it not?"),
    ("text", "closed", "Why is the lock closed?"),
    ("text", "closed", "The lock is closed. Is the bridge open?"),
    ("text", "closed", "Few, if any, knew that the lock was closed."),
    ("text", "closed", "The lock was wrongly closed."),
    ("text", "closed", "No wonder the lock is closed."),
    ("text", "closed", "They did not pass the closed lock."),
    ("text", "closed", "No Name Lock is closed."),
    ("text", "geschlossen", "Die Schleuse ist nicht offen, sondern geschlossen."),
    ("text", "geschlossen", "Die Schleuse ist nicht nur geschlossen, sondern versiegelt."),
    ("text", "geschlossen", "Niemand bezweifelt, dass die Schleuse geschlossen ist."),
    ("entity", "kolk", "Her home port is not Selm but Port Kolk."),
    ("entity", "kolk", "Her home port Port Kolk is not large."),
    ("entity", "kolk", "She never saw her home port of Port Kolk again."),
    ("entity", "nobody", "Her home port is No Name."),
    ("entity", "kolk", "Her home port is Port Kolk, not Selm."),
    ("set", ["kolk", "selm"], "She calls at Port Kolk and Selm, but not at No Name."),
    ("entity", "kolk", "He did not obey two Port Kolk orders."),
    ("entity", "kolk", "She failed to heed Port Kolk's orders."),
    ("quantity", "84 m", "The Lerche was 84 metres long, but was she safe?"),
    ("quantity", "84 m", "If she sank, nobody knows; she was 84 metres long."),
    ("date", "1911-06-04", "When she sank on 4 June 1911, was it dark?"),
    ("text", "closed", "The gate has been closed since May and will not open again."),
    ("text", "closed", "With no money left, the gate was closed."),
    ("text", "closed", "Not long after the war the gate was closed."),
    ("text", "closed", "The owner did not return and the gate was closed."),
    ("text", "closed", "No one disputes that the gate is closed."),
    ("text", "closed", "It is not in dispute that the gate is closed."),
    ("text", "closed", "Because nobody paid, the gate is closed."),
    ("text", "closed", "The gate that nobody wanted is closed."),
    ("text", "closed", "He never knew that the gate was closed."),
    ("text", "closed", "The gate is not merely damaged but closed."),
    ("text", "closed", "The gate was not opened and remains closed."),
    ("text", "closed", "The gate, no longer safe, is closed."),
    ("text", "closed", "The gate is no longer open but closed."),
    ("text", "closed", "The gate has not reopened: it is closed."),
    ("text", "closed", "It is not open; it is closed."),
    ("text", "closed", "Rather than pay, they closed: the gate is closed."),
    ("text", "closed", "The gate is closed, not damaged."),
    ("text", "closed", "The gate is closed even if nobody says so."),
    ("text", "closed", "Nothing moves while the gate is closed."),
    ("text", "closed", "No ship could pass because the gate was closed."),
    ("text", "closed", "The gate is closed and nobody knows why."),
    ("text", "closed", "Asked if he agreed, he said the gate was closed."),
    ("text", "geschlossen", "Die Schleuse ist geschlossen und nicht offen."),
    ("text", "geschlossen", "Ohne Vorwarnung wurde die Schleuse geschlossen."),
    ("text", "geschlossen", "Es besteht kein Zweifel, dass die Schleuse geschlossen ist."),
    ("text", "geschlossen", "Die Schleuse wurde nicht repariert und ist geschlossen."),
    ("entity", "kolk", "The Lerche did not sink; her home port is Port Kolk."),
    ("entity", "kolk", "The Lerche, never lucky, has Port Kolk as her home port."),
    ("entity", "kolk", "She left not Selm but Port Kolk, her home port."),
    ("entity", "kolk", "Her home port, Port Kolk, was not damaged."),
    ("entity", "kolk", "Her home port is Port Kolk, which is not a large town."),
    ("entity", "kolk", "She did not reach her home port Port Kolk."),
    ("entity", "kolk", "Port Kolk is her home port, isn't it?"),
    ("text", "open", "The museum is open, but not the park."),
    ("text", "open", "Though not finished, the museum is open."),
    ("text", "open", "The museum is not far from Selm and it is open."),
    ("text", "open", "Nothing has changed: the museum is open."),
    ("text", "open", "No fewer than two guards say the museum is open."),
    ("text", "open", "The museum never closed and is open."),
    ("text", "open", "He could not believe it, but the museum is open."),
    ("text", "open", "The museum is open to those who do not pay."),
    ("text", "open", "The museum is open if you pay."),
    ("text", "open", "What is the museum, open since May, like?"),
    ("text", "open", "The museum, not the park, is open."),
    ("text", "open", "Not the park but the museum is open."),
    ("text", "open", "The museum wasn't damaged, so it is open."),
    ("text", "open", "As nobody objected the museum is open."),
    ("text", "open", "The museum no longer charges and is open."),
    ("text", "open", "The museum no longer charges, is open and thrives."),
    ("text", "open", "It was not until May that the museum was open."),
    ("text", "open", "The museum is open and not closed."),
    ("text", "offen", "Das Museum ist nicht geschlossen, es ist offen."),
    ("text", "offen", "Obwohl niemand kam, ist das Museum offen."),
    ("text", "offen", "Nicht der Park, sondern das Museum ist offen."),
    ("entity", "kolk", "Her home port is not in Selm; it is Port Kolk."),
    ("entity", "kolk", "She never left Port Kolk, her home port."),
    ("entity", "kolk", "Her home port is Port Kolk, though she has not been there since May."),
    ("entity", "kolk", "Port Kolk, her home port, has no dock."),
    ("entity", "kolk", "No ship but the Lerche has Port Kolk as home port."),
    ("quantity", "84 m", "She was 84 metres long, if not longer."),
    ("quantity", "84 m", "How did a ship that is 84 metres long sink?"),
    ("text", "closed", "The ferry terminal stands closed."),
    ("text", "closed", "The ferry terminal is said to be closed."),
    ("text", "closed", "The terminal is closed, he feared."),
    ("text", "closed", "The terminal will be closed."),
    ("text", "closed", "The terminal has been closed since May, the port says."),
    ("text", "closed", "All but one terminal is closed."),
    ("text", "closed", "The closed terminal was not lit."),
    ("text", "closed", "The terminal, though closed, is lit."),
    ("text", "closed", "Once closed, the terminal was sold."),
    ("text", "closed", "When is the terminal closed?"),
    ("text", "closed", "The terminal is closed, isn't it?"),
    ("text", "closed", "Even though nobody wished it, the terminal is closed."),
    ("text", "closed", "The terminal never reopened and is closed for good."),
    ("text", "closed", "Reports that the terminal is closed are true."),
    ("entity", "kolk", "Her home port, now Port Kolk, was once Selm."),
    ("entity", "selm", "Her home port, now Port Kolk, was once Selm."),
    ("entity", "kolk", "Port Kolk became her home port."),
    ("entity", "kolk", "Port Kolk, her home port, was not bombed."),
    ("entity", "kolk", "Nobody knew her home port, Port Kolk."),
    ("entity", "kolk", "She was not sold until her home port was Port Kolk."),
    ("text", "geschlossen", "Die Schleuse ist wieder geschlossen."),
    ("text", "geschlossen", "Dass die Schleuse geschlossen ist, weiß jeder."),
    ("text", "geschlossen", "Die Schleuse, die niemand mochte, ist geschlossen."),
    ("entity", "kolk", "Ihr Heimathafen ist seit Mai Port Kolk."),
]


def judged(
    kind: str,
    value: object,
    text: str,
    quote: str = "",
    *,
    placed: bool,
    language: str | None = None,
) -> Carried:
    """How a quote, by default all of the text, carries the value."""
    attribute = KIND_OF[kind]
    raw = value
    if isinstance(value, list):
        raw = SequenceNode(value)
        raw.at = []
    read = Literals(ENTITIES).value(raw, attribute)
    german = any(word in text for word in ("Schleuse", "Heimathafen", "Meter ", "Museum"))
    guessed = "de" if german else "en"
    source = Source("a", "a", HERE)._replace(language=guessed if language is None else language)
    said = quote or text
    fact = Fact("a.barge.it", "a", "barge", "it", read, HERE, frozenset(), (said,))
    reader = ValueReader({"it": attribute}, ENTITIES, {"a": source})
    if not placed:
        return reader.judge(fact).carried
    known = reader.values.setting("a")
    assert not isinstance(known, str)
    begin = text.index(said)
    place = InPlace(source, Readings(text, known), ((begin, begin + len(said)),))
    return reader.judge(fact, place).carried


@pytest.mark.parametrize("placed", [False, True])
@pytest.mark.parametrize(("kind", "value", "text"), DOUBTED)
def test_what_is_denied_asked_or_supposed_is_not_carried(
    kind: str, value: object, text: str, placed: bool
) -> None:
    assert judged(kind, value, text, placed=placed) in (Carried.DOUBTFUL, Carried.NO)


@pytest.mark.parametrize("placed", [False, True])
@pytest.mark.parametrize(("kind", "value", "text"), CARRIED)
def test_what_is_asserted_is_carried(kind: str, value: object, text: str, placed: bool) -> None:
    assert judged(kind, value, text, placed=placed) is Carried.YES


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The lock is not closed.", "closed"),
        ("It is closed? Nobody knows.", "closed"),
        ("They ask whether the lock is closed.", "the lock is closed"),
    ],
)
def test_a_value_is_read_in_its_place(text: str, quote: str) -> None:
    assert judged("text", "closed", text, quote, placed=False) is Carried.YES
    assert judged("text", "closed", text, quote, placed=True) is Carried.DOUBTFUL


@pytest.mark.parametrize(
    "text",
    ["The lock is not closed", "Is it closed?", "Er ist nicht closed", "War er closed?"],
)
def test_no_language_has_to_be_named(text: str) -> None:
    assert judged("text", "closed", text, placed=True, language="") is Carried.DOUBTFUL
