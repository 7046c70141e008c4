"""What English verbs, nouns and adjectives say of what hangs on them: that it is so, is told, is
thought, is to come, or was only tried."""

from typing import Final

from checker.prose.language import words
from checker.prose.lexicon import AttitudeWords, ProspectWords

ATTITUDES: Final = AttitudeWords(
    facts=words(
        "know knows knew known knowing realise realises realised realize realizes realized notice "
        "notices noticed remember remembers remembered recall recalls recalled forget forgets "
        "forgot forgotten regret regrets regretted resent resents resented learn learns learned "
        "learnt discover discovers discovered admit admits admitted acknowledge acknowledges "
        "acknowledged concede concedes conceded recognise recognised recognize recognized mention "
        "mentions mentioned disclose disclosed reveal reveals revealed "
        "aware unaware sorry glad happy sad ashamed surprised surprising shocked angry proud "
        "matter matters mattered mind care cares cared ignore ignores ignored overlook overlooked "
        "hide hides hid conceal concealed secret fact shame surprise wonder"
    ),
    impersonal=words("known"),
    against=words(
        "doubt doubts doubted doubting doubtful deny denies denied denying denial denials dispute "
        "disputes disputed disputing refute refutes refuted reject rejects rejected rejecting "
        "dismiss dismisses dismissed contest contests contested challenge challenges challenged "
        "question questions questioned debunk debunked disprove disproved retract retracts "
        "retracted contradict contradicts contradicted disbelieve disbelieved untrue false wrong "
        "incorrect lie lies lied myth unlikely improbable implausible impossible untruth hoax"
    )
    | {"ruled out", "rule out", "rules out"},
    informing=words("tell tells told inform informs informed"),
    informed=words("her him them us me anyone anybody you one"),
    sayings=words(
        "tell tells told inform informs informed say says said saying claim claims claimed report "
        "reports reported state states stated "
        "statement statements confirm confirms confirmed confirmation announce announced write "
        "writes wrote written allege alleges alleged allegation allegations assert asserts "
        "asserted assertion suggest suggests suggested suggestion suggestions maintain maintains "
        "maintained insist insists insisted declare declared prove proves proved proof show shows "
        "showed shown establish established find found conclude concluded evidence sign signs "
        "indication indications hint word account accounts idea notion testify testified argue "
        "argued agree agreed true certain sure case explain explained convinced persuaded"
    ),
    thoughts=words(
        "think thinks thought believe believes believed belief guess guesses guessed suspect "
        "suspects suspected suspicion assume assumes assumed assumption presume presumes presumed "
        "suppose supposes speculate speculates speculated speculation surmise surmised imagine "
        "imagines imagined dream dreams dreamed dreamt pretend pretends pretended theory "
        "hypothesis possible probable likely conceivable plausible seems seemed appears appeared "
        "chance chances possibility likelihood probability suspicions hope hopes hoped wish wishes "
        "wished fiction"
    ),
    told_to=words(
        "said reported thought believed alleged claimed claims claim rumoured rumored reputed "
        "presumed assumed supposed likely unlikely seem seems seemed appear appears appeared "
        "understood estimated feared suspected believes"
    ),
    bare=words("believed presumed thought feared reported likely probably"),
    deniers=words(
        "not never no nobody none neither nor nothing cannot hardly scarcely n't isn't wasn't "
        "aren't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't "
        "without refused refuses failed unable beyond"
    ),
    few=words("few little"),
    outside=frozenset(),
    others=words("other others else further more"),
    had=words("have has had having"),
)

PROSPECTS: Final = ProspectWords(
    will=words("will shall ll wo"),
    announced=words("have hold seat feed carry house accommodate sleep store fit host cost"),
    sizes=words("high tall long wide deep thick broad"),
    reckoned=words("cost"),
    set_=words(
        "due set scheduled going about bound poised slated planned likely expected projected "
        "forecast predicted supposed meant intended destined hoped tipped estimated"
    ),
    unmet=words("supposed meant intended"),
    tried=words(
        "try tries tried trying attempt attempts attempted attempting seek seeks sought threaten "
        "threatens threatened threatening vow vows vowed swear swore plot plots plotted plotting "
        "conspire conspired conspiring fail fails failed refuse refuses refused decline declined "
        "neglect neglected plan planned planning intend intended hoped hope offered offer offers "
        "promised promise promises wanted want ordered urged encouraged incited unable reluctant "
        "willing ready bid effort efforts threat threats prepared preparing able"
    )
    - {"able", "prepared"},
    refused=words("fail fails failed refuse refuses refused decline declined neglect neglected"),
    kept=words(
        "prevent prevents prevented preventing stop stops stopped stopping keep keeps kept keeping "
        "save saved short refrain refrained deter deterred hinder hindered capable"
    ),
    from_=words("from of"),
    gerund=("ing",),
    charged=words("accused suspected charged"),
    charge=words("of with"),
    goals=words(
        "target targets goal goals aim aims objective ambition forecast forecasts projection "
        "projections prediction predictions outlook guidance hope hopes prospect expectation "
        "expectations pledge promise proposal proposals course track heading headed guided "
        "budgeted plans"
    ),
    met=words("hit hits met meets reached reaches achieved achieves attained fulfilled matched"),
    planned=words(
        "planned projected expected anticipated forecast predicted proposed envisaged targeted "
        "budgeted prospective foreseen promised hoped pledged"
    ),
    planning=words(
        "plans plan planned expects expect expected forecasts forecasted forecast predicts predict "
        "predicted projects projected anticipates anticipated foresees foresaw envisages envisaged "
        "proposes proposed wants want wanted considering promises promised pledges pledged targets "
        "targeted seeks sought seeking intends aims hopes looking applied"
    ),
    estimating=words("estimate estimates estimated"),
    making=words(
        "build open create make found launch add hire employ recruit start establish raise develop "
        "construct set put reach achieve generate"
    ),
    inside=words("of in with for at to up"),
    still=words(
        "remaining entire whole full combined existing current present own last other total "
        "previous former minority majority controlling roughly about nearly some around more than "
        "over almost only"
    ),
    brackets=frozenset(),
    infinitives=(),
    participles=(),
    unlike=frozenset(),
    perfect=frozenset(),
    past_brackets=frozenset(),
    able=frozenset(),
    holding=frozenset(),
    reported=frozenset(),
    done=frozenset(),
)
