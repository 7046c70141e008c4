"""What is made of one proposal: the value that its quote admits, or why there is no draft."""

import pytest
from verify.test_newsroom import ATTRIBUTES, CLAIMS, ENTITIES

import checker
from checker.extract.draft import Draft
from checker.loading.literals import Literals
from checker.loading.nodes import SequenceNode
from checker.model.fact import Source
from checker.model.pattern import Raw
from checker.model.place import Place
from checker.model.qualifiers import QualifierReader
from checker.model.vocabulary import Attribute, Entities
from checker.proposing.drafts import Gate, Vocabulary, apart
from checker.proposing.proposal import Proposal
from checker.prose.names import Names
from checker.values.numbers import Measure
from checker.values.value import Value
from checker.verify.beside import one_word

from .conftest import TEXT, WORDS

HERE = Place("x.yaml", 1, 1)
LOG = """\
source: {id: log, title: Log}
facts: [{subject: ferry, attribute: motto, value: none, quote: none}]
"""


def vocabulary(
    attributes: dict[str, Attribute], entities: Entities, **types: frozenset[str]
) -> Vocabulary:
    literals = Literals(entities)

    def value(raw: Raw, attribute: Attribute, complete: bool) -> Value:
        said = SequenceNode(raw) if isinstance(raw, tuple) else raw
        return literals.value(said, attribute, complete=complete)

    reader = QualifierReader(literals)
    return Vocabulary(attributes, entities, Names(entities), types, value, reader.word)


def corpus() -> tuple[dict[str, Attribute], Entities]:
    found = checker.load(texts={"words.yaml": WORDS, "log.yaml": LOG})
    return dict(found.attributes), found.entities


def gated(
    text: str, *proposals: Proposal, by: Vocabulary | None = None, **about: object
) -> tuple[list[Draft], list[str]]:
    source = Source("log", "log", HERE)._replace(**about)  # type: ignore[arg-type]
    drafts, notes = Gate(by or vocabulary(*corpus()), text, "x.txt", source).drafts(proposals)
    return drafts, [note.message for note in notes]


def one(text: str, subject: str, attribute: str, quote: str, **more: object) -> object:
    """The value of the draft, or why there is none."""
    proposal = Proposal(subject, attribute, (quote,))._replace(**more)  # type: ignore[arg-type]
    drafts, notes = gated(text, proposal)
    if drafts:
        assert notes == []
        return drafts[0].raw
    (note,) = notes
    return note.partition('": ')[2]


@pytest.mark.parametrize(
    ("subject", "attribute", "quote", "raw"),
    [
        ("ferry", "killed", "63 people were killed", 63),
        ("the Corona", "death toll", "63 people were killed", 63),  # by label
        ("ferry", "sank_on", "sank on 4 June 1911", "1911-06-04"),
        ("ferry", "length", "84\nmetres long", "84 m"),
        ("ferry", "home", "home port, the port of the Corona, was Port Hull", "hull"),
        ("bray", "state", "The harbour of Bray is closed", "closed"),
        ("ferry", "hurt", "Some 20 were injured", "about 20"),  # by the words of its label
    ],
)
def test_a_value_is_read_from_the_quote(
    subject: str, attribute: str, quote: str, raw: object
) -> None:
    assert one(TEXT, subject, attribute, quote) == raw


@pytest.mark.parametrize(
    ("subject", "attribute", "quote", "why"),
    [
        ("ferry", "killed", "64 people were killed", "; did the text change to"),
        ("ferry", "killed", "the Corona", "more than once"),
        ("ferry", "killed", "the Corona was lovely", "word for word"),
        ("ferry", "killed", "Twelve died on the Petrel in 1890, three", "several values"),
        ("ferry", "killed", "as Anna Reed says", "no count can be read"),
        ("ferry", "killed", "84\nmetres", "measured in metres"),
        ("ferry", "sank_on", "63 people were killed", "no date"),
        ("ferry", "killed", "three of them children", "goes with"),
        ("ferry", "killed", "Twelve died", "and not the Corona"),
        ("lugger", "killed", "63 people were killed", "and not the Petrel"),
        ("hull", "killed", "63 people were killed", "does not name Port Hull"),
        ("ferry", "hurt", "63 people were killed", "goes with it"),
        ("ferry", "killed", "Some 20 were injured", "may be said of 'hurt'"),
        ("lugger", "sank_on", "on the Petrel in 1890", "no word beside it"),
        ("ferry", "motto", "The Corona is lost", "free words are not read"),
        ("ferry", "safe", "The Corona is lost", "by hand"),
        ("ferry", "state", "The Corona is lost", "none of the words"),
        ("hull", "home", "was Port Hull", "no entity but its subject"),
        ("yacht", "killed", "63 people were killed", "no such entity"),
        ("ferry", "deaths", "63 people were killed", "no such attribute"),
        ("ferry", "killed", "", "the quote is empty"),
    ],
)
def test_what_does_not_pass_is_a_note(subject: str, attribute: str, quote: str, why: str) -> None:
    assert why in str(one(TEXT, subject, attribute, quote))


