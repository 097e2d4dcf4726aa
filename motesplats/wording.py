"""The sentence for each refusal and each trouble with the store: what is wrong, where, and what to do."""

from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable
from motesplats.feedback.reading import Text
from motesplats.i18n import Words, mark

_REFUSALS: dict[Refusal, str] = {
    Refusal.UNKNOWN_BADGE: mark(
        "Koden {code} finns inte på någon namnbricka. Sök på namnet i stället."
    ),
    Refusal.FOREIGN_BADGE: mark(
        "Koden {code} hör till en annan träff. Sök på namnet eller lägg till en drop-in."
    ),
    Refusal.UNKNOWN_SEEKER: mark("Personen finns inte längre i listan. Sök igen."),
    Refusal.NAME_MISSING: mark("Förnamnet saknas. Skriv minst ett namn."),
    Refusal.NOT_ARRIVED: mark("Personen är inte incheckad, så det finns inget att ångra."),
    Refusal.UNKNOWN_FAIR: mark(
        "Träffen ”{fair}” finns inte här. Kontrollera namnet eller läs in träffen först."
    ),
    Refusal.FAIR_EXISTS: mark("Det finns redan en träff som heter ”{fair}”. Välj ett annat namn."),
    Refusal.NO_FAIR: mark("Här finns ingen träff än. Läs in en anmälningslista först."),
    Refusal.SETTING_INVALID: mark(
        "Inställningen ”{setting}” kan inte vara {value}. Ändra den och försök igen."
    ),
    Refusal.NO_FEEDBACK_TIME: mark(
        "Träffen har ingen tid för återkoppling. Sätt minst en minut, eller bekräfta att du vill ha noll."
    ),
    Refusal.NO_TIME_SLOTS: mark(
        "Inget möte ryms mellan start och slut. Gör dagen längre eller mötena kortare."
    ),
    Refusal.NO_STATIONS: mark(
        "Ingen arbetsgivare har något bord. Läs in arbetsgivarlistan med bordsnummer."
    ),
    Refusal.NO_SEEKERS: mark("Träffen har inga arbetssökande. Läs in anmälningslistan först."),
    Refusal.NO_WISHES: mark("Ingen har önskat något möte. Läs in en lista med önskemål."),
    Refusal.NO_TIMETABLE: mark("Det finns inget schema än. Skapa schemat först."),
    Refusal.PROBLEM_INVALID: mark(
        "Underlaget för schemat är fel vid {path} ({reason}). Rätta det och försök igen."
    ),
    Refusal.PROBLEM_CLASH: mark("Det här går inte att förena: {reason}. Ändra något av dem."),
    Refusal.TIMETABLE_INVALID: mark(
        "Schemat är fel vid {path} ({reason}). Rätta det och försök igen."
    ),
    Refusal.STOPPED: mark("Arbetet avbröts. Inget har ändrats."),
    Refusal.FILE_MISSING: mark("Filen {path} finns inte. Kontrollera namnet och mappen."),
    Refusal.FILE_UNREADABLE: mark(
        "Filen {path} går inte att läsa. Stäng den i andra program och försök igen."
    ),
    Refusal.FILE_EMPTY: mark("Filen {path} är tom. Exportera listan igen."),
    Refusal.FILE_TOO_LARGE: mark(
        "Filen {path} är för stor. Dela upp listan eller ta bort bilder och bilagor."
    ),
    Refusal.FILE_WRONG_TYPE: mark(
        "Filen {path} är ingen Excel- eller CSV-fil. Spara listan som .xlsx eller .csv."
    ),
    Refusal.FILE_HOSTILE: mark(
        "Filen {path} innehåller makron, länkar eller annat som inte hör hemma i en lista. "
        "Spara om den som vanlig .xlsx."
    ),
    Refusal.FILE_DAMAGED: mark("Filen {path} är skadad. Exportera listan igen."),
    Refusal.FILE_NO_ROWS: mark(
        "Filen {path} har rubriker men inga rader. Kontrollera att rätt blad är med."
    ),
    Refusal.FILE_TOO_MANY_ROWS: mark("Filen {path} har för många rader. Dela upp listan i flera."),
    Refusal.COLUMNS_MISSING: mark(
        "I {path} hittas ingen kolumn för {columns}. Peka ut rätt kolumn och försök igen."
    ),
    Refusal.MAPPING_INVALID: mark(
        "Kolumnvalet i {path} går inte att läsa ({reason}). Rätta det och försök igen."
    ),
    Refusal.JSON_INVALID: mark("Filen {path} är inte rätt skriven ({where}). Rätta den."),
    Refusal.WRONG_PIN: mark("Fel kod. Försök igen eller fråga vid disken."),
    Refusal.PIN_LOCKED: mark("För många försök. Vänta {seconds} sekunder eller fråga vid disken."),
    Refusal.UNKNOWN_EMPLOYER: mark(
        "Arbetsgivaren ”{employer}” finns inte på träffen. Kontrollera namnet."
    ),
    Refusal.UNKNOWN_MEETING: mark(
        "Mötet finns inte i schemat. Kontrollera koden och arbetsgivaren."
    ),
    Refusal.NOT_YOUR_MEETING: mark("Mötet hör till en annan arbetsgivare."),
    Refusal.FORM_INCOMPLETE: mark("Formuläret är inte klart. Det saknas: {missing}."),
    Refusal.ANSWER_INVALID: mark("Svaret på ”{item}” går inte att spara ({reason}). Ändra svaret."),
    Refusal.TEXT_BLOCKED: mark("Texten i ”{item}” kan inte sparas. {hint}"),
    Refusal.TEXT_NEEDS_REASON: mark(
        "Skriv om texten i ”{item}”, eller bekräfta att den handlar om arbetsuppgifterna. {hint}"
    ),
    Refusal.NOTHING_TO_PRINT: mark("Det finns inget att skriva ut än."),
    Refusal.REPORT_WITHOUT_STRENGTH: mark(
        "Rapporten för {code} skrivs inte ut: ingen styrka är ifylld. Be arbetsgivaren om en."
    ),
    Refusal.REPORT_WITHOUT_STEP: mark(
        "Rapporten för {code} skrivs inte ut: inget nästa steg är ifyllt. Be arbetsgivaren om ett."
    ),
    Refusal.REPORT_NOT_WANTED: mark("{code} vill inte ha någon skriftlig rapport."),
    Refusal.NO_FEEDBACK: mark("Ingen återkoppling är sparad för {code} än."),
    Refusal.UNKNOWN_SHEET: mark("Det finns inget ark som heter ”{sheet}”. Välj bland: {known}."),
    Refusal.NOTHING_TO_UNDO: mark("Det finns inget att ångra."),
    Refusal.CANNOT_UNDO: mark("Det går inte att ångra längre, för något annat har ändrats sedan."),
}

