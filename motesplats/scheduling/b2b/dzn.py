"""Given meetings from the ``.dzn`` files of the published problem."""

import re

from motesplats.scheduling.b2b.given import (
    MOST_MEETINGS,
    MOST_PARTICIPANTS,
    Given,
    GivenMeeting,
    Half,
)
from motesplats.scheduling.problem import Fault, refuse

_ASSIGNED = re.compile(r"\s*(\w+)\s*=\s*([^;]*);?")
_NUMBER = re.compile(r"\s*(-?\d{1,9})\s*")
_SET = re.compile(r"\{([^{}]*)\}")


def read_dzn(text: str) -> Given:
    """The checked problem; names it does not know are ignored.

    ``fixed``, ``precedences`` and ``forbidden`` may be absent; 0 in them means nothing.
    ``precedences[m]`` are the meetings that are held before m.
    Raises Refused(PROBLEM_INVALID, path, reason).
    """
    values = _assignments(re.sub(r"%.*", "", text))
    participants, meetings = _whole(values, "nBusiness"), _whole(values, "nMeetings")
    # Before anything is made of a size that cannot be.
    for name, number, most in (
        ("nBusiness", participants, MOST_PARTICIPANTS),
        ("nMeetings", meetings, MOST_MEETINGS),
    ):
        if not 0 <= number <= most:
            raise refuse(name, Fault.OUT_OF_RANGE)
    rows = _rows(values)
    if len(rows) != meetings:
        raise refuse("nMeetings", Fault.OUT_OF_RANGE)
    fixed = _row(values, "fixed", meetings)
    after = _sets(values, "precedences", meetings)
    return Given(
        participants=participants,
        slots=_whole(values, "nTotalSlots"),
        morning=_whole(values, "nMorningSlots"),
        tables=_whole(values, "nTables"),
        meetings=tuple(
            GivenMeeting(a - 1, b - 1, _half(n, half), slot - 1 if slot else None, before)
            for n, ((a, b, half), slot, before) in enumerate(zip(rows, fixed, after, strict=True))
        ),
        forbidden=_sets(values, "forbidden", participants),
    )


def _assignments(text: str) -> dict[str, str]:
    values: dict[str, str] = {}
    at = 0
    while text[at:].strip():
        found = _ASSIGNED.match(text, at)
        if found is None:
            raise refuse("$", Fault.WRONG_FORMAT)
        name, value = found.groups()
        if name in values:
            raise refuse(name, Fault.DUPLICATE)
        values[name] = value.strip()
        at = found.end()
    return values


def _value(values: dict[str, str], name: str) -> str:
    if name not in values:
        raise refuse(name, Fault.MISSING)
    return values[name]


def _whole(values: dict[str, str], name: str) -> int:
    return _number(_value(values, name), name)


def _number(text: str, path: str) -> int:
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise refuse(path, Fault.WRONG_TYPE)
    return int(found[1])


def _inside(text: str, path: str) -> str:
    if not (text.startswith("[") and text.endswith("]")):
        raise refuse(path, Fault.WRONG_TYPE)
    return text[1:-1].strip()


def _numbers(text: str, path: str) -> list[int]:
    listed = text.strip().rstrip(",")
    return [_number(one, path) for one in listed.split(",")] if listed else []


def _rows(values: dict[str, str]) -> list[list[int]]:
    inside = _inside(_value(values, "requested"), "requested").strip("|")
    texts = [row for row in inside.split("|") if row.strip()]
    rows = [_numbers(row, f"requested[{n}]") for n, row in enumerate(texts, 1)]
    for n, row in enumerate(rows, 1):
        if len(row) != 3:
            raise refuse(f"requested[{n}]", Fault.WRONG_TYPE)
    return rows


def _half(n: int, number: int) -> Half:
    if not Half.MORNING <= number <= Half.ANY:
        raise refuse(f"requested[{n + 1}]", Fault.OUT_OF_RANGE)
    return Half(number)


def _row(values: dict[str, str], name: str, length: int) -> list[int]:
    if name not in values:
        return [0] * length
    row = _numbers(_inside(values[name], name), name)
    if len(row) != length:
        raise refuse(name, Fault.MISSING)
    return row


def _sets(values: dict[str, str], name: str, length: int) -> tuple[tuple[int, ...], ...]:
    if name not in values:
        return ((),) * length
    inside = _inside(values[name], name)
    if _SET.sub("", inside).strip(", \t\r\n"):
        raise refuse(name, Fault.WRONG_TYPE)
    found = [_members(one, f"{name}[{n}]") for n, one in enumerate(_SET.findall(inside), 1)]
    if len(found) != length:
        raise refuse(name, Fault.MISSING)
    return tuple(found)


def _members(text: str, path: str) -> tuple[int, ...]:
    return tuple(sorted({number - 1 for number in _numbers(text, path) if number}))
