"""A certificate for each person who came: that they took part, and nothing of what was said."""

from collections.abc import Sequence

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.flow import Flow, Look
from motesplats.documents.text import Style
from motesplats.documents.values import NOBODY, CertificateValue, Following, SummaryFrame
from motesplats.i18n import Words, isolated

_LOOK = Look(
    Style(14, leading=1.5),
    (Style(28, True, 1.3), Style(20, True, 1.3), Style(14, True, 1.3)),
    margin=25,
)
_DOWN = 0.16


def certificates(
    values: Sequence[CertificateValue], frame: SummaryFrame, tr: Words, follow: Following = NOBODY
) -> bytes:
    """One A4 page a person, in the order given, with lines for place, signature and name.

    Raises Refused(NOTHING_TO_PRINT) when nobody came, Refused(STOPPED) when cancelled.
    """
    if not values:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="certificates")
    flow = Flow(tr("Intyg om deltagande"), tr.language, _LOOK)
    for done, value in enumerate(values, start=1):
        if follow.cancelled():
            raise Refused(Refusal.STOPPED)
        if done > 1:
            flow.new_page()
        _certificate(flow, value, frame, tr)
        follow.progress(done, len(values))
    return flow.finish()


def _certificate(flow: Flow, value: CertificateValue, frame: SummaryFrame, tr: Words) -> None:
    flow.skip_to(_DOWN)
    flow.heading(1, tr("Intyg om deltagande"))
    if value.named:
        flow.heading(2, value.heading)
    else:
        flow.paragraph(isolated(value.heading))
        flow.blanks("")
        flow.paragraph(tr("Namn"))
    flow.paragraph(_took_part(frame, tr))
    if value.meetings:
        flow.paragraph(
            tr.plural("{n} möte med arbetsgivare.", "{n} möten med arbetsgivare.", value.meetings)
        )
    if frame.organiser:
        flow.paragraph(tr("Arrangör: {name}", name=isolated(frame.organiser)))
    for line in (tr("Ort och datum"), tr("Underskrift"), tr("Namnförtydligande")):
        flow.blanks("")
        flow.paragraph(line)


def _took_part(frame: SummaryFrame, tr: Words) -> str:
    fair = isolated(frame.fair)
    if not frame.place:
        return tr("har deltagit i {fair}, {day}.", fair=fair, day=frame.day)
    place = isolated(frame.place)
    return tr("har deltagit i {fair}, {day}, {place}.", fair=fair, day=frame.day, place=place)
