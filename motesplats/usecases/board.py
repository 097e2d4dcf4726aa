"""The big screen: what the coordinator wants on it, and what people are called there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.i18n import isolated, swedish_order
from motesplats.live.board import MOST_MESSAGE, BoardChoice, BoardName
from motesplats.storage import boards
from motesplats.usecases.hall_steps import HALL
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from motesplats.core.fair import Topic
    from motesplats.core.ids import FairId, OperationId, SeekerId
    from motesplats.i18n import Words
    from motesplats.usecases.context import Context
    from motesplats.usecases.live_hall import Known
    from motesplats.usecases.views import Shown

_SHORT = 4


@dataclass(frozen=True, slots=True)
class BoardChosen:
    """What is wanted on the board now, as it was stored."""

    choice: BoardChoice
    changed: frozenset[Topic] = HALL


def board_choice(context: Context, fair_id: FairId) -> BoardChoice:
    """What the coordinator wants on the board. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        return boards.choice_of(connection, known_fair(connection, fair_id).id)


def choose_board(
    context: Context, fair_id: FairId, choice: BoardChoice, operation: OperationId | None = None
) -> BoardChosen:
    """Show something else on the board; a message becomes one line of words.

    Raises Refused(UNKNOWN_FAIR), and Refused(MESSAGE_TOO_LONG, most, letters) for a message of more
    than 120 characters.
    """
    wanted = replace(choice, message=" ".join(choice.message.split()))
    if len(wanted.message) > MOST_MESSAGE:
        letters = len(wanted.message)
        raise Refused(Refusal.MESSAGE_TOO_LONG, most=MOST_MESSAGE, letters=letters)
    with context.store.write("choose_board", operation) as transaction:
        fair = known_fair(transaction.connection, fair_id)
        if not transaction.repeated:
            boards.put_choice(transaction.connection, fair.id, wanted)
            transaction.journal([fair_id])
    return BoardChosen(wanted)


def board_names(known: Known, tr: Words) -> dict[SeekerId, BoardName]:
    """What everybody is called on the board, in Swedish order.

    First name and the beginning of the code; the whole code for two who would be called the same,
    and for those of whom only the code may be seen.
    """
    short = {seeker: _called(person, _SHORT, tr) for seeker, person in known.people.items()}
    times = Counter(short.values())
    return {
        seeker: _name(text if times[text] == 1 else _called(known.people[seeker], None, tr))
        for seeker, text in short.items()
    }


def _called(person: Shown, letters: int | None, tr: Words) -> str:
    if not person.name:
        return tr("Kod {code}", code=isolated(person.code))
    return f"{isolated(person.name)} {isolated(person.code[:letters])}"


def _name(text: str) -> BoardName:
    plain = text.translate(_NO_MARKS)
    return BoardName(text, swedish_order(plain))


_NO_MARKS = {ord(mark): None for mark in isolated("")}
