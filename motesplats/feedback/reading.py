"""Reads already loaded JSON content into checked values; content that is wrong is a fault of the
program."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

Raw = Mapping[str, object]
_GAP = re.compile(r"\{[a-z]+\}")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Swedish and English."""

    sv: str = ""
    en: str = ""

    def said(self, language: str) -> str:
        """The text in ``language``; Swedish for anything but ``en``."""
        return self.en if language == "en" else self.sv

    def with_gaps(self, language: str) -> str:
        """The text as a choice shows it: ``…`` where something is to be filled in."""
        return _GAP.sub("…", self.said(language))

    def __bool__(self) -> bool:
        return bool(self.sv)


def as_object(value: object) -> Raw:
    """``value`` as a JSON object; TypeError for anything else."""
    if not isinstance(value, Mapping):
        raise TypeError(f"expected an object, found {type(value).__name__}")
    return cast("Raw", value)


def objects(owner: Raw, key: str) -> tuple[Raw, ...]:
    """The list of objects under ``key``; empty when it is not there."""
    return tuple(as_object(value) for value in items_of(owner, key))


def items_of(owner: Raw, key: str) -> tuple[object, ...]:
    value = owner.get(key, ())
    if not isinstance(value, list | tuple):
        raise TypeError(f"expected a list under {key}")
    return tuple(value)


def strings(owner: Raw, key: str) -> tuple[str, ...]:
    """The list of texts under ``key``; empty when it is not there."""
    return tuple(str(value) for value in items_of(owner, key))


def string(owner: Raw, key: str) -> str:
    """The text under ``key``; empty when it is not there."""
    return str(owner.get(key, ""))


def number(owner: Raw, key: str, otherwise: int = 0) -> int:
    """The whole number under ``key``; TypeError for anything else."""
    value = owner.get(key, otherwise)
    if not isinstance(value, int):
        raise TypeError(f"expected a whole number under {key}")
    return value


def text(owner: Raw, prefix: str = "") -> Text:
    """The two texts ``<prefix>sv`` and ``<prefix>en``; English falls back to Swedish."""
    swedish = string(owner, f"{prefix}sv")
    return Text(swedish, string(owner, f"{prefix}en") or swedish)
