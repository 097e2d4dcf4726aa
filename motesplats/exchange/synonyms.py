"""The words that registration lists use for their columns, in Swedish and English, and what
each stands for.
"""

import re
from enum import StrEnum


class Field(StrEnum):
    """What a column can hold; a seeker's wishes 1–6 are fields of their own."""

    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    OCCUPATION = "occupation"
    COMPETENCES = "competences"
    ASK_ME_ABOUT = "ask_me_about"
    FEEDBACK_ON = "feedback_on"
    QUESTION = "question"
    PORTFOLIO = "portfolio"
    OFFICER = "officer"
    LANGUAGE = "language"
    PRESENCE = "presence"
    ARRIVES = "arrives"
    LEAVES = "leaves"
    NEEDS = "needs"
    INTERPRETER = "interpreter"
    WHEELCHAIR = "wheelchair"
    LONGER_TIME = "longer_time"
    QUIET = "quiet"
    PROTECTED = "protected"
    CONSENT = "consent"
    WISHES = "wishes"
    WISH_1 = "wish_1"
    WISH_2 = "wish_2"
    WISH_3 = "wish_3"
    WISH_4 = "wish_4"
    WISH_5 = "wish_5"
    WISH_6 = "wish_6"
    NEVER = "never"
    MAX_MEETINGS = "max_meetings"
    EXTERNAL_CODE = "external_code"
    MUNICIPALITY = "municipality"
    GENDER = "gender"
    TAGS = "tags"
    STATUS = "status"
    EMPLOYER = "employer"
    BRANCH = "branch"
    ROLE = "role"
    DEMANDS = "demands"
    PLACES = "places"
    SSYK = "ssyk"
    WORK_LANGUAGE = "work_language"
    LANGUAGE_WHY = "language_why"
    AIM = "aim"
    WHY = "why"
    LEARNABLE = "learnable"
    PAY = "pay"
    STATION = "station"
    ACCESSIBLE = "accessible"
    X = "x"
    Y = "y"
    HINT = "hint"
    TALK = "talk"
    MAX_RUN = "max_run"
    CONTACT = "contact"
    RANK = "rank"
    SCORE = "score"


WISH_FIELDS = (
    Field.WISH_1,
    Field.WISH_2,
    Field.WISH_3,
    Field.WISH_4,
    Field.WISH_5,
    Field.WISH_6,
)

_PEOPLE: dict[Field, str] = {
    Field.FIRST_NAME: (
        "förnamn tilltalsnamn firstname givenname attendeefirstname attendeename:givenname"
    ),
    Field.LAST_NAME: (
        "efternamn lastname familyname surname attendeelastname attendeename:familyname"
    ),
    Field.NAME: (
        "namn fullständigtnamn förochefternamn förefternamn name fullname attendeename "
        "deltagarnamn deltagare sökande arbetssökande deltagarensnamn namnpådeltagare"
    ),
    Field.EMAIL: (
        "epost epostadress mejl mejladress mail mailadress email emailaddress epostlogin "
        "attendeeemail"
    ),
    Field.PHONE: (
        "telefon telefonnummer mobil mobilnummer mobiltelefon mobiltelefonnummer tel telnr "
        "mobilnr phone phonenumber mobile mobilephone cellphone telefonmobil"
    ),
    Field.EXTERNAL_CODE: "secret barcode barcode# publicid biljettkod externkod streckkod",
    Field.STATUS: "attendeestatus status registrationstate orderstatus biljettstatus",
    Field.PRESENCE: (
        "tider tider? tillgänglig närvaro förmiddageftermiddag närkandu närkandukomma "
        "tidpådagen availability presence del avdagen delavdagen tillgängligatider"
    ),
    Field.ARRIVES: ("kommer kommerkl ankomst ankommer anländer kommersenare arrives arrival från"),
    Field.LEAVES: "går gårkl lämnar gårtidigare leaves leavesat till slutar",
}

