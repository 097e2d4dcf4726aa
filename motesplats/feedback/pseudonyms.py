"""Answers that evaluators may read: under made-up codes, with what few people share pooled."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.ids import CODE_ALPHABET
from motesplats.feedback.small_numbers import SMALLEST, standing_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Fact:
    """One answer about one person: ``question``, the ``part`` it is about, if there are several,
    and ``value``; all of them codes. ``value`` is empty where it is pooled with others."""

    person: str
    question: str
    part: str
    value: str


def pseudonym(person: str) -> str:
    """A code that stands for the same person in every fair of a store, and says nothing to those
    who do not have the store (``person`` is an id that nobody can guess)."""
    digest = hashlib.sha256(f"pseudonym\n{person}".encode()).digest()
    return "".join(CODE_ALPHABET[byte % len(CODE_ALPHABET)] for byte in digest[:_LETTERS])


def without_small(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The same answers, where a value that fewer than five people share is left out, and the next
    smallest with it until those left out are five; a question with fewer than five people in all
    is not there."""
    known = tuple(facts)
    people: dict[tuple[str, str], dict[str, set[str]]] = {}
    for one in known:
        values = people.setdefault((one.question, one.part), {})
        values.setdefault(one.value, set()).add(one.person)
    alone = {
        place: standing_alone({value: frozenset(who) for value, who in values.items()})
        for place, values in people.items()
        if len(set().union(*values.values())) >= SMALLEST
    }
    return tuple(_pooled(one, alone) for one in known if (one.question, one.part) in alone)


def _pooled(one: Fact, alone: Mapping[tuple[str, str], tuple[str, ...]]) -> Fact:
    kept = one.value in alone[(one.question, one.part)]
    return one if kept else replace(one, value="")
