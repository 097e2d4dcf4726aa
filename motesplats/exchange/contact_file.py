"""Whom to call about a fair, as a vCard 3.0 (RFC 2426), which most address books read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from motesplats.exchange.calendar_file import escaped, folded_line

_PRODUCT = "-//motesplats//motesplats//SV"
_COUNTRY = "+46"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who may be called; ``uid`` stays the same for the same contact."""

    uid: str
    name: str
    organisation: str = ""
    phone: str = ""


def contact_bytes(contact: Contact) -> bytes:
    """The contact as a file that an address book opens; without a name it is the organisation."""
    called = contact.name or contact.organisation
    first, _, last = contact.name.rpartition(" ")
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"PRODID:{_PRODUCT}",
        f"UID:{escaped(contact.uid)}",
        f"FN:{escaped(called)}",
        f"N:{escaped(last)};{escaped(first)};;;",
    ]
    if contact.organisation:
        lines.append(f"ORG:{escaped(contact.organisation)}")
    if contact.phone:
        lines.append(f"TEL;TYPE=WORK,VOICE:{international(contact.phone)}")
    return b"".join(folded_line(line) for line in [*lines, "END:VCARD"])


def international(phone: str) -> str:
    """A number as it is called from anywhere: ``08-465 004 99`` is ``+46846500499``."""
    digits = re.sub(r"[^\d+]", "", phone)
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"{_COUNTRY}{digits[1:]}" if digits.startswith("0") else digits
