"""Registration files as the systems write them, with made-up people."""

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

PERSONAL_NUMBER = "19870512-2391"

FORMS_SWEDISH = (
    (
        "ID",
        "Starttid",
        "Slutförandetid",
        "E-post",
        "Namn",
        "Vad är ditt förnamn?\xa0",
        "Efternamn\n",
        "E-postadress *",
        "Mobilnummer:",
        "Personnummer",
        "Önskat yrke (obligatorisk)",
        "Vilka arbetsgivare vill du träffa?\n",
        "Behov",
        "Tider",
    ),
    (
        1,
        datetime.fromisoformat("2026-09-01T08:01"),
        datetime.fromisoformat("2026-09-01T08:05"),
        "anonymous",
        "anonymous",
        "Åsa",
        "Öberg",
        "asa.oberg@example.se",
        701234567,
        PERSONAL_NUMBER,
        "Svetsare",
        "Verkstan AB;Bageriet, Örebro;",
        "Rullstol;Tolk: arabiska;",
        "Eftermiddag",
    ),
    (
        2,
        datetime.fromisoformat("2026-09-01T09:01"),
        datetime.fromisoformat("2026-09-01T09:05"),
        "anonymous",
        "anonymous",
        "Olena",
        "Шевченко",
        "olena@example.se",
        "+46 70 765 43 21",
        "",
        "Undersköterska",
        "Bageriet, Örebro;",
        "",
        "Hela dagen",
    ),
)
FORMS_ENGLISH = (
    (
        "ID",
        "Start time",
        "Completion time",
        "Email",
        "Name",
        "Last modified time",
        "What is your first name?",
        "Last name",
        "Email address",
        "Which employers would you like to meet?",
    ),
    (
        1,
        datetime.fromisoformat("2026-09-01T08:01"),
        datetime.fromisoformat("2026-09-01T08:05"),
        "anonymous",
        "anonymous",
        None,
        "Åsa",
        "Öberg",
        "asa.oberg@example.se",
        "Verkstan AB;Bageriet, Örebro;",
    ),
)
GOOGLE = (
    "Tidstämpel,E-postadress,Ditt namn,Vilka arbetsgivare vill du träffa?,Behöver du tolk?\r\n"
    '2026-03-05 12.30.00,asa.oberg@example.se,Åsa Öberg,"Verkstan AB, Bageriet",Nej\r\n'
)
EVENTBRITE = (
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,"
    "Attendee #,Attendee Status,Barcode #\n"
    "1001,2026-10-01,Åsa,Öberg,asa.oberg@example.se,1,Biljett,1,Attending,10010001001\n"
    "1002,2026-10-01,Bo,Ek,bo@example.se,1,Biljett,2,Refunded,10010001002\n"
)
PRETIX = (
    "Order code,Attendee name,,Product,Price,Checked in,E-mail,Company,Secret\n"
    "ABCDE,Åsa Öberg,,Biljett,0.00,No,asa.oberg@example.se,,k7x2secret\n"
)
HI_EVENTS = (
    ("ID", "First Name", "Last Name", "Email", "Status", "Check Ins", "Public ID", "Created Date"),
    (7, "Åsa", "Öberg", "asa.oberg@example.se", "ACTIVE", 0, "A-7XQ2", "2026-10-01 12:00:00"),
    (8, "Bo", "Ek", "bo@example.se", "CANCELLED", 0, "A-8XQ2", "2026-10-01 12:00:00"),
)
INDICO = (
    "ID,Name,Email Address,Registration date,Registration state,Price,Checked in\n"
    "1,Åsa Öberg,asa.oberg@example.se,2026-09-01,Completed,0,No\n"
    "2,Bo Ek,bo@example.se,2026-09-01,Withdrawn,0,No\n"
)
BY_HAND = (
    "Deltagare till träffen 4/10 2026;;;\r\n"
    ";;;\r\n"
    "NAMN:;E post;Tel;Val 1;Förstahandsval\r\n"
    "Öberg, Åsa;asa.oberg@example.se;070 123 45 67;Verkstan AB;\r\n"
)


def workbook(path: Path, **sheets: tuple[tuple[object, ...], ...]) -> Path:
    """A workbook with the named sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def text_file(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file in the encoding."""
    path.write_bytes(text.encode(encoding))
    return path
