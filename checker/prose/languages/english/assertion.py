"""What denies, asks and supposes in English, beside words and names."""

from typing import Final

from checker.prose.language import Assertion, words

ASSERTION: Final = Assertion(
    finite=words("is are was were has have had will can could would may might shall remains"),
    that=words("that whether if"),
    nobody=words("no none nobody neither nothing"),
    doubting=words(
        "doubt doubts doubted doubting dispute disputes disputed deny denies denied denying "
        "question questioned forget forgot wonder secret surprise"
    ),
    not_behind=words(
        "only just merely simply until till least surprising surprisingly to doubt wonder sooner "
        "later less fewer matter so long far"
    ),
    wrongly=words("falsely wrongly incorrectly erroneously mistakenly"),
    without=frozenset({"without"}),
    beside=words("a an any being"),
    own=words("the her his its their our my your"),
    untrue=words("false untrue wrong incorrect denied disputed refuted rejected"),
    until=words("until till before"),
    knowing=words(
        "know knows knew known realise realised realize realized notice noticed remember learned"
    ),
    hardly=words("hardly scarcely"),
    doubts=words("doubts doubted doubtful"),
    but=words("anything all"),
    small=words(
        "in on at by for to from with as of and or but nor until till since because any anymore "
        "again either yet now then today who which that when where while if so after before during "
        "under over into longer is are was were has have had will would can could did does do"
    ),
    joints=words("and but so or yet"),
    asking=words(
        "is are was were has have had will can could would may might shall should do does did"
    ),
    wh=words("why when where how who whom whose which what"),
    supposing=words("if unless whether assuming supposing suppose lest"),
    granted=words("provided imagine"),
    not_granted=words("with by for in"),
    not_supposed=words("any not ever anything possible necessary only so"),
    granting=frozenset(),
    inverted=words("had were should"),
    modals=words("would could might may should must ought"),
    able=frozenset({"could"}),
    holding=words(
        "feed hold seat carry house accommodate sleep store fit lift handle host contain"
    ),
    bare=words("put set cut shut quit beat hit let spread"),
    present=words("is are has have be being been remains"),
    subordinate=words("after before as once until") | {"now that"},
    unreal=frozenset(),
    perfect=frozenset({"have"}),
    adverbs=words("not to well even also still only just"),
    afterwards=words("later soon eventually subsequently ultimately go become"),
    unsure=words(
        "supposedly allegedly purportedly hypothetical hypothetically probably possibly perhaps "
        "maybe presumably apparently seemingly reportedly reputedly conceivably likelihood"
    ),
    feared=words(
        "feared fears fear rumour rumours rumor rumors rumoured rumored imagine imagines imagined"
    ),
    it=frozenset({"it"}),
    passive=words("is are was were be been being"),
    hearsay=words("legend legends myth myths rumour rumours rumor rumors"),
    by_hearsay=frozenset({"according"}),
    hearsay_says=words("says tells goes") | {"has it", "have it", "had it"},
    held=words(
        "believed believe believes thinks thought suspects presumed assumed supposed alleged "
        "rumoured rumored"
    ),
    of_held=words("to that"),
    as_said=words("as than the most"),
    wished=words("hoped hopes wanted wants needs seeks sought"),
    nearly=words("nearly almost"),
    expected=words(
        "expects expect expected expecting forecasts forecast forecasting predicts predict "
        "predicted predicting anticipates anticipate anticipated foresees foresaw targets targeted "
        "hopes hope hoping plans planning aims aim aiming intends intend intending likely"
    ),
    reaching=words("reach be total hit exceed"),
    given=words("all both previous earlier current existing present"),
    keeping=words(
        "keep sell spend move bury honour honor mourn remember commemorate identify replace "
        "retain retrain double match beat"
    ),
    finding=words("find locate trace"),
    lost=words("missing trapped stranded unaccounted"),
    beside_that=words("despite amid amidst following alongside besides beyond upon"),
    provisos=frozenset({"long as", "condition that", "in case", "event that"}),
    made=words("created employed hired added lost cut needed built"),
    or_else=words("perhaps maybe possibly probably conceivably"),
    subjects=words("the a an it he she they his her its their"),
)