@pytest.mark.parametrize(
    ("text", "quote", "why"),
    [
        ("It is untrue that 63 people were killed on the Corona.", "63 people were killed", "de"),
        ("Nearly 63 people were killed on the Corona.", "63 people were killed", "bears on"),
        ("On the Corona 62 or 63 people were killed.", "63 people were killed", "no count"),
        ("The Corona: 63 per cent of the crew were killed.", "63", "measured in"),
    ],
)
def test_a_value_is_read_in_its_context(text: str, quote: str, why: str) -> None:
    assert why in str(one(text, "ferry", "killed", quote))


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Anna Reed says that 63 people were killed on the Corona.", "perhaps of the Corona"),
        ("Anna Reed reported 63 dead.", 63),
        ("Anna Reed saw that 63 people were killed on the Corona.", 63),
        ("63 were killed on the Corona, Anna Reed said.", "perhaps of the Corona"),
        ("Anna Reed said 63 were killed. The Corona sank.", 63),
    ],
)
def test_who_says_it_is_not_what_it_is_said_of(text: str, raw: object) -> None:
    assert str(raw) in str(one(text, "anna", "killed", "63"))


BAY = "The harbour of Bray, says the mayor, was sold. At Port Hull the harbour is now closed."


@pytest.mark.parametrize("quote", [("The harbour of Bray", "now closed"), (BAY[:-1],)])
def test_a_word_is_of_the_sentence_that_it_stands_in(quote: tuple[str, ...]) -> None:
    """Whichever fragment of a quote has it, and however much more the fragment says."""
    drafts, (note,) = gated(BAY, Proposal("bray", "state", quote))
    assert drafts == []
    assert "the sentence does not name Bray" in note
    drafts, _ = gated(BAY, Proposal("hull", "state", quote))
    assert [draft.raw for draft in drafts] == ["closed"]


@pytest.mark.parametrize(
    ("subject", "attribute", "text"),
    [
        ("bray", "state", "The harbour of Bray is not closed"),
        ("bray", "state", "Bray was never really closed"),
        ("bray", "state", "It is untrue that Bray is closed"),
        ("bray", "state", "Bray is hardly closed"),
        ("ferry", "home", "The home port of the Corona was not Port Hull"),
        ("ferry", "calls", "The Corona never calls at Port Hull and Bray"),
    ],
)
def test_words_and_names_that_are_denied_are_no_value(
    subject: str, attribute: str, text: str
) -> None:
    assert "denies it" in str(one(f"{text}.", subject, attribute, text))


def test_a_cue_inside_the_quote_speaks_for_a_word() -> None:
    attributes, entities = corpus()
    state = attributes["state"]._replace(cues=("gate", "gates"))
    attributes["state"] = state
    attributes["lock"] = state._replace(id="lock", label="lock", cues=("lock",))
    by = vocabulary(attributes, entities)
    text = "At Bray the lock is open. The gates of Port Hull are CLOSED. Bray has a gate."
    proposal = Proposal("hull", "state", ("The gates of Port Hull are CLOSED",))
    assert gated(text, proposal, by=by)[0][0].raw == "closed"
    proposal = Proposal("bray", "state", ("At Bray the lock is open",))
    drafts, (note,) = gated(text, proposal, by=by)
    assert drafts == []
    assert "`lock` goes with it" in note


def test_a_word_inside_a_longer_one_is_no_value_but_beside_it_is_one() -> None:
    attributes, entities = corpus()
    attributes["state"] = attributes["state"]._replace(values=("open", "half open"))
    by = vocabulary(attributes, entities)
    text = "The harbour of Bray is half-open. Bray is half open; Bray, too, is open now."
    drafts, _ = gated(text, Proposal("bray", "state", ("Bray is half open",)), by=by)
    assert drafts[0].raw == "half open"
    quote = ("Bray is half open; Bray, too, is open",)
    drafts, (note,) = gated(text, Proposal("bray", "state", quote), by=by)
    assert drafts == []
    assert '"half open" and "open"' in note


