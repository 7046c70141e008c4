"""Words as terms: by their stems, and without those that say nothing of a value. Of other languages
than English only the latter are known."""

from typing import Final


def stem(word: str) -> str:
    """A word without its endings, so that `occupied` and `occupation` are one term; adjectives of
    size and irregular verbs are the term of their noun, or of their present."""
    if word in _ONE_TERM:
        return _ONE_TERM[word]
    without = _without_endings(word)
    return _BY_STEM.get(without, without)


def _without_endings(word: str) -> str:
    for ending in _ENDINGS * 2:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
    return word


_ONE_TERM: Final = {
    word: words.split()[0]
    for words in (
        # adjectives of size, and what they say
        "length long longer longest stretches", "height high higher highest tall rises rising",
        "width wide wider broad breadth", "depth deep deeper", "weight weigh weighs weighed heavy",
        "age aged old", "speed fast velocity", "area size surface covers covering",
        "temperature degrees", "distance away apart far",
        "place places station stations site sites location locations venue",
        # verbs and their nouns
        "begin began begun beginning starts started start launch launched commenced",
        "end ended ends ending concluded finished over completed completion",
        "build built building builds erected constructed construction",
        "hold held holds", "sell sold sells sale sales", "buy bought bought purchase purchased "
        "acquired acquisition acquire",
        "fall fell fallen dropped drop declined decline sank shrank",
        "grow grew grown growth rise rose risen increase increased climbed jumped",
        "find found", "leave left leaves", "give gave given gives", "take took taken takes",
        "found founded founder founders foundation established establishment formed created "
        "inception", "open opened opening opens inaugurated inauguration",
        "close closed closure shut closes", "born birth", "marry married wedding",
        "visit visited visits inspected inspect toured", "sign signed signing signature concluded",
        "employ employs employed employees employee workforce staff payroll jobs job workers "
        "worker", "cut cuts cutting slash slashed axe axed shed",
        "lead led leads leader head heads headed chief boss director",
        "win won wins victory victor", "lose lost loses loss losses",
        # harm
        "die died dies dead death deaths kill kills fatalities fatality lives perished "
        "victims casualties mortality slain",
        "injure injured hurt injuries wounds", "miss missing unaccounted",
        "arrest arrested detained detention custody arrests",
        "displace evacuated evacuees evacuation fled homeless refugees uprooted flee",
        "infect infected infections infection cases sick ill sickness contracted",
        "damage damaged destroyed destruction losses wrecked", "power electricity blackout outage",
        "steal stole stolen theft thieves thief burglars robbed robbers disappeared vanished",
        "painting paintings picture pictures canvas canvases",
        # money
        "cost costs costing price priced bill", "value worth valued",
        "revenue turnover receipts takings",
        "profit earnings earned income", "pay paid payment pays salary wage wages earn earns "
        "gets", "yearly annual annually", "strike strikes walkout stoppage",
        "crew crews sailors sailor seamen seafarers",
        "harvest harvested harvesting pick picked picking pickers crop crops",
        "invest invested investment spending spend spent", "fine fined penalty penalties",
        # people, votes and works
        "vote votes voted voters voter ballot ballots poll polls election elections electoral "
        "elected", "turnout participation", "people persons citizens inhabitants residents "
        "populations", "guest guests attended attendance spectators audience crowd visitors",
        "car cars vehicles vehicle traffic", "ship ships vessel vessels boat boats",
        "child children pupils pupil students student", "soldier soldiers troops",
        "house houses homes home households household", "storey storeys floors floor",
        "capacity seating holds", "members member membership", "law decree act",
        "participants participant participate participated participating cast entrants "
        "contestants competitors competed starters runners riders cyclists athletes swimmers",
        "treated treatment treat patients patient", "prize prizes purse award awarded reward",
        "postponed postpone delayed delay delays",
    )
    for word in words.split()
}  # fmt: skip
"""For each word the one that stands for it: where figures are, both mean one thing."""

PHRASES: Final = {
    tuple(phrase.split()): term
    for term, phrases in {
        "founded": "dates back, dating back, date back, dated back, goes back, set up",
        "participants": "took part, take part, takes part, taking part",
        "held": "took place, take place, takes place, taking place",
        "died": "passed away, lost their, lost his, lost her",
        "began": "broke out, breaks out, got underway, under way",
        "left": "gave up, dropped out, pulled out, walked out",
        "closed": "shut down, closed down",
        "postponed": "put off, pushed back",
        "lasting": "goes on, gone on, went on, going on, dragged on, drags on",
        "increase": "gone up, goes up, went up",
        "fall": "gone down, goes down, went down",
        "cut": "laid off, lays off, lay off",
        "destroyed": "burned down, burnt down, swept away, washed away",
    }.items()
    for phrase in phrases.split(", ")
}
"""Two words that say one thing, and a word that says it."""

_ENDINGS: Final = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ions", "ion", "ial", "ers",
    "er", "ed", "es", "ly", "al", "s", "e", "y",
)  # fmt: skip

_BY_STEM: Final = {_without_endings(word): term for word, term in _ONE_TERM.items()}

_STOPPED = """
a about after all also an and another any are as at be been before being between both but by can
could did do does during each for from further had has have he her his how if in into is it its
later more most much new no not now of off on one only or other our out over own per said same
say says she should since so some such than that the their them then there these they this those
through to told too under until up us was we were what when where which while who whose will
with within would you your around nearly almost reported according two three year years day days
month months week weeks however meanwhile january february march april may june july august
der das und ein eine einer eines einem einen den dem des auf aus bei mit nach von vom zur zum ist
sind waren wurde wurden hat haben auch nicht noch nur als wie sich sie rund etwa mehr jahr jahre
jahren tage tagen uhr
september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday
tuesday wednesday thursday friday saturday sunday million billion thousand hundred
"""
STOPPED: Final = frozenset(_STOPPED.split())
"""Words that say nothing of what a value is of, or are a part of values."""
