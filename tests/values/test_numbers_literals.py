"""What each literal stands for, as a table: literal, attribute, possibilities.

`[` and `]` include an end, `(` and `)` leave it out; `!` means that it cannot be read.
"""

from fractions import Fraction

import pytest

from checker.values.interval import INFINITY, Bound, Interval
from checker.values.numbers import Measure, read_count, read_quantity
from checker.values.unreadable import Unreadable

MEASURES = {
    "-": Measure(),
    "votes": Measure("votes"),
    "UNSCR": Measure("UN Security Council resolution"),
    "signed": Measure(signed=True),
    "km": Measure("km"),
    "km2": Measure("km2"),
    "%": Measure("%"),
    "people": Measure("people"),
    "days": Measure("days"),
    "EUR": Measure("EUR"),
    "°C": Measure("°C", signed=True),
    "USD": Measure("USD"),
    "CAD": Measure("CAD"),
    "JPY": Measure("JPY"),
    "GBP": Measure("GBP"),
    "EUR/p": Measure("EUR/person"),
    "INR": Measure("INR"),
    "USD/l": Measure("USD/l"),
    "km/h": Measure("km/h"),
    "EUR ±": Measure("EUR", signed=True),
    "m": Measure("m"),
    "min": Measure("min"),
    "‰": Measure("‰"),
    "Δ°C": Measure("delta_degC", signed=True),
    "km ~5": Measure("km", approximately="5 km"),
    "% ~2pp": Measure("%", approximately="2 pp"),
    "days ~1": Measure("days", approximately="1"),
}


def possibilities(notation: str) -> Interval:
    """The interval that a notation such as `[39/2, 20.5)` means; independent of the readers."""
    lo, hi = (bound(end.strip()) for end in notation[1:-1].split(","))
    return Interval(lo, hi, notation[0] == "(", notation[-1] == ")")


def bound(text: str) -> Bound:
    if text.endswith("inf"):
        return -INFINITY if text.startswith("-") else INFINITY
    number = Fraction(text)
    return number.numerator if number.denominator == 1 else number