def test_a_list_of_names_is_whole_or_no_value() -> None:
    text = "The Corona calls at Port Hull and Bray. The Petrel calls at ports such as Bray Head."
    assert one(text, "ferry", "calls", "calls at Port Hull and Bray") == ("hull", "bray")
    assert "cuts a list" in str(one(text, "ferry", "calls", "calls at Port Hull"))
    assert "may have more" in str(one(text, "lugger", "calls", "ports such as Bray Head"))


def test_of_a_list_with_rows_each_row_names_its_own() -> None:
    text = "Losses. The Corona: 63 died; the Petrel: 12 died."
    assert one(text, "ferry", "killed", "63 died") == 63
    assert one(text, "lugger", "killed", "12 died") == 12
    said = one(text, "ferry", "killed", "12 died")
    assert said == "the Petrel stands beside it, and the Corona does not"


def test_a_voice_and_qualifiers_stand_in_the_passage() -> None:
    drafts, _ = gated(TEXT, Proposal("ferry", "killed", ("63 people were killed",), "anna"))
    assert dict(drafts[0].options) == {"said_by": "anna"}
    drafts, _ = gated(TEXT, Proposal("ferry", "killed", ("63 people were killed",), "Anna Reed"))
    assert dict(drafts[0].options) == {"said_by": "anna"}
    for voice in ("the mayor", "bray"):
        said = one(TEXT, "ferry", "killed", "63 people were killed", voice=voice)
        assert "who would say so" in str(said) or voice == "bray"
    quote = "63 people were killed"
    among = (("among", "people"),)
    assert one(TEXT, "ferry", "killed", quote, qualifiers=among) == 63
    said = one(TEXT, "ferry", "killed", quote, qualifiers=(("among", "horses"),))
    assert "does not say 'horses'" in str(said)
    said = one(TEXT, "ferry", "killed", quote, qualifiers=(("per", "year"),))
    assert "has no qualifier 'per'" in str(said)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"63 died on the Corona", a mate said.', True),
        *(
            (f"The mate: {begin}63 died on the Corona{end}, a mate said.", True)
            for begin, end in [
                *("\u201c\u201d", "\u201e\u201c", "\u201e\u201d", "\u201d\u201d"),
                *("\u00ab\u00bb", "\u00bb\u00ab", "\u00bb\u00bb", "''", "'\u2019"),
                *("\u2018\u2019", "\u2019\u2019", "\u201a\u2018", "\u201a\u2019"),
                *("\u2039\u203a", "\u203a\u2039", "\u300c\u300d", "\u300e\u300f"),
                *("\uff62\uff63", "\u301d\u301f", "\uff02\uff02"),
                ("\u00ab\u00a0", "\u00a0\u00bb"),
            ]
        ),
        ("\u2018Oh, \u201cmy\u201d ship! 63 died on the Corona\u2019, a mate said.", True),
        ("\u00abOh, \u201cmy\u201d ship! 63 died on the Corona\u00bb, a mate said.", True),
        ("'The sailors' home on the Corona: 63 died', a mate said.", True),
        ("\u2018The ship\u2019s crew: 63 died on the Corona\u2019, a mate said.", True),
        ("The mate:'63 died on the Corona', a mate said.", True),
        ("He went.\u201d She went.\u2019 On the Corona 63 died.", False),
        ("On the sailors\u2019 ship, the mate\u2019s Corona, 63 died.", False),
        ("On the sailors' ship, O'Hara's Corona, 12' wide, 63 died.", False),
        ("In the '90s, the \u201990s, 63 died on the Corona.", False),
        ("The \u2018Petrel\u2019 came: 63 died on the Corona.", False),
        ("The \u201aPetrel\u2018 and \u203aBray\u2039 came: 63 died on the Corona.", False),
        ("The \u300cPetrel\u300d and \u2039 Bray \u203a came: 63 died on the Corona.", False),
        ("The \u201ePetrel\u201c, \u201dBray\u201d came: 63 died on the Corona.", False),
        ("The 'Petrel', a 'Bray' came: 63 died on the Corona.", False),
        ('The "Petrel" came: 63 died on the Corona.', False),
        ('A plank of 12" and 63 died on the Corona.', False),
        ('"A storm", said a mate. 63 died on the Corona.', False),
    ],
)
def test_what_stands_in_quotation_marks_is_somebodys(text: str, quoted: bool) -> None:
    found = one(text, "ferry", "killed", "63 died")
    assert ("no voice is proposed" in str(found)) is quoted
    if quoted:
        assert one(text, "ferry", "killed", "63 died", voice="a mate") == 63


