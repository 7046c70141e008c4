"""The algebra of units, and their exact conversion."""

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values.numbers import Measure, UnitExpression, check_unit, read_quantity, unit
from checker.values.numbers.units import COMMON, conversion
from checker.values.unreadable import Unreadable

SPELLED_ALIKE = [
    ("km2", "km²", "km^2", "km**2", "sq km", "sq. km", "square kilometres", "km*km"),
    ("m3", "m³", "cu m", "cubic metres", "m2 m"),
    ("%", "per cent", "percent", "Per cent", "pct"),
    ("‰", "per mille", "permille", "promille"),
    ("pp", "percentage points", "percentage point", "percent points", "%-points"),
    ("people", "person", "persons"),
    ("°C", "degC", "degrees Celsius", "deg C", "celsius", "° C"),
    ("km/h", "km per hour", "kilometres/hour", "km h-1", "km h^-1", "km·h⁻¹"),
    ("people/km2", "people per square km", "persons per sq km"),
    ("EUR", "euro", "euros", "€"),
    ("country", "countries"),
    ("m2", "sqm", "sq m"),
    ("ft2", "sqft", "square feet"),
    ("kg", "kilos", "kilograms"),
    ("°C", "ºC", "degrees centigrade"),
    ("per 100000", "per 100,000", "per 100 000"),
    ("per 1000000 people", "per million people"),
    ("kW", "kw", "KW"),
    ("church", "churches"),
    ("/1000 people", "per 1000 people"),
    ("", "1", "km/km"),
]

CONVERSIONS = [
    ("ha", "km2", "1/100"),
    ("acre", "m2", "4046.8564224"),
    ("dunam", "m2", "1000"),
    ("dunams", "ha", "1/10"),
    ("sq mi", "km2", "2.589988110336"),
    ("mi", "km", "1.609344"),
    ("ft", "m", "0.3048"),
    ("m2", "km2", "1/1000000"),
    ("l", "m3", "1/1000"),
    ("t", "kg", "1000"),
    ("short_ton", "kg", "907.18474"),
    ("kWh", "MJ", "3.6"),
    ("MW", "kW", "1000"),
    ("km/h", "m/s", "5/18"),
    ("week", "day", "7"),
    ("h", "day", "1/24"),
    ("years", "months", "12"),
    ("decade", "year", "10"),
    ("%", "", "1/100"),
    ("‰", "%", "1/10"),
    ("ppm", "%", "1/10000"),
    ("people/ha", "people/km2", "100"),
    ("EUR/kg", "EUR/t", "1000"),
    ("per 1000 people", "per 100000 people", "100"),
    ("kcal", "J", "4184"),
    ("lb", "kg", "0.45359237"),
    ("stone", "lb", "14"),
    ("delta_degF", "delta_degC", "5/9"),
    ("Mt", "t", "1000000"),
    ("nm", "µm", "1/1000"),
    ("light years", "light_year", "1"),
]

MEANT = [
    ("F", "°C", 50, 10),
    ("C", "K", 0, "273.15"),
    ("pc", "%", 7, 7),
    ("kt", "t", 7, 7000),
    ("Mb", "MB", 16, 2),
    ("metric tons", "t", 7, 7),
    ("short tons", "kg", 1, "907.18474"),
    ("US gallons", "l", 1, "3.785411784"),
    ("imperial gallons", "l", 1, "4.54609"),
    ("UK pints", "l", 1, "0.56826125"),
    ("US fl oz", "ml", 1, "29.5735295625"),
    ("barrels of oil", "l", 1, "158.987294928"),
    ("nautical miles", "km", 1, "1.852"),
    ("Mb/s", "MB/s", 16, 2),
    ("pounds", "kg", 100, "45.359237"),
    ("dollars", "CAD", 7, 7),
    ("$/kg", "USD/t", 7, 7000),
    ("cents/kg", "EUR/kg", 7, "0.07"),
    ("°F", "delta_degC", 9, 5),
    ("K", "delta_degC", 9, 9),
]

