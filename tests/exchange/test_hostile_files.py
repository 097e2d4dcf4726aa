"""Files that are wrong, broken or meant to harm are refused in words, and nothing else happens."""

import zipfile
from pathlib import Path

import pytest
from exchange import lists_of_people as lists
from hypothesis import given
from hypothesis import strategies as st

from motesplats.core.errors import Refusal, Refused
from motesplats.exchange import sandbox
from motesplats.exchange.registration import read_registration
from motesplats.exchange.rows import Kind

_ROWS = (("Namn", "E-post"), ("Åsa Öberg", "a@example.se"))


def _refusal(path: Path) -> tuple[Refusal, object]:
    with pytest.raises(Refused) as caught:
        read_registration(path, Kind.SEEKERS)
    assert caught.value.details["path"] == path.name
    return caught.value.refusal, caught.value.details.get("kind") or caught.value.details.get(
        "found"
    )


def _with_part(path: Path, name: str, content: bytes) -> Path:
    lists.workbook(path, Blad1=_ROWS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("lista.csv", b"%PDF-1.7\n", "pdf"),
        ("lista.xlsx", b"\x89PNG\r\n\x1a\n", "image"),
        ("lista.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
        ("lista.csv", b"a\x00\x01\x02b\x03" * 20, "binary"),
        ("lista.csv", bytes(range(1, 32)) * 20, "binary"),
    ],
)
def test_wrong_type_is_refused(tmp_path: Path, name: str, content: bytes, found: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert _refusal(path) == (Refusal.FILE_WRONG_TYPE, found)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\r\n", b"\xff\xfe"])
def test_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "tom.csv"
    path.write_bytes(content)
    assert _refusal(path)[0] is Refusal.FILE_EMPTY


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "saknas.csv")[0] is Refusal.FILE_MISSING
    assert _refusal(tmp_path)[0] is Refusal.FILE_UNREADABLE


def test_headings_without_rows_are_refused(tmp_path: Path) -> None:
    assert _refusal(lists.text_file(tmp_path / "a.csv", "Namn;E-post\n"))[0] is Refusal.FILE_NO_ROWS
    sheet = lists.workbook(tmp_path / "a.xlsx", Blad1=_ROWS[:1])
    assert _refusal(sheet)[0] is Refusal.FILE_NO_ROWS
    assert _refusal(lists.workbook(tmp_path / "b.xlsx", Blad1=()))[0] is Refusal.FILE_NO_ROWS


def test_fifty_thousand_rows_are_refused(tmp_path: Path) -> None:
    path = lists.text_file(tmp_path / "lång.csv", "Namn;Yrke\n" + "Åsa Öberg;Svetsare\n" * 50_000)
    assert _refusal(path)[0] is Refusal.FILE_TOO_MANY_ROWS


def test_too_many_rows_in_a_sheet_are_refused(tmp_path: Path) -> None:
    path = lists.workbook(tmp_path / "lång.xlsx", Blad1=(_ROWS[0], *_ROWS[1:] * 20_020))
    assert _refusal(path)[0] is Refusal.FILE_TOO_MANY_ROWS


def test_too_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "stor.csv"
    with path.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    assert _refusal(path)[0] is Refusal.FILE_TOO_LARGE


@pytest.mark.parametrize(
    ("part", "content", "kind"),
    [
        ("xl/vbaProject.bin", b"x", "macros"),
        ("xl/externalLinks/externalLink1.xml", b"<x/>", "links"),
        ("xl/media/big.xml", b"<" + b" " * 120 * 1024 * 1024, "unpacks"),
        ("xl/media/steep.xml", b" " * 5 * 1024 * 1024, "unpacks"),
        ("xl/evil.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>', "doctype"),
        ("xl/evil.xml", '<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16"), "doctype"),
    ],
)
def test_hostile_workbook_is_refused(tmp_path: Path, part: str, content: bytes, kind: str) -> None:
    path = _with_part(tmp_path / "elak.xlsx", part, content)
    assert _refusal(path) == (Refusal.FILE_HOSTILE, kind)


def test_workbook_for_macros_is_refused_by_its_name(tmp_path: Path) -> None:
    path = lists.workbook(tmp_path / "lista.xlsx", Blad1=_ROWS).rename(tmp_path / "lista.xlsm")
    assert _refusal(path) == (Refusal.FILE_HOSTILE, "macros")


def test_document_renamed_to_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert _refusal(path) == (Refusal.FILE_WRONG_TYPE, "docx")


def test_broken_workbooks_are_refused(tmp_path: Path) -> None:
    whole = lists.workbook(tmp_path / "hel.xlsx", Blad1=_ROWS).read_bytes()
    cut = tmp_path / "kapad.xlsx"
    cut.write_bytes(whole[: len(whole) // 2])
    assert _refusal(cut)[0] is Refusal.FILE_DAMAGED
    bent = tmp_path / "böjd.xlsx"
    place = whole.index(b"xl/worksheets/sheet1.xml") + 60
    bent.write_bytes(whole[:place] + b"\xff" * 40 + whole[place + 40 :])
    assert _refusal(bent)[0] is Refusal.FILE_DAMAGED
    text = lists.text_file(tmp_path / "text.xlsx", "Namn;E-post\n")
    assert _refusal(text)[0] is Refusal.FILE_DAMAGED


def test_quote_that_nobody_closed_is_refused(tmp_path: Path) -> None:
    path = lists.text_file(tmp_path / "citat.csv", 'Namn;Yrke\n"Åsa;' + "x" * 140_000)
    assert _refusal(path)[0] is Refusal.FILE_DAMAGED


def test_child_answers_for_a_workbook_and_for_rubbish(tmp_path: Path) -> None:
    good = sandbox.answer(lists.workbook(tmp_path / "hel.xlsx", Blad1=_ROWS))
    assert good == {"sheets": [["Blad1", [[1, list(_ROWS[0])], [2, list(_ROWS[1])]]]]}
    assert sandbox.answer(lists.text_file(tmp_path / "x.xlsx", "x")) == {"fault": "damaged"}


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "x.csv"
    path.write_bytes(data)
    try:
        read_registration(path, Kind.SEEKERS)
    except Refused as refused:
        told = refused.details
    else:
        told = {"path": path.name}
    assert told["path"] == "x.csv"
