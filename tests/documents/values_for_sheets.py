"""Made-up contents of sheets: what a test names matters, the rest is ordinary."""

from paper import code

from motesplats.core.ids import shown_code
from motesplats.documents.values import (
    BadgeValue,
    PrepCard,
    PrepSheet,
    RoleValue,
    SlipMeeting,
    SlipValue,
    StationSign,
    SummaryFrame,
    TimetableEntry,
    TimetableSheet,
)
from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import Shown
from motesplats.feedback.summary_values import Cell, Industry, Row, Summary, Table

FAIR = "Rekryteringsträff Sundbyberg"
DAY = "26 november 2026"
MUHAMMAD = "محمد عبد الرحمن"


def badge(number: int, heading: str = "Åsa Öst") -> BadgeValue:
    return BadgeValue(heading, shown_code(code(number)), code(number), (FAIR,))


def slip(number: int = 1, meetings: int = 2, heading: str = "Åsa Öst") -> SlipValue:
    times = tuple(
        SlipMeeting(f"{9 + n // 4:02}:{15 * (n % 4):02}", n + 1, f"Åkeri {n + 1}", "Förare")
        for n in range(meetings)
    )
    return SlipValue(heading, shown_code(code(number)), code(number), FAIR, times, 3)


def sign(number: int, *roles: str) -> StationSign:
    return StationSign(number, f"Åkeri {number}", roles)


def entries(stations: int, times: int) -> TimetableSheet:
    rows = tuple(
        TimetableEntry(f"{9 + t:02}:00", s, f"Åkeri {s}", f"Person {s} {t}", "0000 0000")
        for s in range(stations, 0, -1)
        for t in range(times)
    )
    return TimetableSheet(FAIR, DAY, 2, rows)


def prep(cards: int = 1, heading: str = "Åsa") -> PrepSheet:
    card = PrepCard(
        "09:00", 5, heading, "0000 C1SM", "Truckkort A", "Min trädgård", "Förare", ("tolk",)
    )
    return PrepSheet("Sjöbergs Åkeri", FAIR, (RoleValue("Förare", ("Du kör.",)),), (card,) * cards)


def numbers(*rows: int) -> Summary:
    """A summary with these numbers in a chart, and once more in a table of two columns."""
    texts = [Text(f"Svar {n}", f"Answer {n}") for n, _ in enumerate(rows)]
    cells = [Cell(Shown.NUMBER, n) if n >= 5 else Cell(Shown.FEW) for n in rows]
    chart = tuple(Row(text, (cell,)) for text, cell in zip(texts, cells, strict=True))
    crossed = tuple(Row(text, (cell, cell)) for text, cell in zip(texts, cells, strict=True))
    title, columns = Text("Svaren", "The answers"), (Text("Ja", "Yes"), Text("Nej", "No"))
    needs = Industry(Text("Bygg", "Building"), ((Text("Truckkort", "Truck"), 2),), ("=1+1",))
    return Summary(
        12,
        (
            Table("t3", title, chart, "forms", base=sum(rows), more=True),
            Table("t2", title, crossed, "forms", columns, Text("Bygg", "Building")),
        ),
        (needs, Industry(Text("IT", "IT"), (), ())),
    )


FRAME = SummaryFrame(FAIR, DAY, "Folkets hus")