def test_which_place_is_meant_is_told_by_its_offset() -> None:
    text = "The Corona lost 63 people who died.\n\nOn the Petrel 63 people who died were lost."
    at = text.rindex("63 people who died")
    drafts, _ = gated(text, Proposal("lugger", "killed", ("63 people who died",), at=at))
    assert (drafts[0].raw, drafts[0].offset, dict(drafts[0].options)) == (63, at, {"at": at})
    assert "more than once" in str(one(text, "lugger", "killed", "63 people who died", at=at + 1))


def test_a_long_quote_is_cut_around_its_value() -> None:
    text = (
        "It was told all over the coast, in every house and inn, that 63 people were killed on "
        "the Corona when she went down in the great storm of that dark and dreadful winter night."
    )
    (draft,), _ = gated(text, Proposal("ferry", "killed", (text[:-1],)))
    assert draft.raw == 63
    assert "63 people were killed" in draft.quote[0]
    assert len(draft.quote[0].split()) <= 14


def test_words_that_are_proposed_as_two_things_are_none() -> None:
    text = "The Corona of Anna Reed: 63 dead."
    some = [Proposal(name, "killed", ("63 dead",)) for name in ("ferry", "anna")]
    drafts, notes = gated(text, *some)
    assert drafts == []
    assert all("the same words are proposed as" in note for note in notes)


def test_what_an_attribute_is_claimed_of_already_is_who_may_be_meant() -> None:
    text = "The Corona of Anna Reed: 63 dead."
    by = vocabulary(*corpus(), killed=frozenset({"ship"}))
    proposal = Proposal("anna", "killed", ("63 dead",))
    drafts, (note,) = gated(text, proposal, by=by)
    assert drafts == []
    assert note.endswith("no claim has death toll of a person yet")
    assert gated(text, proposal._replace(subject="ferry"), by=by)[0][0].raw == 63


def test_a_part_of_a_date_that_is_not_said_is_told() -> None:
    text = "The Corona sank on 4 June."
    day = Value("1911-06-10", None)  # type: ignore[arg-type]
    (draft,), _ = gated(text, Proposal("ferry", "sank_on", ("sank on 4 June",)), published=day)
    assert draft.raw == "1911-06-04"
    assert "year" in str(dict(draft.options)["inferred"])


def test_a_language_without_a_table_is_not_read() -> None:
    drafts, notes = gated(TEXT, Proposal("ferry", "killed", ("63 people",)), language="xx")
    assert drafts == []
    assert "no language whose numbers" in notes[0]


def test_two_pieces_that_find_one_passage_make_one_draft() -> None:
    words = ("63 people were killed", "63 people were killed, as Anna Reed says")
    drafts, _ = gated(TEXT, *(Proposal("ferry", "killed", (quote,)) for quote in words))
    assert len(drafts) == 2
    assert len(list(apart([], drafts))) == 1
    assert list(apart(drafts[:1], drafts)) == []


def test_notes_are_bounded() -> None:
    some = [Proposal("ferry", "killed", (f"{number} were lost",)) for number in range(500)]
    drafts, notes = gated(TEXT, *some)
    assert drafts == []
    assert len(notes) == 201
    assert notes[-1] == "and 300 more proposals that came to nothing"