QUANTITIES = """
    # plain: all that rounds to it
    3054 km2                        | km2     | [3053.5, 3054.5)
    3054                            | km2     | [3053.5, 3054.5)
    20 %                            | %       | [19.5, 20.5)
    20%                             | %       | [19.5, 20.5)
    20.0 %                          | %       | [19.95, 20.05)
    16.62 %                         | %       | [16.615, 16.625)
    0.3 km                          | km      | [0.25, 0.35)
    4400 km2                        | km2     | [4399.5, 4400.5)
    007 km                          | km      | [6.5, 7.5)
    +7 km                           | km      | [6.5, 7.5)
    5                               | -       | [4.5, 5.5)
    1.234                           | -       | [1.2335, 1.2345)
    123456789012345678901 km        | km      | [123456789012345678900.5, 123456789012345678901.5)
    # an exponent states the precision
    44e2 km2                        | km2     | [4350, 4450)
    4.4e3                           | km2     | [4350, 4450)
    4.40e3                          | km2     | [4395, 4405)
    12.3e3                          | -       | [12250, 12350)
    5e2                             | -       | [450, 550)
    55E1                            | -       | [545, 555)
    25e-2 %                         | %       | [0.245, 0.255)
    5e-1                            | -       | [0.45, 0.55)
    2e+3                            | -       | [1500, 2500)
    4.4 x 10^3 km2                  | km2     | [4350, 4450)
    4.4×10³ km²                     | km2     | [4350, 4450)
    1.5*10**6                       | -       | [1450000, 1550000)
    # zero, and nothing below it
    0 km                            | km      | [0, 0.5)
    0.0 km                          | km      | [0, 0.05)
    0                               | signed  | (-0.5, 0.5)
    0e2                             | -       | [0, 50)
    # signs
    -5 °C                           | °C      | (-5.5, -4.5]
    −5 °C                           | °C      | (-5.5, -4.5]
    -0.5                            | signed  | (-0.55, -0.45]
    -12e3                           | signed  | (-12500, -11500]
    -5                              | -       | !
    # one-sided
    at least 20 %                   | %       | [19.5, inf)
    at least 44e2 km2               | km2     | [4350, inf)
    no fewer than 20                | people  | [19.5, inf)
    no less than 20                 | people  | [19.5, inf)
    not less than 20                | people  | [19.5, inf)
    >= 20 %                         | %       | [19.5, inf)
    ≥20 %                           | %       | [19.5, inf)
    200 or more                     | people  | [199.5, inf)
    200 people or more              | people  | [199.5, inf)
    200+                            | people  | [199.5, inf)
    at most 20 %                    | %       | [0, 20.5)
    up to 20 km                     | km      | [0, 20.5)
    no more than 20 km              | km      | [0, 20.5)
    not more than 20 km             | km      | [0, 20.5)
    <=20                            | -       | [0, 20.5)
    ≤ 20                            | -       | [0, 20.5)
    20 km or less                   | km      | [0, 20.5)
    at most 20                      | signed  | (-inf, 20.5)
    at most 0                       | -       | [0, 0.5)
    more than 20000 people          | people  | (20000, inf)
    More Than 20000 people          | people  | (20000, inf)
    over 44e2 km2                   | km2     | (4400, inf)
    above 5                         | -       | (5, inf)
    greater than 5                  | -       | (5, inf)
    > 5                             | -       | (5, inf)
    >5                              | -       | (5, inf)
    less than 20 %                  | %       | [0, 20)
    fewer than 300                  | people  | [0, 300)
    under 20 km                     | km      | [0, 20)
    below 20 km                     | km      | [0, 20)
    < 20                            | -       | [0, 20)
    less than 5 °C                  | °C      | (-inf, 5)
    more than -5 °C                 | °C      | (-5, inf)
    less than 0                     | -       | !
    less than 0                     | signed  | (-inf, 0)
    # exactly: the number alone
    exactly 4400 km2                | km2     | [4400, 4400]
    = 20.5 %                        | %       | [20.5, 20.5]
    # about: the rounding, widened by 10 % of the value
    about 1000000                   | people  | [899999.5, 1100000.5]
    about 100 km                    | km      | [89.5, 110.5]
    around 100 km                   | km      | [89.5, 110.5]
    approximately 100 km            | km      | [89.5, 110.5]
    approx. 100 km                  | km      | [89.5, 110.5]
    roughly 100 km                  | km      | [89.5, 110.5]
    some 100 km                     | km      | [89.5, 110.5]
    close to 100 km                 | km      | [89.5, 110.5]
    circa 100 km                    | km      | [89.5, 110.5]
    c. 100 km                       | km      | [89.5, 110.5]
    c.100 km                        | km      | [89.5, 110.5]
    ca. 100 km                      | km      | [89.5, 110.5]
    ~100 km                         | km      | [89.5, 110.5]
    ≈ 100 km                        | km      | [89.5, 110.5]
    100 km or so                    | km      | [89.5, 110.5]
    about 1e2 km                    | km      | [40, 160]
    about 20 %                      | %       | [17.5, 22.5]
    about 100 km                    | km ~5   | [94.5, 105.5]
    about 20 %                      | % ~2pp  | [17.5, 22.5]
    about 2 km                      | km ~5   | [0, 7.5]
    about -20                       | signed  | [-22.5, -17.5]
    about 0                         | -       | [0, 0.5]
    at least about 100              | -       | [89.5, inf)
    more than about 100             | -       | (89.5, inf)
    at most about 100               | -       | [0, 110.5]
    fewer than about 100            | -       | [0, 110.5)
    almost 100 km                   | km      | [90, 100]
    nearly 100 km                   | km      | [90, 100]
    almost 100 km                   | km ~5   | [95, 100]
    # ranges round outwards
    3..5 km                         | km      | [2.5, 5.5)
    3...5 km                        | km      | [2.5, 5.5)
    3…5 km                          | km      | [2.5, 5.5)
    3 to 5 km                       | km      | [2.5, 5.5)
    3 km to 5 km                    | km      | [2.5, 5.5)
    from 3 to 5 km                  | km      | [2.5, 5.5)
    between 3 and 5 km              | km      | [2.5, 5.5)
    3–5 km                          | km      | [2.5, 5.5)
    3 – 5 km                        | km      | [2.5, 5.5)
    3-5 km                          | km      | [2.5, 5.5)
    3.0..5 km                       | km      | [2.95, 5.5)
    10-20 %                         | %       | [9.5, 20.5)
    10%-20%                         | %       | [9.5, 20.5)
    5..5                            | -       | [4.5, 5.5)
    0..5                            | -       | [0, 5.5)
    -5..-3 °C                       | °C      | (-5.5, -2.5]
    -5--3                           | signed  | (-5.5, -2.5]
    -5 to 5                         | signed  | (-5.5, 5.5)
    about 3..5 km                   | km      | [2.2, 6]
    2 to 3 million                  | people  | [1500000, 3500000)
    2 million..3 million            | people  | [1500000, 3500000)
    1.5 to 2 million                | people  | [1450000, 2500000)
    900000 to 1 million             | people  | [899999.5, 1500000)
    500 m to 2 km                   | km      | [0.4995, 2.5)
    5..3                            | -       | !
    # tolerances are exact
    4400 +- 50 km2                  | km2     | [4350, 4450]
    4400 ± 50 km2                   | km2     | [4350, 4450]
    4400 +/- 50 km2                 | km2     | [4350, 4450]
    4400 km2 +- 50 km2              | km2     | [4350, 4450]
    4400±50                         | km2     | [4350, 4450]
    4400 km2 +- 5 %                 | km2     | [4180, 4620]
    4400 +- 5 %                     | km2     | [4180, 4620]
    20 +- 2 %                       | %       | [18, 22]
    20 % +- 2 %                     | %       | [18, 22]
    5 +- 10                         | -       | [0, 15]
    5 +- 10                         | signed  | [-5, 15]
    2 km +- 50 m                    | km      | [1.95, 2.05]
    about 100 +- 5                  | -       | [85, 115]
    # brackets: an interval itself
    [2.5, 7/2) km                   | km      | [2.5, 3.5)
    (1/3, 2] km                     | km      | (1/3, 2]
    [500, 1500] m                   | km      | [0.5, 1.5]
    [3, inf)                        | -       | [3, inf)
    (-inf, 3e2]                     | signed  | (-inf, 300]
    (-inf, 3]                       | -       | [0, 3]
    # vague words
    several km                      | km      | [2.5, inf)
    a few km                        | km      | [1.5, inf)
    hundreds of km                  | km      | [199.5, inf)
    several hundred km              | km      | [250, inf)
    # words, and scales, which are precise to their own unit
    four km                         | km      | [3.5, 4.5)
    twenty-five km                  | km      | [24.5, 25.5)
    2.5 million                     | people  | [2450000, 2550000)
    2.50 million people             | people  | [2495000, 2505000)
    one million                     | people  | [500000, 1500000)
    a million                       | people  | [500000, 1500000)
    half a million                  | people  | [450000, 550000)
    half a km                       | km      | [0.45, 0.55)
    one and a half million          | people  | [1450000, 1550000)
    three hundred thousand          | people  | [250000, 350000)
    20 thousand people              | people  | [19500, 20500)
    1.2 bn                          | EUR     | [1150000000, 1250000000)
    a dozen                         | people  | [11.5, 12.5)
    more than a million people      | people  | (1000000, inf)
    about 2 million                 | people  | [1300000, 2700000]
    # separators
    20 000 km2                      | km2     | [19999.5, 20000.5)
    20\u00a0000 km2                 | km2     | [19999.5, 20000.5)
    20\u202f000 km2                 | km2     | [19999.5, 20000.5)
    20\u2009000 km2                 | km2     | [19999.5, 20000.5)
    20_000 km2                      | km2     | [19999.5, 20000.5)
    20'000 km2                      | km2     | [19999.5, 20000.5)
    20’000 km2                      | km2     | [19999.5, 20000.5)
    1,234,567                       | -       | [1234566.5, 1234567.5)
    1.234.567                       | -       | [1234566.5, 1234567.5)
    1 234 567                       | -       | [1234566.5, 1234567.5)
    1,234.5                         | -       | [1234.45, 1234.55)
    1.234,5                         | -       | [1234.45, 1234.55)
    1 234,5                         | -       | [1234.45, 1234.55)
    1'234'567.89                    | -       | [1234567.885, 1234567.895)
    0,5 %                           | %       | [0.45, 0.55)
    12,50                           | -       | [12.495, 12.505)
    0,125                           | -       | [0.1245, 0.1255)
    1234,567                        | -       | [1234.5665, 1234.5675)
    1,234                           | -       | !
    20,000 people                   | people  | !
    1,23,456                        | -       | !
    12 34                           | -       | !
    0 123                           | -       | !
    1.234,567.8                     | -       | !
    # spellings of the attribute's own unit
    3 km²                           | km2     | [2.5, 3.5)
    3 km^2                          | km2     | [2.5, 3.5)
    3 km**2                         | km2     | [2.5, 3.5)
    3 sq km                         | km2     | [2.5, 3.5)
    3 sq. km                        | km2     | [2.5, 3.5)
    3 square kilometres             | km2     | [2.5, 3.5)
    3 Square Kilometers             | km2     | [2.5, 3.5)
    3km2                            | km2     | [2.5, 3.5)
    20 per cent                     | %       | [19.5, 20.5)
    20 percent                      | %       | [19.5, 20.5)
    1 person                        | people  | [0.5, 1.5)
    3 persons                       | people  | [2.5, 3.5)
    1 day                           | days    | [0.5, 1.5)
    5 degrees Celsius               | °C      | [4.5, 5.5)
    5°C                             | °C      | [4.5, 5.5)
    EUR 20 million                  | EUR     | [19500000, 20500000)
    €20                             | EUR     | [19.5, 20.5)
    20 euros                        | EUR     | [19.5, 20.5)
    # money: what a sign means is said by the attribute
    $7 million                      | USD     | [6500000, 7500000)
    US$7.1 billion                  | USD     | [7050000000, 7150000000)
    $7                              | CAD     | [6.5, 7.5)
    €18m                            | EUR     | [17500000, 18500000)
    EUR 18m                         | EUR     | [17500000, 18500000)
    18k EUR                         | EUR     | [17500, 18500)
    €7m+                            | EUR     | [6500000, inf)
    €2.5bn                          | EUR     | [2450000000, 2550000000)
    41 million dollars              | USD     | [40500000, 41500000)
    3 US dollars                    | USD     | [2.5, 3.5)
    $3 USD                          | USD     | [2.5, 3.5)
    ¥800                            | JPY     | [799.5, 800.5)
    800 yen                         | JPY     | [799.5, 800.5)
    £6                              | GBP     | [5.5, 6.5)
    6 pounds                        | GBP     | [5.5, 6.5)
    75p                             | GBP     | [0.745, 0.755)
    75 cents                        | USD     | [0.745, 0.755)
    8 EUR 75 cents                  | EUR     | [8.745, 8.755)
    14 Mio EUR                      | EUR     | [13500000, 14500000)
    14 Mio. EUR                     | EUR     | [13500000, 14500000)
    €3 million to €4 million        | EUR     | [2500000, 4500000)
    between €3m and €4m             | EUR     | [2500000, 4500000)
    €3m-€4m                         | EUR     | [2500000, 4500000)
    €3 to €4 million                | EUR     | [2500000, 4500000)
    €9 per person                   | EUR/p   | [8.5, 9.5)
    -€7                             | EUR ±   | (-7.5, -6.5]
    €-7                             | EUR ±   | (-7.5, -6.5]
    # parts of a whole are as precise as a tenth, or as one part where that is less
    4½ million                      | people  | [4450000, 4550000)
    4 1/2 km                        | km      | [4.45, 4.55)
    four and a half km              | km      | [4.45, 4.55)
    4 million and a half            | people  | [4450000, 4550000)
    ¼ km                            | km      | [0.2, 0.3)
    a quarter of a km               | km      | [0.2, 0.3)
    half a km                       | km      | [0.45, 0.55)
    1/20                            | -       | [1/40, 3/40)
    half                            | %       | [45, 55)
    one half                        | %       | [45, 55)
    two-thirds                      | %       | [185/3, 215/3)
    two thirds                      | %       | [185/3, 215/3)
    three quarters                  | %       | [70, 80)
    1/3                             | %       | [85/3, 115/3)
    more than a third               | %       | (100/3, inf)
    1 in 4                          | %       | [20, 30)
    one in four                     | %       | [20, 30)
    7 out of 1000                   | ‰       | [6.5, 7.5)
    # signs in words
    minus 6 °C                      | °C      | (-6.5, -5.5]
    minus six °C                    | °C      | (-6.5, -5.5]
    # several units make one number, as precise as its last
    5 m 30 cm                       | m       | [5.295, 5.305)
    2 h 15 min                      | min     | [134.5, 135.5)
    2h15min                         | min     | [134.5, 135.5)
    2 h. 15 min.                    | min     | [134.5, 135.5)
    2 hours and 15 minutes          | min     | [134.5, 135.5)
    between 1 h and 5 min and 2 h and 9 min | min | [64.5, 129.5)
    between 1 h 5 min and 2 h       | min     | [64.5, 150)
    7 dollars 30 cents              | USD     | [7.295, 7.305)
    7 pounds and 5 pence            | GBP     | [7.045, 7.055)
    CA$7                            | CAD     | [6.5, 7.5)
    ca $7                           | USD     | [5.8, 8.2]
    Rs.70                           | INR     | [69.5, 70.5)
    $1.359 per litre                | USD/l   | [1.3585, 1.3595)
    # rates
    25 per 100,000                  | ‰       | [0.245, 0.255)
    25 per 10 000                   | ‰       | [2.45, 2.55)
    3 per thousand                  | %       | [0.25, 0.35)
    7 per million                   | ‰       | [0.0065, 0.0075)
    1 in 4000                       | ‰       | [0.125, 0.375)
    3 in 1990                       | %       | !
    # in capitals, and scales of other languages
    9 KM/H                          | km/h    | [8.5, 9.5)
    7 KM                            | km      | [6.5, 7.5)
    34 lakh                         | people  | [3350000, 3450000)
    1.5 crore people                | people  | [14500000, 15500000)
    # what else a symbol means, the attribute says
    50 F                            | °C      | [175/18, 185/18)
    35pc                            | %       | [34.5, 35.5)
    # a difference of temperatures
    18 °F                           | Δ°C     | [175/18, 185/18)
    10 °C                           | Δ°C     | [9.5, 10.5)
    10 °C difference                | Δ°C     | [9.5, 10.5)
    10 delta °C                     | Δ°C     | [9.5, 10.5)
    # units that need no registry
    2 weeks                         | days    | [10.5, 17.5)
    48 hours                        | days    | [95/48, 97/48)
    5 ‰                             | %       | [0.45, 0.55)
    20 %                            | -       | [0.195, 0.205)
    41 °F                           | °C      | [85/18, 95/18)
    300 K                           | °C      | [26.35, 27.35)
    20 dunams                       | km2     | [0.0195, 0.0205)
    100 acres                       | km2     | [0.4026622140288, 0.4067090704512)
"""  # noqa: RUF001  (dashes and signs as people write them)

