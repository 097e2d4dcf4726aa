"""The list of rows that stayed out, as a CSV file that opens in a spreadsheet: row, column,
reason, and the row itself.
"""

from motesplats.exchange.conventions import read_yes_no
from motesplats.exchange.csv_file import csv_bytes
from motesplats.exchange.rows import Fault, ReadFile, RejectedRow, Remark
from motesplats.exchange.synonyms import Field
from motesplats.i18n import Words, mark

_FAULTS = {
    Fault.NAME_MISSING: mark("Namnet saknas. Fyll i namnet."),
    Fault.EMPLOYER_MISSING: mark("Arbetsgivarens namn saknas. Fyll i namnet."),
    Fault.SEEKER_MISSING: mark("Det framgår inte vem som önskar. Fyll i e-post eller namn."),
    Fault.TIME_INVALID: mark("Tiden finns inte på klockan. Skriv den som 13:30."),
    Fault.NUMBER_INVALID: mark("Här ska stå ett tal. Rätta det."),
    Fault.LIMIT_INVALID: mark(
        "Talet är för litet eller för stort. Skriv 1–120 minuter eller 1–96 möten."
    ),
    Fault.RANK_INVALID: mark("Ordningen ska vara ett tal från 1 till 6."),
    Fault.STATION_INVALID: mark("Bordet saknar nummer. Skriv till exempel 5."),
    Fault.STATION_TAKEN: mark(
        "Bordet tillhör redan en annan arbetsgivare. Ge det ett annat nummer."
    ),
    Fault.MIXED_ENCODING: mark(
        "Raden har tecken som inte går att läsa. Skriv om å, ä och ö på raden."
    ),
    Fault.WISH_MISSING: mark("Raden har inget önskemål. Fyll i en arbetsgivare."),
}
_REMARKS = {
    Remark.PERSONAL_NUMBER_REMOVED: mark("Ett personnummer eller födelsedatum har tagits bort."),
    Remark.EMAIL_ODD: mark("E-postadressen ser inte rätt ut."),
    Remark.PRESENCE_UNCLEAR: mark(
        "Tiden gick inte att tolka, så personen räknas som här hela dagen."
    ),
    Remark.INTERPRETER_UNCLEAR: mark("Tolk önskas, men språket framgår inte."),
    Remark.TOO_MANY_WISHES: mark("Det finns fler än sex önskemål. De sex första är med."),
    Remark.MORE_REASONS_THAN_DEMANDS: mark(
        "Det finns fler svar än krav. De sista är inte med. Skriv dem i samma ordning som kraven."
    ),
    Remark.TOO_MANY_DEMANDS: mark("Det finns fler än fem krav. De fem första är med."),
    Remark.STATION_MISSING: mark("Arbetsgivaren har inget bord. Ge den ett bordsnummer."),
}


def fault_sentence(fault: Fault, tr: Words) -> str:
    """Why a row stayed out, and what to do about it."""
    return tr(_FAULTS[fault])


def remark_sentence(remark: Remark, tr: Words) -> str:
    """What to know about a row that went in."""
    return tr(_REMARKS[remark])


def errors_csv(read: ReadFile, tr: Words) -> bytes:
    """The rejected rows as CSV: UTF-8 with BOM, semicolons, CRLF; no cell can be taken for a
    formula.
    """
    rows = [(tr("Rad"), tr("Kolumn"), tr("Värde"), tr("Orsak"), *read.headings)]
    for bad in read.rejected:
        reason = fault_sentence(bad.reason, tr)
        if _is_protected(read, bad):
            # The row number leads back to the list; the file may be sent to others.
            told: tuple[str, ...] = (str(bad.row), bad.column, "", reason)
        else:
            told = (str(bad.row), bad.column, bad.shown, reason, *bad.values)
        rows.append(told)
    return csv_bytes(rows)


def _is_protected(read: ReadFile, bad: RejectedRow) -> bool:
    column = read.mapping.column_of(Field.PROTECTED)
    if column is None or column >= len(bad.values):
        return False
    # Anything but a clear no keeps the person out of the file.
    return bool(bad.values[column].strip()) and read_yes_no(bad.values[column]) is not False
