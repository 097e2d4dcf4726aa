"""A worksheet for an employer who wants to find tasks that somebody else could do."""

from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.pdf import LANDSCAPE
from motesplats.documents.text import Style
from motesplats.documents.values import SummaryFrame
from motesplats.i18n import Words, isolated

_LOOK = Look(body=Style(11, leading=1.3), page=LANDSCAPE, margin=15)
_ROWS = 9


def task_split(frame: SummaryFrame, tr: Words) -> bytes:
    """A page to fill in by hand: the tasks of a role, which of them need the trade, and what the
    others come to together."""
    title = tr("Dela upp arbetet")
    flow = Flow(title, tr.language, _LOOK)
    flow.heading(1, title)
    flow.paragraph(" · ".join(isolated(text) for text in (frame.fair, frame.day) if text))
    flow.paragraph(
        tr(
            "Skriv ner en veckas uppgifter i en roll som är svår att fylla. Kryssa för det som"
            " någon annan kan göra. Räcker timmarna till en ny tjänst?"
        )
    )
    for line in (tr("Arbetsgivare:"), tr("Roll:")):
        flow.paragraph(f"{line} ……………………………………………………………")
    columns = (
        Column(tr("Uppgift"), 8),
        Column(tr("Timmar i veckan"), 3),
        Column(tr("Kräver yrkeskunskap"), 4),
        Column(tr("Någon annan kan göra den"), 4),
        Column(tr("Går att lära på plats"), 4),
    )
    flow.table(columns, [(f"{number}", "", "", "", "") for number in range(1, _ROWS + 1)])
    flow.paragraph(tr("Timmar som blir över till en ny tjänst: …………"), bold=True)
    flow.paragraph(tr("Stöd som skulle behövas (handledare, praktik först, ekonomiskt stöd):"))
    flow.blanks("")
    return flow.finish()