COUNTS = """
    4                               | people  | [4, 4]
    4 people                        | people  | [4, 4]
    1 person                        | people  | [1, 1]
    four                            | people  | [4, 4]
    Four                            | -       | [4, 4]
    no people                       | people  | [0, 0]
    zero                            | people  | [0, 0]
    a single person                 | people  | [1, 1]
    ninety-nine                     | people  | [99, 99]
    4 votes                         | votes   | [4, 4]
    four UN Security Council resolutions | UNSCR | [4, 4]
    20000                           | people  | [20000, 20000]
    20 000 people                   | people  | [20000, 20000]
    12.0                            | people  | [12, 12]
    12.5                            | people  | !
    1.25e1                          | people  | !
    # an exponent, and a scale in words, state a coarser precision
    12e3                            | people  | [11500, 12499]
    12.3e3                          | people  | [12250, 12349]
    1.2345e2                        | people  | !
    2.5 million                     | people  | [2450000, 2549999]
    1 million people                | people  | [500000, 1499999]
    a hundred                       | people  | [50, 149]
    two dozen                       | people  | [24, 24]
    half a dozen                    | people  | [6, 6]
    -12e3                           | signed  | [-12499, -11500]
    # one-sided: whole numbers only
    at least 2                      | people  | [2, inf)
    2 or more                       | people  | [2, inf)
    >= 2                            | people  | [2, inf)
    at most 2                       | people  | [0, 2]
    no more than 2                  | people  | [0, 2]
    at most 2                       | signed  | (-inf, 2]
    more than 4                     | people  | [5, inf)
    more than 20000 people          | people  | [20001, inf)
    over 12e3                       | people  | [12001, inf)
    at least 12e3                   | people  | [11500, inf)
    fewer than 4                    | people  | [0, 3]
    less than 1                     | people  | [0, 0]
    fewer than 0                    | people  | !
    exactly 12e3                    | people  | [12000, 12000]
    # about reaches a whole number to either side, rounded up
    about 100                       | people  | [90, 110]
    about 7                         | people  | [6, 8]
    about 1000000                   | people  | [900000, 1100000]
    about 4 days                    | days ~1 | [3, 5]
    almost 100                      | people  | [90, 100]
    at least about 100              | people  | [90, inf)
    # ranges and tolerances
    3..5                            | people  | [3, 5]
    3-5 people                      | people  | [3, 5]
    three to five                   | people  | [3, 5]
    between 20 and 30 people        | people  | [20, 30]
    about 20..30                    | people  | [18, 33]
    100 +- 5                        | people  | [95, 105]
    100 +- 2.5                      | people  | [98, 102]
    [3, 5]                          | people  | [3, 5]
    (2, 5.5)                        | people  | [3, 5]
    (3, 4)                          | people  | !
    # vague words
    several                         | people  | [3, inf)
    several people                  | people  | [3, inf)
    a few                           | people  | [2, inf)
    a couple of days                | days    | [2, inf)
    many                            | people  | [3, inf)
    dozens                          | people  | [24, inf)
    tens                            | people  | [20, inf)
    scores of people                | people  | [40, inf)
    hundreds                        | people  | [200, inf)
    thousands of people             | people  | [2000, inf)
    tens of thousands               | people  | [20000, inf)
    hundreds of thousands of people | people  | [200000, inf)
    millions                        | people  | [2000000, inf)
    several thousand                | people  | [2500, inf)
    # labels
    4 days                          | days    | [4, 4]
    2 weeks                         | days    | [14, 14]
    at least 2 weeks                | days    | [14, inf)
    1 to 2 weeks                    | days    | [7, 14]
    48 hours                        | days    | !
    4 tanks                         | people  | !
    20 %                            | -       | !
    20 of 30                        | -       | !
    -4                              | people  | !
    -4                              | signed  | [-4, -4]
    minus 4                         | signed  | [-4, -4]
    # a point between thousands, letters among digits
    7.000                           | people  | !
    12.345                          | -       | !
    3l0                             | people  | !
    8O                              | -       | !
    1 in 5                          | people  | !
    # parts, several units
    2½ million                      | people  | [2450000, 2549999]
    2 lakh                          | people  | [150000, 249999]
    3 weeks 2 days                  | days    | [23, 23]
"""