_MOST = (
    "flestmöten högstantalmöten högstaantalmöten maxantalmöten maxmöten antalmötenhögst "
    "mötenhögst maxmeetings mostmeetings"
)

_SEEKER: dict[Field, str] = {
    Field.MAX_MEETINGS: f"{_MOST} orkarmöten orkarantalmöten",
    Field.OCCUPATION: (
        "yrke önskatyrke yrkesroll befattning yrkesområde sökeryrke occupation profession "
        "jobtitle desiredoccupation söktjobb"
    ),
    Field.COMPETENCES: (
        "kompetenser kompetens kunskaper färdigheter skills competences competencies erfarenhet "
        "kompetenserochkunskaper"
    ),
    Field.ASK_ME_ABOUT: "frågamigom frågamiggärnaom askmeabout",
    Field.FEEDBACK_ON: "återkopplingpå villhaåterkopplingpå feedbackon wantsfeedbackon",
    Field.QUESTION: "minfråga enfrågajagvillställa frågatillarbetsgivaren myquestion",
    Field.PORTFOLIO: "portfölj portfolio erfarenheter kompetensportfölj",
    Field.OFFICER: (
        "handläggare arbetsförmedlare coach jobbcoach officer caseworker handläggarensnamn "
        "dinhandläggare"
    ),
    Field.LANGUAGE: (
        "rapportspråk språkpårapporten språkpårapport reportlanguage språkirapporten "
        "rapportenspåspråk"
    ),
    Field.NEEDS: (
        "behov särskildabehov anpassning anpassningar tillgänglighet praktiskabehov needs "
        "specialneeds accessibilityneeds praktiskabehovpådagen"
    ),
    Field.INTERPRETER: (
        "tolk tolkspråk behovavtolk tolkbehov interpreter interpreterlanguage språktolk"
    ),
    Field.WHEELCHAIR: "rullstol rullstolsburen wheelchair behöverrullstolsplats",
    Field.LONGER_TIME: "längretid extratid merbetänketid longertime extratime",
    Field.MUNICIPALITY: "kommun bostadskommun hemkommun municipality homemunicipality",
    Field.GENDER: "kön juridisktkön gender könsidentitet",
    Field.TAGS: "målgrupp målgrupper grupp grupper taggar targetgroup targetgroups tags",
    Field.QUIET: "lugnplats lugn lugnmiljö lugnarum quiet quietplace lugntbord",
    Field.PROTECTED: (
        "skyddad skyddadepersonuppgifter skyddadidentitet skyddadepersonuppgifter? "
        "sekretessmarkering skyddadfolkbokföring protected protectedidentity skyddad?"
    ),
    Field.CONSENT: (
        "vilharapport villharapport villhaåterkoppling villduharapport rapport samtycke "
        "godkänner gdpr consent wantsreport samtyckegdpr återkopplingsrapport "
        "villhaåterkopplingsrapport"
    ),
    Field.WISHES: (
        "önskemål önskadearbetsgivare vilkavilldumöta villträffa wishes arbetsgivarejagvillmöta "
        "vilkaarbetsgivarevilldumöta vilkaarbetsgivarevilldutraffa "
        "vilkaarbetsgivarevillduträffa whichemployerswouldyouliketomeet"
    ),
    Field.NEVER: (
        "skaintemöta skainteträffa fårintemöta villintemöta villinteträffa skaejmöta mustnotmeet "
        "nevermeet keepapartfrom"
    ),
}