UNKNOWN = [
    ("metrs", "is it `metre`?"),
    ("kilometrs", "is it `kilometre`?"),
    ("hectars", "is it `hectare`?"),
    ("percnt", "is it `percent`?"),
    ("kmm2", "is it `km`?"),
    ("gallons", "write US_liquid_gallon"),
    ("dollars", "write USD, CAD"),
    ("pounds", "GBP, EGP"),
    ("tons", "write t (1000 kg)"),
]

APART = [
    ("m", "km2", "`m` is a length, the attribute's unit `km2` is an area"),
    ("kg", "km", "a mass"),
    ("pp", "%", "a difference of shares"),
    ("%", "pp", "a difference of shares"),
    ("EUR", "USD", "EUR and USD are two currencies, which do not convert"),
    ("people", "dunam", "number of things (`person`)"),
    ("year", "day", "a time by the calendar"),
    ("km", "", "an attribute without unit"),
    ("people/km2", "people", "a number of `person/meter2`"),
    ("points", "m", "number of things (`point`)"),
    ("dB", "%", "number of things (`dB`)"),
    ("ton", "kg", "several meanings; write t (1000 kg)"),
    ("gal", "l", "`gal` has several meanings; write US_liquid_gallon (3.79 l) or imperial_gallon"),
    ("pts", "l", "US_pint (0.473 l), imperial_pint (0.568 l) or point"),
    ("qt", "l", "US_liquid_quart (0.946 l) or imperial_quart"),
    ("fl oz", "ml", "US_fluid_ounce (29.6 ml) or imperial_fluid_ounce"),
    ("oz", "ml", "US_fluid_ounce or imperial_fluid_ounce"),
    ("cup", "ml", "several meanings"),
    ("tbsp", "ml", "several meanings"),
    ("bu", "l", "several meanings"),
    ("cwt", "kg", "US_hundredweight (45.4 kg) or UK_hundredweight (50.8 kg)"),
    ("bbls", "l", "oil_barrel (159 l), US_dry_barrel (116 l) or beer_barrel"),
    ("kiloton", "t", "short_ton (907 kg)"),
    ("Mgal", "l", "imperial_gallon"),
    ("hp", "kW", "metric_horsepower (735 W) or UK_horsepower"),
    ("Cal", "kJ", "kcal (4184 J"),
    ("NM", "km", "nmi (nautical mile"),
    ("nm", "km", "`nm` has several meanings; write nmi (nautical mile, 1852 m) or nanometre"),
    ("mt", "kg", "write t (metric ton, 1000 kg) or Mt"),
    ("MT", "t", "write t (metric ton"),
    ("mton", "kg", "write t (1000 kg), short_ton"),
    ("dwt", "t", "write t (of deadweight, as ships have) or pennyweight"),
    ("mtoe", "MWh", "a million tonnes of oil"),
    ("mw", "kW", "write MW (a million watts) or mW"),
    ("li", "km", "Chinese li, 500 each"),
    ("°", "°C", "write °C or °F"),
    ("degrees", "°C", "write °C or °F"),
    ("gr", "kg", "write g (gram) or grain (0.0648 g)"),
    ("mil", "mm", "write thou (0.0254 mm)"),
    ("delta_degC", "°C", "a difference of temperatures is no temperature in °C"),
    ("kmm2", "km2", "is it `km`?"),
    ("hectars", "km2", "is it `hectare`?"),
    ("peple", "people", "is it `people`?"),
]


@pytest.mark.parametrize("spellings", SPELLED_ALIKE)
def test_spellings_of_one_unit(spellings: tuple[str, ...]) -> None:
    assert {unit(spelling) for spelling in spellings} == {unit(spellings[0])}


@pytest.mark.parametrize(("source", "target", "factor"), CONVERSIONS)
def test_conversion_is_exact_and_goes_both_ways(source: str, target: str, factor: str) -> None:
    pytest.importorskip("pint")
    expected = Fraction(factor)
    assert unit(source).factor_to(target) == expected
    assert unit(target).factor_to(source) == 1 / expected
    assert conversion(source, target).of(3) == 3 * expected


@pytest.mark.parametrize(("source", "target", "words"), APART)
def test_what_does_not_convert_says_why(source: str, target: str, words: str) -> None:
    pytest.importorskip("pint")
    with pytest.raises(Unreadable) as error:
        conversion(source, target)
    assert words in str(error.value)