def rows(table: str) -> list[tuple[str, str, str]]:
    found = []
    for line in table.strip().splitlines():
        if not line.strip().startswith("#"):
            literal, measure, expected = (cell.strip() for cell in line.split(" | "))
            found.append((literal, measure, expected))
    return found


@pytest.mark.parametrize(("literal", "measure", "expected"), rows(QUANTITIES))
def test_quantity(literal: str, measure: str, expected: str) -> None:
    if expected == "!":
        with pytest.raises(Unreadable):
            read_quantity(literal, MEASURES[measure])
    else:
        read = read_quantity(literal, MEASURES[measure])
        assert read.possible == possibilities(expected)
        assert isinstance(read.possible.lo, type(possibilities(expected).lo))


@pytest.mark.parametrize(("literal", "measure", "expected"), rows(COUNTS))
def test_count(literal: str, measure: str, expected: str) -> None:
    if expected == "!":
        with pytest.raises(Unreadable):
            read_count(literal, MEASURES[measure])
    else:
        assert read_count(literal, MEASURES[measure]).possible == possibilities(expected)


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        ("20 %", 20),
        ("16.6 %", Fraction(83, 5)),
        ("44e2", 4400),
        ("about 44e2", 4400),
        ("almost 100", 100),
        ("exactly 5", 5),
        ("20 +- 2", 20),
        ("200 ‰", 20),
        ("at least 20", None),
        ("less than 20", None),
        ("several", None),
        ("3..5", None),
        ("[3, 5]", None),
    ],
)
def test_nominal_is_the_number_as_written(literal: str, expected: object) -> None:
    assert read_quantity(literal, Measure("%")).nominal == expected


def test_the_table_is_long_enough() -> None:
    assert len(rows(QUANTITIES)) >= 150
