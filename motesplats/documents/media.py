"""What badges and slips are printed on: sheets of labels, rolls, plain paper (labels.json)."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.grid import Grid
from motesplats.settings import resource_path


@dataclass(frozen=True, slots=True)
class Medium:
    """One kind of paper; sizes in millimetres, as the text stands on it.

    ``sheet`` is what is printed on it, badges or slips. ``page`` is what the printer takes in; a
    roll gives one label at a time, an ``endless`` one as long as is needed. ``meetings`` is how
    many have room on a slip.
    """

    id: str
    maker: str
    sheet: str
    page: tuple[float, float]
    grid: Grid
    roll: bool = False
    endless: bool = False
    meetings: int = 0

    @property
    def labels(self) -> int:
        """How many labels one sheet has."""
        return self.grid.columns * self.grid.rows

    @property
    def kept(self) -> str:
        """The maker and its name for it; the size alone where there is none."""
        return f"{self.maker} {self.id.removesuffix('-slip')}".strip()


@cache
def media() -> tuple[Medium, ...]:
    """Every kind of paper that is known, the usual ones of a sheet first."""
    raw = json.loads(resource_path("labels.json").read_text("utf-8"))
    return tuple(_medium(one) for one in raw["media"])


def media_for(sheet: str) -> tuple[Medium, ...]:
    """What ``sheet`` can be printed on, the usual first."""
    return tuple(one for one in media() if one.sheet == sheet)


def medium(sheet: str, wanted: str = "") -> Medium:
    """The paper by its id, the usual one of ``sheet`` when empty.

    Raises Refused(SETTING_INVALID) for one that nobody knows or that is not for ``sheet``.
    """
    known = media_for(sheet)
    usual = "A5" if sheet == "slips" else "cut"
    found = next((one for one in known if one.id == (wanted or usual)), None)
    if found is None:
        raise Refused(Refusal.SETTING_INVALID, setting="medium", value=wanted)
    return found


def _medium(raw: dict[str, Any]) -> Medium:
    size, first, step = (tuple(raw[name]) for name in ("size", "first", "step"))
    grid = Grid(raw["columns"], raw["rows"], size, first, step, raw.get("cut", False))
    return Medium(
        id=raw["id"],
        maker=raw["maker"],
        sheet=raw["uses"][0],
        page=tuple(raw["page"]),
        grid=grid,
        roll=raw.get("roll", False),
        endless=raw.get("endless", False),
        meetings=raw.get("meetings", 0),
    )
