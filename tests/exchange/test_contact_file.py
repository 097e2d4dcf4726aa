"""The lines of a vCard."""

import pytest

from motesplats.exchange.contact_file import Contact, contact_bytes, international


def lines(contact: Contact) -> list[str]:
    content = contact_bytes(contact)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def test_a_card_has_name_organisation_and_number() -> None:
    assert lines(Contact("f@x", "Eva von Österåker", "Kommunen; Enhet", "08-465 004 99")) == [
        "BEGIN:VCARD", "VERSION:3.0", "PRODID:-//motesplats//motesplats//SV", "UID:f@x",
        "FN:Eva von Österåker", "N:Österåker;Eva von;;;", "ORG:Kommunen\\; Enhet",
        "TEL;TYPE=WORK,VOICE:+46846500499", "END:VCARD",
    ]  # fmt: skip


def test_without_a_person_the_card_is_the_organisation_s() -> None:
    told = lines(Contact("f@x", "", "Möteskommittén", ""))
    assert told[4:7] == ["FN:Möteskommittén", "N:;;;;", "ORG:Möteskommittén"]
    assert lines(Contact("f@x", "Eva\r\nEND:VCARD"))[4] == "FN:Eva\\nEND:VCARD"


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("070-174 06 05", "+46701740605"), ("+46 70 174 06 05", "+46701740605"),
        ("0046701740605", "+46701740605"), ("112", "112"), ("tel. 08-1\r\nX:1", "+46811"),
    ],
)  # fmt: skip
def test_numbers_are_called_from_anywhere(written: str, called: str) -> None:
    assert international(written) == called
