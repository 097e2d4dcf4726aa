"""Plans to fill in before a fair: equality, accessibility, and following up."""

from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.pdf import LANDSCAPE
from motesplats.documents.text import Style
from motesplats.documents.values import SummaryFrame
from motesplats.i18n import Words, isolated, mark

# Rows high enough to write in by hand.
_LOOK = Look(body=Style(11, leading=1.3), page=LANDSCAPE, margin=15, air=2.6)
_OWN_ROWS = 2

# Title of a plan; what to decide, and where the program helps.
_PLANS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        mark("Plan för jämställdhet"),
        (
            (
                mark("Får träffen registrera kön? På vilken grund?"),
                mark("Sammanställningen frågar varför. Utan svar sparas inget kön."),
            ),
            (
                mark("Når inbjudan kvinnor och män lika bra?"),
                mark("Sammanställningen visar hur många som kom i varje grupp."),
            ),
            (
                mark("Får alla lika lång tid i samtalen?"),
                mark("Gongen är densamma för alla. Längre tid ges bara efter behov."),
            ),
            (
                mark("Handlar texterna om arbetet och inte om personen?"),
                mark("Språkkollen, och granskningen före utskrift."),
            ),
            (
                mark("Får alla grupper lika konkreta råd?"),
                mark("Sammanställningen, från tio personer i varje grupp."),
            ),
            (
                mark("Hur många i varje grupp har arbete efteråt?"),
                mark("Uppföljning, Utfall, när varje grupp är stor nog."),
            ),
        ),
    ),
    (
        mark("Plan för tillgänglighet"),
        (
            (
                mark("Kan alla ta sig in, fram till borden och sitta?"),
                mark("Bord som nås med rullstol märks i listan och styr schemat."),
            ),
            (
                mark("Vem behöver tolk, längre tid eller en lugn plats?"),
                mark("Behoven läses in med anmälan eller sägs i disken. Schemat följer dem."),
            ),
            (
                mark("Vad mer behövs på plats (hörslinga, vilrum, ledsagare)?"),
                mark("Skriv en anteckning om personen."),
            ),
            (
                mark("Kan arbetsgivarna svara utan mus eller med skärmläsare?"),
                mark("Hela formuläret går med tangenter, och varje fält har ett namn."),
            ),
            (
                mark("Finns papperen så att alla kan läsa dem?"),
                mark("Rapporten: lätt svenska, stor stil, en sida för skärmen, fler språk."),
            ),
            (
                mark("Kan den som inte har telefon eller skrivare vara med?"),
                mark("Alla papper skrivs ut på plats. Allt går att fylla i för hand."),
            ),
        ),
    ),
    (
        mark("Plan för uppföljning och utvärdering"),
        (
            (
                mark("Vad är målet, och när är det nått?"),
                mark("Uppföljning, Mått: varje mått har ett mål."),
            ),
            (
                mark("Vem frågar efter en vecka och en, tre, sex och tolv månader?"),
                mark("Uppföljning, Att följa upp: vem som ska frågas, och när."),
            ),
            (
                mark("Vem ser till att arbetsgivarnas löften hålls?"),
                mark("Löftena står i samma lista på sin dag."),
            ),
            (
                mark("Hur får vi veta vad alla tyckte om dagen?"),
                mark("Enkäten, på skärm eller papper, utan namn."),
            ),
            (
                mark("Vem läser sammanställningen, och vad ändras till nästa gång?"),
                mark("Sammanställningen har plats för avvikelser och lärdomar."),
            ),
        ),
    ),
)


def plan_forms(frame: SummaryFrame, tr: Words) -> bytes:
    """A page for each plan: what to decide, where the program helps, and room for who does what."""
    flow = Flow(tr("Planer att fylla i"), tr.language, _LOOK)
    columns = (
        Column(tr("Att bestämma"), 6),
        Column(tr("Så hjälper programmet"), 6),
        Column(tr("Så gör vi"), 6),
        Column(tr("Vem"), 3),
        Column(tr("Klart"), 2),
    )
    for number, (title, lines) in enumerate(_PLANS):
        if number:
            flow.new_page()
        flow.heading(1, tr(title))
        flow.paragraph(" · ".join(isolated(text) for text in (frame.fair, frame.day) if text))
        rows = [(tr(what), tr(help_), "", "", "") for what, help_ in lines]
        flow.table(columns, [*rows, *[("", "", "", "", "")] * _OWN_ROWS])
    return flow.finish()