_EMPLOYER: dict[Field, str] = {
    Field.EMPLOYER: (
        "arbetsgivare företag organisation företagsnamn arbetsgivarensnamn organisationsnamn "
        "employer company companyname organisationname organization bolag namn name"
    ),
    Field.BRANCH: "bransch branch industry sektor område",
    Field.ROLE: (
        "roll roller tjänst tjänster befattning jobb role roles job position titel rolltitel yrke"
    ),
    Field.DEMANDS: (
        "krav kravpårollen kravprofil behov demands requirements kompetenskrav kompetenser"
    ),
    Field.PLACES: "antalplatser platser places openings antal antaltjänster",
    Field.SSYK: "ssyk ssykkod ssyk2012",
    Field.WORK_LANGUAGE: "arbetsspråk språkkrav språkiarbetet worklanguage språk",
    Field.LANGUAGE_WHY: "varförspråket varförspråk varförarbetsspråket whythelanguage",
    Field.AIM: (
        "mål måletmedrollen målmedrollen uppdrag vadskauppnås vadrollenskauppnå aim goal purpose"
    ),
    Field.WHY: "varför varförkraven skäl skälförkraven motivering why reasons",
    Field.LEARNABLE: (
        "lärpåjobbet läraspåjobbet kanläraspåjobbet gårattlärapåjobbet upplärning learnable "
        "learntonthejob"
    ),
    Field.PAY: "lön lönespann löneintervall pay salary salaryrange",
    Field.STATION: (
        "bord monter bordsnummer bordnummer bordnr station stationer stations table stand montern"
    ),
    Field.ACCESSIBLE: (
        "tillgängligt tillgängligtbord rullstol nåsmedrullstol tillgängligtförrullstol "
        "accessible wheelchair rullstolsanpassat tillgänglig rullstolsanpassad"
    ),
    Field.X: "x lägex xmeter xm x(m)",
    Field.Y: "y lägey ymeter ym y(m)",
    Field.HINT: "vägbeskrivning hittahit plats placering hint ledtråd location",
    Field.MAX_MEETINGS: _MOST,
    Field.TALK: (
        "samtalstid samtal,minuter samtalminuter minuterpermöte mötestid mötestidminuter "
        "möteslängd talkminutes meetinglength"
    ),
    Field.MAX_RUN: (
        "pausefter vilaefter vilarefter flestirad flestmötenirad mötenirad breakafter maxinarow"
    ),
    Field.CONTACT: "kontaktperson kontakt contact contactperson rekryterare recruiter",
}

_WISH: dict[Field, str] = {
    Field.EMPLOYER: _EMPLOYER[Field.EMPLOYER].replace(" namn name", "") + " önskadarbetsgivare",
    Field.RANK: "rang ordning prioritet rank nummer nr plats val priority önskemålnr",
    Field.SCORE: ("arbetsgivarenspoäng poäng arbetsgivarensintresse score employerscore intresse"),
    Field.WISHES: _SEEKER[Field.WISHES],
}

# Words inside a question ("Vad är ditt förnamn?") that say what it asks for; the first is taken.
_INSIDE: tuple[tuple[str, Field], ...] = (
    # First: a question about whom not to meet must never be read as a wish.
    (
        r"\b(?:inte|ej|aldrig)\b.{0,12}\b(?:möta|träffa|mötas)\b|\bnot meet|never meet",
        Field.NEVER,
    ),
    (r"(?:återkoppling|feedback) (?:på|on)\b", Field.FEEDBACK_ON),
    (r"fråga (?:jag|du) vill ställa|vill (?:du )?fråga arbetsgivar", Field.QUESTION),
    (r"portfölj|portfolio", Field.PORTFOLIO),
    (r"varför.{0,30}språk|why.{0,30}language", Field.LANGUAGE_WHY),
    (r"uppnå|åstadkom|achiev", Field.AIM),
    (r"\bvarför\b|\bwhy\b", Field.WHY),
    (r"\blär\w* .{0,12}på jobbet|learn\w* on the job", Field.LEARNABLE),
    (r"\blön(?:espann)?\b|\bsalary\b", Field.PAY),
    (r"förnamn|first name|given name", Field.FIRST_NAME),
    (r"efternamn|last name|surname|family name", Field.LAST_NAME),
    (r"e-?post|mejl|\be-?mail", Field.EMAIL),
    (r"telefon|mobil|\bphone", Field.PHONE),
    (r"skydda(?:d|t|de)\b|protected", Field.PROTECTED),
    (r"samtyck|godkänn|gdpr|consent|rapport", Field.CONSENT),
    (r"tolk|interpreter", Field.INTERPRETER),
    (r"rullstol|wheelchair", Field.WHEELCHAIR),
    (r"längre tid|extra tid|longer time", Field.LONGER_TIME),
    (r"lugn|quiet", Field.QUIET),
    (r"fråga (?:mig|dig)|ask me", Field.ASK_ME_ABOUT),
    (r"behov|anpassning|special needs", Field.NEEDS),
    (r"önskemål|vilka arbetsgivare|which employers|vill du (?:möta|träffa)", Field.WISHES),
    (r"handläggare|arbetsförmedlare|jobbcoach|case ?worker", Field.OFFICER),
    (r"kompetens|kunskap|färdighet|\bskills", Field.COMPETENCES),
    (r"yrke|occupation|profession", Field.OCCUPATION),
    (
        r"när kan du|vilken tid|vilka tider|förmiddag|eftermiddag|when can you|kommer du hela",
        Field.PRESENCE,
    ),
    (r"\bditt namn|fullständigt namn|vad heter du|your name|full name", Field.NAME),
)
INSIDE = tuple((re.compile(pattern), field) for pattern, field in _INSIDE)

