"""What each field of a registration list is called where a person chooses columns."""

from motesplats.exchange.synonyms import WISH_FIELDS, Field
from motesplats.i18n import Words, mark

FIELD_WORDS = {
    Field.FIRST_NAME: mark("förnamn"),
    Field.LAST_NAME: mark("efternamn"),
    Field.NAME: mark("namn"),
    Field.EMAIL: mark("e-post"),
    Field.PHONE: mark("telefon"),
    Field.OCCUPATION: mark("yrke"),
    Field.COMPETENCES: mark("kompetenser"),
    Field.ASK_ME_ABOUT: mark("fråga mig om"),
    Field.FEEDBACK_ON: mark("vill ha återkoppling på"),
    Field.QUESTION: mark("en fråga jag vill ställa"),
    Field.PORTFOLIO: mark("portfölj"),
    Field.OFFICER: mark("handläggare"),
    Field.LANGUAGE: mark("språk på rapporten"),
    Field.PRESENCE: mark("tider"),
    Field.ARRIVES: mark("kommer klockan"),
    Field.LEAVES: mark("går klockan"),
    Field.NEEDS: mark("praktiska behov"),
    Field.INTERPRETER: mark("tolk"),
    Field.WHEELCHAIR: mark("rullstol"),
    Field.LONGER_TIME: mark("längre tid"),
    Field.QUIET: mark("lugn plats"),
    Field.PROTECTED: mark("skyddade personuppgifter"),
    Field.CONSENT: mark("vill ha rapport"),
    Field.WISHES: mark("önskemål"),
    Field.NEVER: mark("ska inte möta"),
    Field.MAX_MEETINGS: mark("flest möten"),
    Field.EXTERNAL_CODE: mark("kod från anmälan"),
    Field.MUNICIPALITY: mark("bostadskommun"),
    Field.GENDER: mark("kön"),
    Field.TAGS: mark("målgrupper"),
    Field.STATUS: mark("status"),
    Field.EMPLOYER: mark("arbetsgivare"),
    Field.BRANCH: mark("bransch"),
    Field.ROLE: mark("roll"),
    Field.DEMANDS: mark("krav"),
    Field.PLACES: mark("antal platser"),
    Field.SSYK: mark("SSYK-kod"),
    Field.WORK_LANGUAGE: mark("arbetsspråk"),
    Field.LANGUAGE_WHY: mark("varför språket behövs"),
    Field.AIM: mark("vad rollen ska uppnå"),
    Field.WHY: mark("varför kraven ställs"),
    Field.LEARNABLE: mark("går att lära på jobbet"),
    Field.PAY: mark("lönespann"),
    Field.STATION: mark("bord"),
    Field.ACCESSIBLE: mark("bordet nås med rullstol"),
    Field.X: mark("läge x i meter"),
    Field.Y: mark("läge y i meter"),
    Field.HINT: mark("vägbeskrivning"),
    Field.TALK: mark("samtal i minuter"),
    Field.MAX_RUN: mark("paus efter så många möten"),
    Field.CONTACT: mark("kontaktperson"),
    Field.RANK: mark("ordning"),
    Field.SCORE: mark("arbetsgivarens poäng"),
}
_WISH = mark("önskemål {n}")


def field_word(field: Field, tr: Words) -> str:
    """The field's name in the language of ``tr``, in small letters."""
    if field in WISH_FIELDS:
        return tr(_WISH, n=WISH_FIELDS.index(field) + 1)
    return tr(FIELD_WORDS[field])
