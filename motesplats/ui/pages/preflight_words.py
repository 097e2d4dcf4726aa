"""What the pre-flight page says of each thing that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.i18n import mark
from motesplats.usecases.preflight import CheckCode, CheckState, ScannerLayout

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.usecases.machine import Machine
    from motesplats.usecases.preflight import Check

TITLES = {
    CheckCode.CLOCK: mark("Klockan"),
    CheckCode.TIMETABLE: mark("Schemat"),
    CheckCode.PINS: mark("Arbetsgivarnas koder"),
    CheckCode.CLEAN: mark("Spår av prov"),
    CheckCode.PRINTER: mark("Skrivaren"),
    CheckCode.SCANNER: mark("Skannern"),
    CheckCode.GONG: mark("Gongen"),
    CheckCode.SCREEN: mark("Storbilden"),
    CheckCode.BATTERY: mark("Batteriet"),
    CheckCode.DISK: mark("Disken"),
    CheckCode.COPY: mark("Säkerhetskopian"),
}
# Symbol, colour's name and word of a state.
STATES = {
    CheckState.GOOD: ("done", "done", mark("Klart")),
    CheckState.CAUTION: ("waiting", "waiting", mark("Se över")),
    CheckState.BAD: ("attention", "attention", mark("Åtgärda")),
    CheckState.ASK: ("waiting", "quiet", mark("Prova")),
}
SCANNERS = {
    ScannerLayout.RIGHT: (CheckState.GOOD, mark("Skannern läser rätt.")),
    ScannerLayout.US: (
        CheckState.GOOD,
        mark("Skannern är inställd på US-tangentbord. Det fungerar ändå."),
    ),
    ScannerLayout.GERMAN: (
        CheckState.BAD,
        mark("Skannern är inställd på tyskt tangentbord och byter Y mot Z. Ställ om den."),
    ),
    ScannerLayout.UNKNOWN: (
        CheckState.BAD,
        mark("Det blev inte testkoden. Skanna koden på skärmen en gång till."),
    ),
}


def detail(check: Check, machine: Machine, tr: Words) -> str:
    """How it stands, and what to do about it."""
    good = check.state is CheckState.GOOD
    if check.code is CheckCode.TIMETABLE:
        return tr("Publicerat.") if good else tr("Inget schema är publicerat.")
    if check.code is CheckCode.PINS:
        missing = tr.plural(
            "{n} arbetsgivare har ingen kod.", "{n} arbetsgivare har ingen kod.", check.n
        )
        return tr("Alla har en kod.") if good else missing
    if check.code is CheckCode.CLEAN:
        text = tr("{n} incheckningar och formulär är gjorda före dagen.", n=check.n)
        return tr("Inget är gjort före dagen.") if good else text
    if check.code is CheckCode.BATTERY:
        text = tr("{n} procent.", n=check.n)
        return f"{text} {tr('Laddaren sitter i.') if good else tr('Sätt i laddaren.')}"
    if check.code is CheckCode.DISK:
        return tr("{n} GB är lediga.", n=check.n)
    return _copy(machine, tr)


def _copy(machine: Machine, tr: Words) -> str:
    if machine.copied is None:
        return tr("Ingen kopia finns än. Kopiera till ett minne och ta med det.")
    time = f"{local(machine.copied):%H.%M}"
    return tr("Datorns egen kopia är från {time}. Kopiera till ett minne också.", time=time)