@pytest.mark.parametrize(("source", "target", "value", "expected"), MEANT)
def test_the_attribute_says_what_a_name_means(
    source: str, target: str, value: int, expected: int | str
) -> None:
    pytest.importorskip("pint")
    assert conversion(source, target).of(value) == Fraction(expected)


@pytest.mark.parametrize(("text", "words"), UNKNOWN)
def test_a_unit_of_an_attribute_that_is_none(text: str, words: str) -> None:
    pytest.importorskip("pint")
    with pytest.raises(Unreadable) as error:
        check_unit(text)
    assert words in str(error.value)


@pytest.mark.parametrize(
    "text", ["", "km2", "people", "males", "votes", "meteors", "seats", "USD", "years", "killed"]
)
def test_a_unit_of_an_attribute_that_is_one(text: str) -> None:
    check_unit(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("km2)", "is not a unit"),
        ("km0", "to the power of 0"),
        ("km km", "names one unit twice"),
        ("km 25", "a number behind a unit"),
        ("^2", "is not a unit"),
        ("km^1000", "exponent"),
        ("per 0 people", "zero"),
        ("x" * 300, "more than 200 characters"),
    ],
)
def test_what_is_no_unit(text: str, words: str) -> None:
    with pytest.raises(Unreadable) as error:
        unit(text)
    assert words in str(error.value)


def test_symbols_cancel_in_a_formula() -> None:
    share = unit("km2") / unit("km2")
    assert share == unit("")
    assert share.factor_to("%") == 100
    assert (unit("%") * unit("km2")).factor_to("km2") == Fraction(1, 100)
    assert (unit("%") * unit("%")).factor_to("%") == Fraction(1, 100)
    assert (unit("people") / unit("km2")).factor_to("people/km2") == 1
    assert (unit("EUR") / unit("person") * unit("people")).factor_to("EUR") == 1
    assert unit("%").factor_to("%") == 1


def test_temperatures_have_their_own_zeros() -> None:
    assert conversion("°C", "K").of(0) == Fraction("273.15")
    assert conversion("K", "°C").of(0) == Fraction("-273.15")
    assert conversion("°F", "°C").of(212) == 100
    assert conversion("°C", "°F").of(-40) == -40
    assert (unit("J") / unit("K")).factor_to("J/°C") == 1
    with pytest.raises(Unreadable, match="not computed with together"):
        unit("°C").factor_to("K")


@pytest.mark.parametrize("text", COMMON)
def test_common_units_are_known(text: str) -> None:
    pytest.importorskip("pint")
    assert unit(text).factor_to(text) == 1


expressions = st.lists(
    st.tuples(st.sampled_from(["km", "person", "%", "EUR", "h", "1000", "°C"]), st.integers(-3, 3)),
    max_size=4,
).map(lambda pairs: UnitExpression(tuple(sorted((s, n) for s, n in dict(pairs).items() if n))))


@given(expressions, expressions)
def test_product_and_quotient_undo_each_other(a: UnitExpression, b: UnitExpression) -> None:
    assert a * b == b * a
    assert a * b / b == a
    assert (a / a).factors == ()


@given(expressions)
def test_a_written_unit_reads_back(a: UnitExpression) -> None:
    assert unit(str(a)) == a


@given(st.text(max_size=40))
def test_any_text_is_a_unit_or_unreadable(text: str) -> None:
    try:
        first = unit(text)
    except Unreadable:
        return
    assert unit(str(first)) == first


def test_pint_is_imported_only_where_it_is_needed() -> None:
    program = (
        "import sys; from checker.values.numbers import *\n"
        "read_quantity('3054 km²', Measure('km2')); read_quantity('20 per cent', Measure('%'))\n"
        "read_quantity('more than 2 weeks', Measure('days'))\n"
        "read_count('2 weeks', Measure('day'))\n"
        "(unit('km2') / unit('km2')).factor_to('%')\n"
        "assert 'pint' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_without_pint_the_reader_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.values.numbers import registry, units

    monkeypatch.setitem(sys.modules, "pint", None)
    for cached in (registry.registry, units.symbol_meaning, units.conversion):
        cached.cache_clear()
    with pytest.raises(Unreadable, match="install"):
        read_quantity("5 ha", Measure("km2"))
    registry.registry.cache_clear()