@pytest.mark.parametrize(("cues", "least"), [(True, 23), (False, 12)])
def test_of_true_claims_some_are_drafted_and_of_changed_ones_none(cues: bool, least: int) -> None:
    """The claims of the newsroom, as proposals. Those whose sentence names no subject are notes;
    so are most of those whose attribute has one word to be known by."""
    attributes = ATTRIBUTES if cues else {
        name: one._replace(cues=(), label=one.cues[0]) for name, one in ATTRIBUTES.items()
    }  # fmt: skip
    by = vocabulary(attributes, ENTITIES)

    def drafted(sentence: str, subject: str, attribute: str, quote: str) -> object:
        drafts, _ = gated(sentence, Proposal(subject, attribute, (quote,)), by=by)
        return drafts[0].value.text if drafts else None

    true, values = 0, []
    wrong: list[tuple[str, str]] = []
    for claim in CLAIMS:
        attribute = ATTRIBUTES[claim.attribute]
        found = drafted(claim.sentence, claim.subject, claim.attribute, claim.quote)
        if found is not None:
            true += 1
            literals = Literals(ENTITIES)
            told = literals.value(claim.value, attribute), literals.value(str(found), attribute)
            if told[0].possible != told[1].possible:
                values.append((claim.value, found))
        changed = [(claim.subject, name) for name in claim.attributes.split(";") if name]
        changed += [(name, claim.attribute) for name in claim.subjects.split(";") if name]
        wrong += (
            pair for pair in changed if drafted(claim.sentence, *pair, claim.quote) is not None
        )
    assert (wrong, values) == ([], [])
    assert true >= least


def test_an_attribute_without_cues_is_spoken_of_by_its_label() -> None:
    plain = Attribute("speed", "top speed", ATTRIBUTES["jobs"].kind, HERE, Measure(""))
    by = vocabulary({"speed": plain}, ENTITIES)
    text = "The Aurora has a speed of 14; the Aurora has 9 lifeboats."
    assert gated(text, Proposal("ferry", "speed", ("a speed of 14",)), by=by)[0][0].raw == 14
    assert gated(text, Proposal("ferry", "speed", ("9 lifeboats",)), by=by)[0] == []


@pytest.mark.parametrize(
    ("label", "said", "alike"),
    [
        ("occupation", "occupied", True),
        ("wounded", "wounds", True),
        ("killing", "killed", True),
        ("population", "populated", True),
        ("Besetzung", "besetzt", True),
        ("occurred", "occupied", False),
        ("contact", "control", False),
        ("state", "statement", False),
        ("step", "stephane", False),
        ("dead", "deaf", False),
    ],
)
def test_forms_of_one_word_begin_and_end_alike(label: str, said: str, alike: bool) -> None:
    assert one_word(label.lower(), said) is alike
    assert one_word(said, label.lower()) is alike


def test_a_word_speaks_for_itself_where_one_attribute_has_it() -> None:
    attributes, entities = corpus()
    lock = attributes["state"]._replace(id="lock", label="lock", values=("63", "shut"))
    attributes["lock"] = lock
    text = "The Corona: 63 were seen. The hatch of the Corona is shut."
    by = vocabulary(attributes, entities)
    assert gated(text, Proposal("ferry", "killed", ("63 were seen",)), by=by)[0] == []
    assert gated(text, Proposal("ferry", "lock", ("is shut",)), by=by)[0][0].raw == "shut"
    attributes["state"] = attributes["state"]._replace(values=("open", "shut"))
    by = vocabulary(attributes, entities)
    assert gated(text, Proposal("ferry", "lock", ("is shut",)), by=by)[0] == []


def test_what_may_be_taken_for_another_is_read_as_it_is() -> None:
    """A word that speaks of what nobody could take a value for says nothing against it."""
    text = "The Corona of a populated harbour sank in 1911, and 63 people died."
    place = Attribute("harbour", "populated harbour", ATTRIBUTES["share"].kind, HERE)
    attributes, entities = corpus()
    by = vocabulary({**attributes, "harbour": place}, entities)
    assert gated(text, Proposal("ferry", "sank_on", ("sank in 1911",)), by=by)[0][0].raw == "1911"


@pytest.mark.parametrize(
    ("subject", "attribute", "quote", "why"),
    [
        ("bray", "state", "The harbour of Bray is not closed", "`not` denies it"),
        ("bray", "state", "The harbour of Bray was never closed", "`never` denies it"),
        ("bray", "state", "Is the harbour of Bray closed", "asked"),
        ("ferry", "home", "The home port of the Corona is no longer Port Hull", "`no longer`"),
        ("ferry", "length", "Was the Corona 84 metres long", "asked"),
        ("ferry", "length", "If the Corona had been 84 metres long", "`if` only supposes it"),
    ],
)
def test_what_is_denied_asked_or_supposed_is_no_draft(
    subject: str, attribute: str, quote: str, why: str
) -> None:
    end = "?" if why == "asked" else ", nobody minds."
    assert why in str(one(quote + end, subject, attribute, quote))