_PERSONAL = frozenset(
    [
        "personnummer",
        "pnr",
        "födelsedatum",
        "samordningsnummer",
        "personnr",
        "personalnumber",
        "personalidentitynumber",
        "dateofbirth",
        "birthdate",
        "personoch",
        "samordningsnummer",
        "persnr",
    ]
)
_WISH_NUMBER = re.compile(
    r"(?:önskemål|val|arbetsgivare|wish|choice|önskan|prio|prioritet)(?:nr|nummer)?([1-6])(?!\d)"
)
_ORDINALS = {"första": 0, "andra": 1, "tredje": 2, "fjärde": 3, "femte": 4, "sjätte": 5}
_ORDINAL = re.compile(rf"({'|'.join(_ORDINALS)})(?:hands)?(?:val|valet|önskemål)")
_NOTES = re.compile(r"\((?:obligatoriskt?|required|frivilligt?|valfritt?|optional|obl\.?)\)")


def compact(heading: str) -> str:
    """The heading without case, blanks, hyphens, line breaks, ``:`` ``*`` ``?`` and
    ``(obligatorisk)``.
    """
    plain = _NOTES.sub("", heading.casefold())
    return re.sub(r"[\s\u00a0\u00ad\u200b\ufeff_\-\u2010-\u2015:*?./&]", "", plain)


def spaced(heading: str) -> str:
    """The heading in small letters with single blanks, to look for words in."""
    return " ".join(_NOTES.sub("", heading.casefold()).split())


def wish_field(heading: str) -> Field | None:
    """The field of ``Önskemål 2``, ``Andrahandsval`` or ``Arbetsgivare 2``."""
    plain = compact(heading)
    numbered = _WISH_NUMBER.match(plain)
    if numbered:
        return WISH_FIELDS[int(numbered[1]) - 1]
    ordinal = _ORDINAL.search(plain)
    return WISH_FIELDS[_ORDINALS[ordinal[1]]] if ordinal else None


def is_personal_number(heading: str) -> bool:
    """Whether the column is meant for personal numbers or birth dates."""
    plain = compact(heading)
    return plain in _PERSONAL or "personnummer" in plain or "samordningsnummer" in plain


def _by_word(*tables: dict[Field, str]) -> dict[str, Field]:
    return {
        compact(word): field
        for table in tables
        for field, words in table.items()
        for word in words.split()
    }


EXACT_SEEKERS = _by_word(_PEOPLE, _SEEKER)
EXACT_EMPLOYERS = _by_word(_PEOPLE, _EMPLOYER)
EXACT_WISHES = _by_word(_PEOPLE, _WISH)
KNOWN_WORDS = frozenset((*EXACT_SEEKERS, *EXACT_EMPLOYERS, *EXACT_WISHES, *_PERSONAL))
