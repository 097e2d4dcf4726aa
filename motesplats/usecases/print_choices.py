"""Which printer and paper this computer uses for badges, slips and other sheets."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from motesplats.core.errors import StoreUnavailable
from motesplats.documents.media import Medium, media_for, medium
from motesplats.settings import data_folder
from motesplats.usecases.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("badges", "slips", "sheets")
_A4 = (210.0, 297.0)
# Drivers round to whole points, and to inches.
_SAME_MM = 2.0
_LARGEST = 100_000
_FARTHEST_MM = 20.0


@dataclass(frozen=True, slots=True)
class Target:
    """A printer by the system's name, empty for a PDF, and what is printed on, empty for the
    usual.
    """

    printer: str = ""
    medium: str = ""


@dataclass(frozen=True, slots=True)
class PrintChoices:
    """The choices for this computer; ``right`` and ``down`` move labels, in millimetres."""

    badges: Target = field(default_factory=Target)
    slips: Target = field(default_factory=Target)
    sheets: Target = field(default_factory=Target)
    right: float = 0.0
    down: float = 0.0

    def target(self, sheet: str) -> Target:
        """Where a sheet is printed."""
        usual = {"badges": self.badges, "calibration": self.badges, "slips": self.slips}
        return usual.get(sheet, self.sheets)

    def with_target(self, kind: str, target: Target) -> PrintChoices:
        """Another printer or paper for one of KINDS."""
        if kind == "badges":
            return replace(self, badges=target)
        return replace(self, slips=target) if kind == "slips" else replace(self, sheets=target)


@dataclass(frozen=True, slots=True)
class WrongPaper:
    """What the printer holds and what is to be printed, in millimetres, do not go together."""

    holds: tuple[float, float]
    wanted: tuple[float, float]


def choices_file() -> Path:
    """Where the choices are kept."""
    return data_folder() / "printing.json"


def read_choices(path: Path) -> PrintChoices:
    """The choices in the file; what is missing, damaged or nonsense is as in a new file."""
    try:
        if path.stat().st_size > _LARGEST:
            return PrintChoices()
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return PrintChoices()
    if not isinstance(found, dict):
        return PrintChoices()
    return PrintChoices(
        **{kind: _target(kind, found.get(kind)) for kind in KINDS},
        right=_millimetres(found.get("right")),
        down=_millimetres(found.get("down")),
    )


def write_choices(path: Path, choices: PrintChoices) -> None:
    """Keep the choices; a disk that refuses stops nobody from printing."""
    with suppress(StoreUnavailable):
        write_whole(path, json.dumps(asdict(choices), ensure_ascii=False, indent=1).encode())


def papers_for(sheet: str) -> tuple[Medium, ...]:
    """What badges or slips can be printed on, the usual first; nothing to choose for others."""
    usual = medium(sheet) if sheet in KINDS[:2] else None
    rest = (one for one in media_for(sheet) if one != usual)
    return () if usual is None else (usual, *rest)


def paper_size(sheet: str, wanted: str) -> tuple[float, float]:
    """The size in millimetres of what a sheet is printed on."""
    return medium(sheet, wanted).page if sheet in KINDS[:2] else _A4


def wrong_paper(sheet: str, wanted: str, holds: tuple[float, float] | None) -> WrongPaper | None:
    """What is wrong when a printer ``holds`` other paper than the sheet is made for.

    None when it fits, lying or standing, or when the printer does not say. An endless roll fits
    when it is as wide.
    """
    if holds is None:
        return None
    size, endless = paper_size(sheet, wanted), _is_endless(sheet, wanted)
    if endless:
        # What runs out of the printer is as wide as one of the sides, and of any length.
        fits = any(_same(min(holds), side) for side in size)
    else:
        fits = all(_same(a, b) for a, b in zip(sorted(holds), sorted(size), strict=True))
    return None if fits else WrongPaper(holds, size)


def _is_endless(sheet: str, wanted: str) -> bool:
    return sheet in KINDS[:2] and medium(sheet, wanted).endless


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_MM


def _target(kind: str, found: Any) -> Target:
    raw = found if isinstance(found, dict) else {}
    printer, wanted = raw.get("printer"), raw.get("medium")
    chosen = wanted if isinstance(wanted, str) and _is_known(kind, wanted) else ""
    return Target(printer if isinstance(printer, str) else "", chosen)


def _is_known(kind: str, wanted: str) -> bool:
    return any(one.id == wanted for one in media_for(kind))


def _millimetres(found: Any) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float):
        return 0.0
    return min(max(float(found), -_FARTHEST_MM), _FARTHEST_MM)
