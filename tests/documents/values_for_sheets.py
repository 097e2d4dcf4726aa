"""Made-up contents of sheets: what a test names matters, the rest is ordinary."""

from datetime import date

from paper import code

from motesplats.core.ids import shown_code
from motesplats.documents.values import (
    BadgeValue,
    PrepCard,
    PrepSheet,
    ReportFrame,
    RoleValue,
    SlipMeeting,
    SlipValue,
    StationSign,
    SummaryGroup,
    SummaryRow,
    SummaryValue,
    TimetableEntry,
    TimetableSheet,
)
from motesplats.feedback.report import (
    Chance,
    Direction,
    FeedbackReport,
    GapRow,
    Heading,
    LevelLine,
    LevelRow,
    OtherRole,
    Part,
    Said,
    Step,
    Strength,
    Support,
    Told,
    Trend,
)

FAIR = "Rekryteringsträff Sundbyberg"
DAY = "26 november 2026"
MUHAMMAD = "محمد عبد الرحمن"
SENTENCE = "Du förklarade hur du lade om rutten när bron var stängd – «helt rätt», sa chefen."


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


def numbers(*rows: int, adds_up: bool = False, held: int = 180) -> SummaryValue:
    group = SummaryGroup(
        "Svar", tuple(SummaryRow(f"Svar {n}", count) for n, count in enumerate(rows)), adds_up
    )
    return SummaryValue(FAIR, DAY, "Folkets hus", 60, 54, 3, 12, 200, held, 12, 150, (group,))


def frame(heading: str = MUHAMMAD, *, large: bool = False) -> ReportFrame:
    return ReportFrame(heading, "0000 C1SM", FAIR, DAY, large=large)


def levels(*rows: LevelRow) -> Part[LevelRow]:
    return Part("s3", "Så nära rollen är du", "Nivån gäller rollen.", rows, "Inget sades.")


def told(seen: Part[LevelRow]) -> Told:
    who = ("Sjöbergs Åkeri",)
    return Told(
        strengths=Part("s1", "Dina styrkor", "", (Strength(who[0], ("Noggrann",), SENTENCE),)),
        steps=Part("s2", "Dina nästa steg", "", (Step(who, "Ta truckkort A", "I vår"),)),
        advice=Part("s2", "Råd", "", (Said(who[0], "Ring oss i mars."),)),
        levels=seen,
        gaps=Part("s4", "Det här saknas", "", (GapRow("Körkort C", who),)),
        chances=Part("s5", "Möjlighet till jobb", "", (Chance(who[0], "Vi ses igen"),)),
        other_paths=Part("s6", "Andra vägar", "", (OtherRole(who[0], "Lager", "Truckvana"),)),
        support=Part("s7", "Stöd", "", (Support(who, "Språkpraktik", ""),)),
        industry=Part("s8", "Läget", "", (), "Ingen berättade om branschen."),
    )


def feedback(
    seen: Part[LevelRow] | None = None, development: Part[Trend] | None = None
) -> FeedbackReport:
    line = LevelLine("Sjöbergs Åkeri", "En tydlig styrka", "Lär sig själv.")
    ordinary = levels(
        LevelRow("Lära nytt", (line,)), LevelRow("IT", (), remarks=("Inte samtalat om",))
    )
    return FeedbackReport(
        language="sv",
        seeker=MUHAMMAD,
        code="0000 C1SM",
        fair=FAIR,
        day=date(2026, 11, 26),
        framing="Det är råd, inte betyg.",
        opening=Heading("s0", "Din återkoppling", "Du har träffat 5 arbetsgivare."),
        told=told(seen or ordinary),
        development=development,
        plan=Heading("s10", "Det här ska jag göra", ""),
        closing="Visa papperet för din handläggare.",
        disagree=Heading("s11", "Stämmer det inte?", "Du har rätt att säga emot."),
        contact=Heading("s12", "Kontakt", "Din handläggare: Eva Öst."),
    )


def rising() -> Part[Trend]:
    trend = Trend("Lära nytt", "I mars: en bit på väg. Nu: styrka", Direction.UP, "Mer än sist")
    other = Trend("IT", "I mars: x. Nu: y", Direction.VARIED, "Olika mellan rollerna")
    return Part("s9", "Din utveckling", "Du har varit på 2 träffar.", (trend, other))
