"""English words that tell what stands beside them is no value, or no noun, or no end."""

from typing import Final

from checker.prose.language import words

CHANGES: Final = words(
    "rose rise rises rising risen fell fall falls falling fallen grew grow grows growing "
    "grown up down increased increase increases increasing decreased decrease decreasing "
    "dropped drop drops dropping declined decline declining jumped jump climbed climb cut "
    "cuts raised raise raising expanded expand shrank shrink shrunk went gone slipped "
    "soared reduced reduce lowered lower swelled doubled tripled changed change moved "
    "revised plunged plummeted surged advanced edged improved widened narrowed dipped "
    "gained upgraded downgraded updated corrected lifted boosted"
)
LABELS: Final = words(
    "note notes footnote footnotes schedule protocol "
    "no nos number numbers nr flight page pages p pp chapter scene article section paragraph "
    "resolution resolutions room route highway interstate figure fig table line bus channel "
    "apartment apt suite ward platform gate phase stage level grade class type model "
    "version volume vol part act psalm boeing airbus item rule order directive decree law "
    "bill proposition amendment title clause annex appendix exhibit lot plot box zone "
    "sector district precinct unit group team area block building house exit track pier "
    "berth hull apollo soyuz category magnitude windows psalms verse issue edition season "
    "episode game match heat round test day week year step point question division brigade "
    "regiment battalion hwy i us rte road street avenue pub publication code form serial "
    "extension ext tel phone fax isbn issn zip # nr. chap sec art para § formula mach catch "
    "covid carbon uranium sars gate docket ref code postcode bus tram"
)
DETERMINERS: Final = words(
    "the a an this that these those all both most many some any every each other such no several "
    "few my your his her its our their which"
)
WORKS: Final = words(
    "film movie album song single novel book play series show musical opera painting sculpture "
    "documentary thriller drama comedy game poem exhibition record hit"
)
BODIES: Final = words(
    "school college university academy district council county borough movement party alliance "
    "station stadium bridge theatre theater museum festival rugby football cricket championship "
    "tournament league summit railway church abbey hospital estate airport brewery reservoir"
)
PEOPLE: Final = words(
    "delegates members voters workers soldiers officers residents inhabitants villagers citizens "
    "settlers refugees migrants evacuees detainees prisoners inmates hostages employees attendees "
    "trainees retirees guests visitors tourists pilgrims passengers sailors miners farmers "
    "fishermen firefighters policemen rioters protesters protestors demonstrators strikers "
    "students pupils teachers nurses doctors patients victims survivors dead casualties "
    "civilians fighters troops rebels militants guards recruits volunteers spectators fans "
    "runners players participants applicants candidates subscribers customers shareholders "
    "monks nuns priests men women boys girls children babies people persons families households "
    "slaves convicts deportees internees deputies lawmakers senators jurors"
)
RATES: Final = words(
    "share head person piece seat ticket vote student pupil worker employee family "
    "household patient copy bottle pack unit plate vehicle car game trip visit shift call "
    "word line night dose tree square cubic"
)
FUNCTION_WORDS: Final = words(
    "a an the and or but nor so yet if then than that this these those there here of in on at "
    "by for from to with without within into onto over under above below between among about "
    "after before since until till during through across against along around near off out up "
    "down as is was were are am be been being has have had do does did will would shall "
    "should may might must can could not it he she they we you i his her its their our your "
    "my who whom whose which what where when while because although though however also only "
    "just still already even again too very more most less least were've him them us me per "
    "each every all both either neither respectively compared versus vs including plus minus "
    "times died injured dead said says according reported"
)
ABBREVIATIONS: Final = words(
    "mr mrs ms dr st vs ca approx sq gen rep sen gov sgt capt cpl lt col maj cmdr adm pvt inc "
    "corp ltd co jr sr prof rev hon pres fig figs art arts mt ft jan feb mar apr jun jul aug "
    "sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun eg ie al dept univ ave "
    "blvd rd vol ed eds est bros gov ala ariz ark calif colo conn del fla ga ill ind kan ky "
    "la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo messrs "
    "mme mlle supt det insp fr ph cf viz"
)
