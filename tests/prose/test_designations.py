"""Numbers that name something, in words of our own; and beside each kind the sentences in which the
same words stand and a number counts."""

import pytest

from prose.test_room import counts

NOTHING: list[str] = []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # scenes and other labels behind an article
        ("Scene 4 was cut.", NOTHING),
        ("At the scene 35 died.", ["35"]),
        ("At its scene 35 gathered.", ["35"]),
        ("At the crime scene 35 died.", ["35"]),
        # several behind a plural
        ("Gates 5, 6 and 7 were shut.", NOTHING),
        ("The strikers blocked platforms 5, 6 and 7.", NOTHING),
        ("He read chapters 3 to 5.", NOTHING),
        ("In room 5, 35 were found.", ["35"]),
        ("On bus 12, 35 were singing.", ["35"]),
        ("They flew a Boeing 737, 150 on board.", ["150"]),
        ("On flights 12, 13 and 35 were children.", ["12", "13", "35"]),
        ("In the districts 35 drowned.", ["35"]),
        ("On platforms 200 slept.", ["200"]),
        ("At all levels 150 were laid off.", ["150"]),
        ("Behind the scenes 35 worked.", ["35"]),
        ("In groups 20 to 30 came.", ["20 to 30"]),
        # ages of many
        ("Two boys aged 8 and 11 were hurt.", ["2"]),
        ("children aged 8, 11 and 14 drowned", NOTHING),
        ("Ben, aged 8, and 11 were hurt.", ["11"]),
        # names of many
        ("Nine Elms was rebuilt.", NOTHING),
        ("Five Rivers District was rebuilt.", NOTHING),
        ("Eight Sisters school", NOTHING),
        ("Two Poles drown.", ["2"]),
        ("Four Italians flee.", ["4"]),
        ("Three Swedes aboard drowned.", ["3"]),
        ("Two Poles Drown Off Coast", ["2"]),
        ("Three Swedes Monday drowned.", ["3"]),
        # nought and a dash
        ("They lost 0-4.", NOTHING),
        ("a zero-gravity room", NOTHING),
        ("0-4 eggs", ["0 to 4"]),
        ("It counted 0-11 cases.", ["0 to 11"]),
        ("Cases: 0-4", ["0 to 4"]),
        ("0-4 dead, 0-3 were hurt", ["0 to 4", "0 to 3"]),
        # tennis
        ("It ended forty-love.", NOTHING),
        ("He led 30-love.", NOTHING),
        ("He kept 15 love letters.", ["15"]),
        ("She sang forty love songs.", ["40"]),
        # hours
        ("At three, the bell rang.", NOTHING),
        ("The toll, at 11, was the highest.", ["11"]),
        ("The toll (at eleven) was the highest.", ["11"]),
        ("At nine, the toll is the highest in June.", ["9"]),
        # quotation marks
        ("The film \u201c300\u201d was long.", NOTHING),
        ("Ann's \u201c21\u201d sold well.", NOTHING),
        ("He said \u201c35\u201d and left.", ["35"]),
        ("The sign read \u201c35\u201d.", ["35"]),
        # what somebody has
        ("Cline's 14 was praised.", NOTHING),
        ("Morro's 35 drowned.", ["35"]),
        ("Morro's 35 were freed.", ["35"]),
    ],
)
def test_what_names_and_what_counts(text: str, expected: list[str]) -> None:
    assert counts(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Findings\n1. Roof\n2. Walls", NOTHING),
        ("Findings:\n1. Roof", NOTHING),
        ("He spoke.\n3. Walls", NOTHING),
        ("\u201cHe spoke.\u201d\n3) Walls", NOTHING),
        ("1. Roof\nand floor\n2. Walls", NOTHING),
        ("the toll was\n35. The bell rang.", ["35"]),
        ("of the hurt it discharged\n14) and kept nine", ["14", "9"]),
    ],
)
def test_entries_of_lists_and_lines_that_go_on(text: str, expected: list[str]) -> None:
    assert counts(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie gewannen 3 zu 2 gegen Ostmill.", NOTHING),
        ("Sie wurden 28 zu 25 geschlagen.", NOTHING),
        ("Zwei zu eins gewann der Verein.", NOTHING),
        ("Dort wurden 11 zu 30 Jahren Haft verurteilt.", ["11"]),
        ("Er lud 35 zu 4 Essen ein.", ["35", "4"]),
        ("Das Gericht verurteilte 5 zu 3 langen Strafen.", ["5", "3"]),
        ("Dabei kamen 35 zu Tode.", ["35"]),
        ("Im Keller 3 brannte es.", NOTHING),
        ("Bus 12", NOTHING),
        ("Gleis 5, 6 und 7 waren gesperrt.", NOTHING),
        ("Alle 35 ertranken.", ["35"]),
        ("Weitere 11 wurden verletzt.", ["11"]),
        ("Insgesamt 200 starben.", ["200"]),
        ("Bilanz: Insgesamt 200 starben.", ["200"]),
        ("In Bremen 200 wurden verletzt.", ["200"]),
        ("Im Keller 11 starben.", ["11"]),
        ("Die Polizei nahm in Bremen 11 fest.", ["11"]),
        ("Im Vorjahr waren es im Winter 35.", ["35"]),
        ("Tote 11, Verletzte 35", ["11", "35"]),
    ],
)
def test_what_names_and_what_counts_in_german(text: str, expected: list[str]) -> None:
    assert counts(text, "de") == expected
