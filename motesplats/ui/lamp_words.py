"""What lamps say: in the rail in two words, in the hall as something to act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.i18n import mark
from motesplats.live.alarms import AlarmCode

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.usecases.machine import Machine

_BYTES_PER_MB = 1_000_000
BUTTONS = {
    AlarmCode.DISK_FULL: mark("Jag gör plats"),
    AlarmCode.BATTERY_LOW: mark("Laddaren sitter i"),
    AlarmCode.PRINTER: mark("Öppna utskrifterna"),
    AlarmCode.BACKUP: mark("Kopiera nu"),
}
_SHORT = {
    AlarmCode.DISK_FULL: mark("Disken nästan full"),
    AlarmCode.BATTERY_LOW: mark("Låg batterinivå"),
    AlarmCode.PRINTER: mark("Utskrift väntar"),
    AlarmCode.BACKUP: mark("Kopian är gammal"),
}


@dataclass(frozen=True, slots=True)
class LampLine:
    """A lamp in the rail: symbol, colour's name and words."""

    symbol: str
    colour: str
    text: str


def lines(codes: tuple[AlarmCode, ...], machine: Machine, tr: Words) -> tuple[LampLine, ...]:
    """What burns; where nothing does, when the newest copy was made."""
    lit = tuple(LampLine("attention", "attention", tr(_SHORT[code])) for code in codes)
    if machine.copied is None or AlarmCode.BACKUP in codes:
        return lit
    text = tr("Kopia {time}", time=f"{local(machine.copied):%H:%M}")
    return (*lit, LampLine("done", "done", text))


def told(code: AlarmCode, machine: Machine, tr: Words) -> tuple[str, str]:
    """The sentence and the detail of a lamp that burns."""
    readings = machine.readings
    if code is AlarmCode.DISK_FULL:
        free = (readings.free_bytes or 0) // _BYTES_PER_MB
        return (
            tr("Disken är nästan full"),
            tr("{n} MB är kvar. Ta bort filer som inte behövs.", n=free),
        )
    if code is AlarmCode.BATTERY_LOW:
        percent = round(100 * (readings.charge or 0))
        return (
            tr("Batteriet är på {n} procent", n=percent),
            tr("Sätt i laddaren. En säkerhetskopia görs."),
        )
    if code is AlarmCode.PRINTER:
        return tr("En utskrift har stannat"), tr("Inget är borta. Den kan fortsätta där den var.")
    return (
        tr("Säkerhetskopian är gammal"),
        tr("Det senaste finns bara i datorn."),
    )
