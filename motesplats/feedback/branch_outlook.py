"""What a branch asks for at a fair, counted over its roles: demands, openings, lessons at work."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.core.people import Demand, Employer, Role

_STEM = 6
# What stands in any demand and tells nothing of what is asked for.
_SMALL = (
    "du vi ni kan kunna ha har är att på i en ett den det de av till för om vid inom med som eller "
    "och erfarenhet erfarenheter goda god bra van vana kunskap kunskaper "
    "you we can able be have has is to the a an in of for on at with or and experience good "
    "knowledge skills"
)
_EMPTY = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A demand as it was put first, by how many employers it is made and for how many jobs."""

    text: str
    employers: int
    openings: int


@dataclass(frozen=True, slots=True)
class BranchOutlook:
    """A branch by its id: its roles with their employers, and the demands, the most made first."""

    branch: str
    roles: tuple[tuple[str, Role], ...]
    asked: tuple[AskedFor, ...]
    learnable: tuple[Demand, ...]

    @property
    def openings(self) -> int:
        return sum(role.places for _, role in self.roles)


def outlooks(employers: Iterable[Employer]) -> tuple[BranchOutlook, ...]:
    """The branches of employers that have roles; the one with the most openings first."""
    found: dict[str, list[tuple[str, Role]]] = {}
    for employer in employers:
        for role in employer.roles:
            found.setdefault(employer.branch, []).append((employer.name, role))
    made = [_outlook(branch, roles) for branch, roles in found.items()]
    return tuple(sorted(made, key=lambda one: (-one.openings, one.branch)))


def _outlook(branch: str, roles: list[tuple[str, Role]]) -> BranchOutlook:
    texts: dict[frozenset[str], str] = {}
    who: dict[frozenset[str], dict[str, int]] = {}
    lessons: dict[frozenset[str], Demand] = {}
    for employer, role in roles:
        for one in role.asks:
            key = meaning(one.text)
            texts.setdefault(key, one.text)
            jobs = who.setdefault(key, {})
            jobs[employer] = jobs.get(employer, 0) + role.places
            if one.learnable and not (key in lessons and lessons[key].takes):
                lessons[key] = one
    asked = [AskedFor(texts[key], len(jobs), sum(jobs.values())) for key, jobs in who.items()]
    asked.sort(key=lambda one: (-one.employers, -one.openings))
    return BranchOutlook(branch, tuple(roles), tuple(asked), tuple(lessons.values()))


def meaning(text: str) -> frozenset[str]:
    """What a demand is about, whatever its order, endings and small words: the beginnings of its
    words. Two demands are held to be one only when all of these are the same.
    """
    words = re.findall(r"[\w+#]+", unicodedata.normalize("NFC", text).casefold())
    return frozenset(word[:_STEM] for word in words if word not in _EMPTY) or frozenset(words)
