"""The seeker's card before the fair, and how seekers see themselves on the same anchors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.cards import LONGEST_ON_CARD, NO_CARD, SeekerCard
from motesplats.core.fair import Topic
from motesplats.core.texts import one_line
from motesplats.feedback.form import Level
from motesplats.feedback.library import form_for
from motesplats.storage import cards, employers, people, timetables, wishes
from motesplats.usecases.feedback import form_of
from motesplats.usecases.forms import form_library
from motesplats.usecases.kept_texts import refuse_numbers
from motesplats.usecases.queries import known_seeker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.core.ids import EmployerId, OperationId, SeekerId
    from motesplats.core.people import Employer, Seeker
    from motesplats.feedback.form import Competency, Option
    from motesplats.storage.cards import OwnLevels
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context

# Pages name what they write down.
__all__ = ["CardFilled", "CardSaved", "CardView", "Level", "SeekerCard", "card_view"]
__all__ += ["competencies_of", "hosts_of", "level_choices", "save_card"]


@dataclass(frozen=True, slots=True)
class CardFilled:
    """What stands on somebody's card, and how they see themselves, by competency."""

    card: SeekerCard = NO_CARD
    ask_me_about: str = ""
    levels: OwnLevels = ()


@dataclass(frozen=True, slots=True)
class CardView:
    """Somebody's card, and the competencies that the employers they wish for or meet ask about."""

    seeker: SeekerId
    filled: CardFilled
    asked: tuple[Competency, ...]


@dataclass(frozen=True, slots=True)
class CardSaved:
    """What was written down, and what stood there before."""

    seeker: SeekerId
    before: CardFilled
    filled: CardFilled
    changed: frozenset[Topic] = frozenset({Topic.PEOPLE, Topic.REPORTS})


def card_view(context: Context, seeker_id: SeekerId) -> CardView:
    """Raises Refused(UNKNOWN_SEEKER)."""
    with context.store.read() as connection:
        seeker = known_seeker(connection, seeker_id)
        return CardView(seeker_id, _filled(connection, seeker), _asked(connection, seeker))


def level_choices() -> tuple[Option, ...]:
    """The levels in words, without the one for what did not come up."""
    codes = {level.value for level in Level if level is not Level.NOT_OBSERVED}
    return tuple(option for option in form_library().levels if option.code in codes)


def hosts_of(connection: Connection, seeker: Seeker) -> list[Employer]:
    """The employers that the seeker wishes for, in the order of the wishes, then those met."""
    hosts = {one.id: one for one in employers.employers_of(connection, seeker.fair)}
    own = [w for w in wishes.wishes_of(connection, seeker.fair) if w.seeker == seeker.id and w.rank]
    met = timetables.meetings_with(connection, seeker.id)
    order: list[EmployerId] = [w.employer for w in sorted(own, key=lambda w: w.rank or 0)]
    order += [m.employer for m in sorted(met, key=lambda m: m.slot) if m.stands]
    return [hosts[one] for one in dict.fromkeys(order)]


def competencies_of(hosts: Iterable[Employer]) -> tuple[Competency, ...]:
    """What these employers' forms look at, each competency once; with no employer, what the form
    for any branch does.
    """
    forms = [form_of(host) for host in hosts] or [form_for(form_library(), "")]
    return tuple({one.id: one for form in forms for one in form.competencies}.values())


def save_card(
    context: Context, seeker_id: SeekerId, filled: CardFilled, operation: OperationId | None = None
) -> CardSaved:
    """Write down what stands on somebody's card; a report made before is old by it.

    Raises Refused(UNKNOWN_SEEKER), and TEXT_BLOCKED for identity numbers and contact details.
    """
    kept = _tidy(filled)
    for item, text in _named(kept):
        refuse_numbers(item, (text,))
    with context.store.write("save_card", operation) as transaction:
        connection = transaction.connection
        seeker = known_seeker(connection, seeker_id)
        before = _filled(connection, seeker)
        if not transaction.repeated:
            cards.put_card(connection, seeker_id, kept.card)
            cards.put_own_levels(connection, seeker_id, kept.levels)
            people.change_seeker(connection, replace(seeker, ask_me_about=kept.ask_me_about))
            transaction.journal([seeker_id])
    return CardSaved(seeker_id, before, kept)


def _asked(connection: Connection, seeker: Seeker) -> tuple[Competency, ...]:
    return competencies_of(hosts_of(connection, seeker))


def _filled(connection: Connection, seeker: Seeker) -> CardFilled:
    levels = cards.own_levels_of(connection, seeker.id)
    return CardFilled(cards.card_of(connection, seeker.id), seeker.ask_me_about, levels)


def _named(filled: CardFilled) -> tuple[tuple[str, str], ...]:
    return (
        ("feedback_on", filled.card.feedback_on),
        ("question", filled.card.question),
        ("portfolio", filled.card.portfolio),
        ("ask_me_about", filled.ask_me_about),
    )


def _tidy(filled: CardFilled) -> CardFilled:
    card = filled.card
    lines = (one_line(line) for line in card.portfolio.splitlines())
    told = SeekerCard(
        one_line(card.feedback_on)[:LONGEST_ON_CARD],
        one_line(card.question)[:LONGEST_ON_CARD],
        "\n".join(line for line in lines if line),
    )
    levels = tuple(pair for pair in filled.levels if pair[1] is not Level.NOT_OBSERVED)
    return CardFilled(told, one_line(filled.ask_me_about), levels)