_TROUBLES: dict[StoreTrouble, str] = {
    StoreTrouble.MISSING: mark("Filen {path} finns inte. Kontrollera namnet och mappen."),
    StoreTrouble.LOCKED: mark(
        "{path} är öppen i ett annat program. Stäng det andra fönstret och försök igen."
    ),
    StoreTrouble.DAMAGED: mark(
        "{path} är skadad. Återställ den senaste säkerhetskopian. Originalet ligger kvar."
    ),
    StoreTrouble.NEWER: mark(
        "{path} är sparad av en nyare version. Installera den senaste versionen och försök igen."
    ),
    StoreTrouble.WRONG_PASSPHRASE: mark("Fel lösenord till {path}. Försök igen."),
    StoreTrouble.NOT_A_STORE: mark(
        "{path} är ingen fil från det här programmet. Välj en fil som slutar på .mplats."
    ),
    StoreTrouble.DISK_FULL: mark(
        "Disken är full. Inget som sparats är borta. Frigör plats och försök igen."
    ),
    StoreTrouble.READ_ONLY: mark(
        "Det går inte att skriva till {path}. Välj en mapp där du får spara."
    ),
    StoreTrouble.UNREACHABLE: mark(
        "Det går inte att läsa eller skriva {path}. Kontrollera disken och försök igen."
    ),
    StoreTrouble.SYNCED_FOLDER: mark(
        "{path} ligger i en mapp som synkas till nätet. Flytta den till en vanlig mapp."
    ),
}


def sentence(error: Refused | StoreUnavailable, tr: Words) -> str:
    """What a person hears about ``error``; a detail that the error lacks is left out."""
    if isinstance(error, StoreUnavailable):
        return tr(_TROUBLES[error.trouble]).format(path=error.path)
    details = _Details({key: _shown(value, tr) for key, value in error.details.items()})
    return tr(_REFUSALS[error.refusal]).format_map(details)


class _Details(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _shown(value: object, tr: Words) -> str:
    if isinstance(value, tuple | list | frozenset):
        return ", ".join(_shown(item, tr) for item in value)
    if isinstance(value, Text):
        return value.said(tr.language)
    return tr(str(value))
