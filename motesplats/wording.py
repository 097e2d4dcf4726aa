"""The sentence for each refusal and each trouble with the store: what, where, and what to do."""

import re

from motesplats.clash_words import limits_said, meetings_said
from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable
from motesplats.core.history import Step
from motesplats.detail_words import DETAILS, SETTING_NAMES
from motesplats.feedback.answers import Missing
from motesplats.feedback.reading import Text
from motesplats.i18n import Words, mark
from motesplats.refusal_words import REFUSALS
from motesplats.scheduling.held_clash import HeldClash
from motesplats.step_words import happening_said, step_said

_CANNOT_UNDO_STEP = mark("Det går inte att ångra ”{step}”, för något annat har ändrats sedan.")
_CANNOT_UNDO_SINCE = mark("Det går inte att ångra ”{step}”, för detta har hänt sedan: {since}.")
_CANNOT_REDO_SINCE = mark("Det går inte att göra om ”{step}”, för detta har hänt sedan: {since}.")

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
    StoreTrouble.WRONG_PASSPHRASE: mark(
        "Lösenordet till {path} saknas eller är fel. Skriv rätt lösenord och försök igen."
    ),
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

# Lists, settings and answers are read by the same room, and a list is no help there.
_UNKNOWN_SETTING = mark("Inställningen {setting} känns inte igen. Rätta eller ta bort den.")
_THERE_ALREADY = mark(
    "Underlaget för schemat är fel vid {path}: samma sak finns redan vid {first}. "
    "Rätta det och försök igen."
)
_NO_TEXT = mark("Filen {path} är ingen textfil. Välj rätt fil, eller spara den igen som UTF-8.")

_SETTINGS: dict[str, str] = {
    "talk": mark("Samtalet kan inte vara {value} minuter. Välj 1 till 120."),
    "feedback": mark("Tiden för återkoppling kan inte vara {value} minuter. Välj 1 till 60."),
    "change": mark("Tiden för byte kan inte vara {value} minuter. Välj 0 till 60."),
    "end": mark("Dagen kan inte sluta {value}, för den har inte börjat då. Ändra tiden."),
    "break": mark("Pausen som börjar {value} slutar innan den har börjat. Ändra tiden."),
    "break_outside": mark("Pausen som börjar {value} ligger utanför träffens tider. Ändra den."),
    "skip_words": mark("Skriv varför, med högst 120 tecken."),
    "breaks": mark(
        "Pausen som börjar {value} börjar innan pausen före är slut. Ändra någon av tiderna."
    ),
    "slots": mark("Dagen rymmer {value} mötestider, högst 96 går. Gör mötena längre."),
    "slots_in_use": mark("Möten på tider som försvinner: {value}. Flytta dem, eller ändra inte."),
    "interpreters_in_use": mark(
        "Tolken {value} har möten i schemat. Låt namnet stå kvar i filen, ändra tolkens tider "
        "och gör om schemat."
    ),
    "text": mark("”{value}” har tecken som inte syns. Skriv texten igen för hand."),
    "start_at": mark("Arket har ingen etikett nummer {value}. Välj ett lägre nummer."),
    "pin": mark("Koden ska vara minst fyra siffror. Välj en annan."),
    "pin_again": mark("De två koderna är olika. Skriv samma kod två gånger."),
    "passphrase": mark("Lösenordet är för kort. Skriv minst åtta tecken."),
    "passphrase_again": mark("De två lösenorden är olika. Skriv samma i båda fälten."),
    "employers": mark("En övningsträff kan inte ha {value} arbetsgivare. Välj minst en."),
    "seekers": mark("En övningsträff kan inte ha {value} arbetssökande. Välj minst en."),
}

_PLACES = frozenset({"where", "reason", "path", "setting"})
_LINE_AND_SIGN = re.compile(r"(\d+):(\d+)")
_SETTING_IN_FILE = re.compile(r"(?P<key>[\w.-]+) \((?P<file>.+?)(?::(?P<line>\d+))?\)")


