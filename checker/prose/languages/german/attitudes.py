"""What German verbs, nouns and adjectives say of what hangs on them: that it is so, is told, is
thought, is to come, or was only tried."""

from typing import Final

from checker.prose.language import words
from checker.prose.lexicon import AttitudeWords, ProspectWords

ATTITUDES: Final = AttitudeWords(
    facts=words(
        "weiß wusste wussten wissen gewusst bemerkt bemerkte bemerkten ahnt ahnte ahnten vergessen "
        "vergaß erinnert erinnerte bedauert bedauerte bedauern bereut bereute erfuhr erfahren "
        "gemerkt merkte erkannte erkannt zugegeben gibt gab verschwieg verschwiegen verheimlicht "
        "erwähnte erwähnt klar bewusst bekannt fest überraschte überraschend kümmert tatsache"
    ),
    impersonal=words("bekannt klar"),
    against=words(
        "bezweifelt bezweifelte bezweifelten bezweifeln zweifelt zweifelte zweifeln zweifel "
        "bestritt bestritten bestreitet bestreiten bestreite leugnet leugnete leugneten leugnen "
        "dementiert dementierte dementierten dementieren widersprach widerlegt widerlegte "
        "verneint verneinte falsch unwahr unzutreffend gelogen lüge unwahrscheinlich "
        "ausgeschlossen"
    ),
    informing=frozenset(),
    informed=frozenset(),
    sayings=words(
        "sagt sagte sagten sagen gesagt behauptet behauptete behaupteten behaupten berichtet "
        "berichtete berichteten berichten bericht bestätigt bestätigte bestätigten bestätigen "
        "erklärt erklärte meldet meldete meldeten gemeldet schrieb schreibt geschrieben teilte "
        "mitgeteilt wahr sicher beleg belege beweis beweise hinweis hinweise anzeichen belegt "
        "bewiesen erwiesen stimmt fall überzeugt behauptung aussage"
    ),
    thoughts=words(
        "glaubt glaubte glaubten glauben denkt dachte dachten meint vermutet vermutete vermuteten "
        "vermuten vermutung annahme schätzt hofft hoffte hofften scheint schien möglich denkbar "
        "wahrscheinlich verdacht verdächtigt mutmaßt mutmaßte spekuliert spekulierte träumte "
        "befürchtet fürchtet"
    ),
    told_to=words("gelten gilt galten galt"),
    bare=words("tot gestorben umgekommen ertrunken verstorben"),
    deniers=words(
        "nicht nie niemals kein keine keinen keiner keinem keines niemand niemanden nichts weder "
        "kaum keineswegs ohne"
    ),
    few=words("wenige kaum"),
    outside=words("außer"),
    others=words("andere anderer anderes anderen weitere weiterer"),
    had=words("hat haben hatte hatten"),
)

PROSPECTS: Final = ProspectWords(
    will=frozenset(),
    announced=frozenset(),
    sizes=words("hoch lang breit tief dick"),
    reckoned=words("kosten"),
    set_=frozenset(),
    unmet=frozenset(),
    tried=frozenset(),
    refused=frozenset(),
    kept=frozenset(),
    from_=frozenset(),
    gerund=(),
    charged=frozenset(),
    charge=frozenset(),
    goals=words("ziel ziele prognose zielmarke vorhaben aussicht planziel vorgabe"),
    met=words("erreichte erreichten erreicht erfüllte erfüllt"),
    planned=words(
        "geplant geplante geplanten geplanter geplantes erwartet erwartete erwarteten erwarteter "
        "erwartetes prognostiziert prognostizierte prognostizierten vorgesehen vorgesehene "
        "vorgesehenen angestrebt angestrebte angestrebten angestrebter angepeilt angepeilte "
        "angepeilten künftig künftige künftigen künftiger künftiges erhofft erhoffte erhofften "
        "angekündigt angekündigte angekündigten versprochen versprochene versprochenen"
    ),
    planning=words(
        "plant planen plante planten erwartet erwarten erwartete erwarteten rechnet rechnen "
        "rechnete hofft hoffen hoffte hofften strebt streben strebte peilt peilen peilte kündigt "
        "kündigte kündigten verspricht versprach versprechen prognostiziert prognostizieren "
        "prognostizierte erwägt sucht suchen suchte beabsichtigt anstrebt anpeilt ankündigte "
        "ankündigt"
    ),
    estimating=frozenset(),
    making=frozenset(),
    inside=frozenset(),
    still=words(
        "gesamten ganzen restlichen verbliebenen übrigen bisherigen eigenen rund etwa fast knapp "
        "über mehr als insgesamt"
    ),
    brackets=words(
        "soll sollen will wollen wollte wollten möchte möchten muss müssen kann können mag mögen "
        "dürfte dürften könnte könnten müsste müssten wird werden würde würden sollte sollten"
    ),
    infinitives=("en", "ern", "eln", "sein", "tun"),
    participles=("ge", "ange", "aufge", "ausge", "einge", "abge", "umge", "zurückge", "vorge"),
    unlike=words(
        "geben gehen gewinnen gehören gelten genießen gestalten gewähren gefährden genehmigen "
        "gelangen geschehen ausgeben abgeben aufgeben angehören ausgehen aufgehen"
    ),
    perfect=words("haben sein worden"),
    past_brackets=words("sollte sollten wollte wollten"),
    able=words("kann können könnte könnten"),
    holding=words("fassen aufnehmen beherbergen unterbringen bieten tragen versorgen"),
    reported=words("seien sei"),
    done=words(
        "gelang gelingt gelungen schaffte schafften geschafft begann begannen half halfen "
        "vermochte pflegte"
    ),
)
