"""What denies, asks and supposes in German, beside words and names."""

from typing import Final

from checker.prose.language import Assertion, words

ASSERTION: Final = Assertion(
    finite=words("ist sind war waren hat haben hatte hatten wird werden wurde wurden kann bleibt"),
    that=words("dass daß ob"),
    nobody=words("kein keine keiner keines niemand nichts weder"),
    doubting=words(
        "bezweifelt bezweifelte bezweifelten zweifelt zweifel bestritt bestreitet frage"
    ),
    not_behind=words("nur bloß allein zuletzt zweifel frage wunder weit"),
    wrongly=words("fälschlich fälschlicherweise"),
    without=frozenset({"ohne"}),
    beside=words("ein eine einen"),
    own=words("der die das dem den ihr ihre ihren ihrem sein seine seinen seinem"),
    untrue=words("falsch unwahr unzutreffend"),
    until=frozenset({"bis"}),
    knowing=words("weiß wusste wussten wissen bemerkte bemerkten ahnte"),
    hardly=words("kaum keineswegs keinesfalls mitnichten"),
    doubts=words("bezweifelt bezweifelte bezweifelten bestritt bestreitet"),
    but=frozenset(),
    small=words(
        "in an am im auf bei von vom zu zum zur mit als und oder aber noch seit weil mehr nun dann "
        "heute wieder gewesen geworden sein ist sind war waren hat haben hatte hatten wird wurde"
    ),
    joints=words("und aber oder doch"),
    asking=words("ist sind war waren hat haben hatte hatten wird werden wurde wurden kann soll"),
    wh=words("warum wann wo wie wer wem wen wessen welche welcher welches weshalb wieso"),
    supposing=words("wenn falls sofern ob"),
    not_supposed=frozenset({"nicht"}),
    granted=frozenset(),
    not_granted=frozenset(),
    granting=words("auch selbst als"),
    inverted=words("hätte wäre sollte hätten wären"),
    modals=frozenset(),
    able=frozenset(),
    holding=frozenset(),
    bare=frozenset(),
    present=words("ist sind hat haben wird werden bleibt"),
    subordinate=words("nachdem bevor"),
    unreal=words("könnte könnten hätte hätten wäre wären würde würden dürfte dürften"),
    perfect=frozenset(),
    adverbs=frozenset(),
    afterwards=frozenset(),
    unsure=words(
        "angeblich angebliche angeblichen vermeintlich mutmaßlich möglicherweise vielleicht "
        "vermutlich wohl wahrscheinlich offenbar anscheinend scheinbar womöglich voraussichtlich"
    ),
    feared=words("befürchtet befürchten befürchteten"),
    it=frozenset({"es"}),
    passive=words("wird werden wurde wurden"),
    hearsay=words("gerücht gerüchte gerüchten legende legenden"),
    by_hearsay=words("laut nach gemäß"),
    hearsay_says=words("nach zufolge besagt sagt erzählt"),
    held=frozenset(),
    of_held=frozenset(),
    as_said=words("wie als"),
    wished=words("wollte wollten braucht sucht suchte"),
    expected=words("erwartet erwarten erwartete erwarteten prognostiziert prognostizieren"),
    reaching=frozenset(),
    given=words("alle allen bisherigen"),
    keeping=frozenset(),
    finding=frozenset(),
    lost=frozenset(),
    beside_that=words("trotz angesichts nach wegen seit"),
    provisos=frozenset(),
    made=frozenset(),
    nearly=words("fast beinahe"),
    or_else=words("vielleicht möglicherweise wohl eventuell"),
    subjects=words("der die das ein eine er sie es ihr ihre"),
)