def sentence(error: Refused | StoreUnavailable, tr: Words) -> str:
    """What a person hears about ``error``; a detail that the error lacks is left out."""
    if isinstance(error, StoreUnavailable):
        return tr(_TROUBLES[error.trouble]).format(path=error.path)
    details = dict(error.details)
    if "seeker" in details:
        details.setdefault("code", details["seeker"])
    if "megabytes" not in details and "limit_mb" in details:
        details["limit"] = details["limit_mb"]
    if "asked" in details and details.get("item") not in DETAILS["item"]:
        details["item"] = details["asked"]
    clash = details.pop("clash", None)
    if isinstance(clash, HeldClash):
        details |= {"meetings": meetings_said(clash, tr), "limits": limits_said(clash, tr)}
    elif clash is not None:
        details["clash"] = clash
    shown = _Details({key: _told(key, value, tr) for key, value in details.items()})
    return tr(_template(error)).format_map(shown)


class _Details(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _template(error: Refused) -> str:
    if error.refusal is Refusal.SETTING_INVALID:
        setting = str(error.details.get("setting"))
        in_file = _SETTING_IN_FILE.fullmatch(setting)
        if in_file and _last(in_file["key"]) not in SETTING_NAMES:
            return _UNKNOWN_SETTING
        return _SETTINGS.get(setting, REFUSALS[error.refusal])
    if error.refusal is Refusal.PROBLEM_INVALID and "first" in error.details:
        return _THERE_ALREADY
    if "step" in error.details:
        return _of_step(error)
    name = str(error.details.get("path", ""))
    if error.refusal is Refusal.FILE_WRONG_TYPE and name.casefold().endswith((".toml", ".json")):
        return _NO_TEXT
    return REFUSALS[error.refusal]


def _of_step(error: Refused) -> str:
    """Why a step is neither undone nor redone, with what was done since where that is known."""
    undoing = error.refusal is Refusal.CANNOT_UNDO
    if error.details.get("since") is not None:
        return _CANNOT_UNDO_SINCE if undoing else _CANNOT_REDO_SINCE
    return _CANNOT_UNDO_STEP if undoing else REFUSALS[error.refusal]


def _told(key: str, value: object, tr: Words) -> str:
    if isinstance(value, Step):
        return happening_said(value, tr) if key == "since" else step_said(value, tr)
    return _said(key, value, tr)


def _said(key: str, value: object, tr: Words) -> str:
    """A detail in words: codes of other rooms are looked up, lists are joined with commas."""
    if isinstance(value, tuple | list | frozenset):
        return ", ".join(_said(key, item, tr) for item in value)
    if isinstance(value, Text):
        return value.said(tr.language)
    if isinstance(value, Missing):
        return _said("item", value.item, tr)
    text = str(value)
    table = DETAILS.get(key, {})
    if text in table:
        return tr(table[text])
    if key in _PLACES:
        return _place(text, tr)
    return _value(text, tr) if key == "value" else tr(text)


def _place(text: str, tr: Words) -> str:
    """``3:14`` as a line and a character, ``times.starts (fair.toml:7)`` as a name and a line."""
    if found := _LINE_AND_SIGN.fullmatch(text):
        return tr("rad {line}, tecken {sign}", line=found[1], sign=found[2])
    if found := _SETTING_IN_FILE.fullmatch(text):
        key, file, line = found["key"], found["file"], found["line"]
        name = tr(SETTING_NAMES.get(_last(key), key))
        if line is None:
            return tr("”{name}” ({key} i {file})", name=name, key=key, file=file)
        return tr("”{name}” ({key}, rad {line} i {file})", name=name, key=key, line=line, file=file)
    if text == "$":
        return tr("filens början")
    return tr(text) if text else tr("som du klistrade in")


def _last(key: str) -> str:
    return key.rpartition(".")[2]


def _value(text: str, tr: Words) -> str:
    return {"": tr("tom"), "True": "true", "False": "false"}.get(text, text)
