"""Identifiers: UUIDv7 text for records, and the random code that a badge carries as a QR symbol."""

import hashlib
import secrets
import time
from typing import NewType
from uuid import UUID

FairId = NewType("FairId", str)
PersonId = NewType("PersonId", str)
SeekerId = NewType("SeekerId", str)
EmployerId = NewType("EmployerId", str)
RoleId = NewType("RoleId", str)
StationId = NewType("StationId", str)
InterpreterId = NewType("InterpreterId", str)
MeetingId = NewType("MeetingId", str)
GroupId = NewType("GroupId", str)
SubmissionId = NewType("SubmissionId", str)
OperationId = NewType("OperationId", str)
BadgeCode = NewType("BadgeCode", str)

# No I, L, O or U: they are misread, and none of these moves between keyboard layouts of scanners.
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_PREFIX = "MPS"
FORM_PREFIX = "MPF"
_RANDOM_LENGTH = 7
_ONCE_LENGTH = 6
_SHORT_LENGTH = _RANDOM_LENGTH + 1
_MISREAD = str.maketrans("OIL", "011")


def new_id() -> str:
    """A UUIDv7 as text: sorts by creation time, unique without coordination.

    Follows RFC 9562 section 5.7, with method 3 of section 6.2: twelve further bits of the clock, so
    that ids made one after the other sort in that order.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    value = milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0x2 << 62 | secrets.randbits(62)
    return str(UUID(int=value))


def new_unordered_id() -> str:
    """A random id that says nothing of when it was made (UUIDv4)."""
    return str(UUID(int=secrets.randbits(128), version=4))


def check_character(payload: str) -> str:
    """The Luhn mod N character (ISO/IEC 7812-1 generalised to 32 symbols) over ``payload``."""
    size = len(CODE_ALPHABET)
    total = 0
    for place, symbol in enumerate(reversed(payload)):
        value = CODE_ALPHABET.index(symbol) * (2 if place % 2 == 0 else 1)
        total += value // size + value % size
    return CODE_ALPHABET[-total % size]


def new_badge_code() -> BadgeCode:
    """A fresh code: ``MPS``, seven random characters (35 bits) and a check character."""
    payload = "".join(secrets.choice(CODE_ALPHABET) for _ in range(_RANDOM_LENGTH))
    return BadgeCode(CODE_PREFIX + payload + check_character(payload))


def new_once_code() -> str:
    """Six random digits, for a code that is said aloud and used once."""
    return f"{secrets.randbelow(10**_ONCE_LENGTH):0{_ONCE_LENGTH}}"


def read_badge_code(text: str) -> BadgeCode | None:
    """The code in what a scanner sent or a person typed, or None when it is no badge code.

    Any case, blanks and hyphens are accepted, the prefix may be left out, and O, I, L are read as
    0, 1, 1.
    """
    tidy = "".join(c for c in text.upper() if c.isalnum())
    if len(tidy) == len(CODE_PREFIX) + _SHORT_LENGTH and tidy.startswith(CODE_PREFIX):
        tidy = tidy.removeprefix(CODE_PREFIX)
    tidy = tidy.translate(_MISREAD)
    if len(tidy) != _SHORT_LENGTH or any(c not in CODE_ALPHABET for c in tidy):
        return None
    if check_character(tidy[:-1]) != tidy[-1]:
        return None
    return BadgeCode(CODE_PREFIX + tidy)


def shown_code(code: BadgeCode) -> str:
    """The code as people read it: eight characters in groups of four, ``7K4M 2Q9X``."""
    short = code.removeprefix(CODE_PREFIX)
    return f"{short[:4]} {short[4:]}"


def form_code(meeting: MeetingId) -> str:
    """The code on a meeting's paper form: ``MPF``, seven characters and a check character.

    It is made of the meeting's id (35 bits of its SHA-256), so that paper need not be stored; among
    3,000 meetings two share one with a probability of 0.00013.
    """
    number = int.from_bytes(hashlib.sha256(meeting.encode()).digest()[:5], "big")
    size = len(CODE_ALPHABET)
    payload = "".join(
        CODE_ALPHABET[number // size**place % size] for place in range(_RANDOM_LENGTH)
    )
    return FORM_PREFIX + payload + check_character(payload)
