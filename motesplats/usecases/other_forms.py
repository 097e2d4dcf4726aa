"""Groups, video and telephone as a person's paper tells of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from motesplats.core.meeting_forms import RemoteWay
from motesplats.core.visibility import Place
from motesplats.i18n import mark
from motesplats.usecases.groups import groups_in
from motesplats.usecases.remote import NO_REMOTES, Remotes, remotes_in

if TYPE_CHECKING:
    from motesplats.core.ids import FairId, SeekerId
    from motesplats.core.meeting_forms import Remote
    from motesplats.i18n import Words
    from motesplats.storage.store import Connection
    from motesplats.usecases.groups import GroupView
    from motesplats.usecases.views import FairParts

_SAID = {
    RemoteWay.VIDEO: mark("på video: {address}"),
    RemoteWay.PHONE: mark("på telefon: {address}"),
}
_DIALLED = frozenset("+0123456789")


@dataclass(frozen=True, slots=True)
class OtherForms:
    """The fair's group meetings, and who meets by video or telephone."""

    groups: tuple[GroupView, ...] = ()
    remotes: Remotes = field(default=NO_REMOTES)

    def groups_with(self, seeker: SeekerId) -> tuple[GroupView, ...]:
        """The groups that somebody is in, in order of time, as far as the day has their time."""
        return tuple(
            view
            for view in self.groups
            if view.starts is not None and any(m.seeker.seeker == seeker for m in view.members)
        )


def other_forms(connection: Connection, parts: FairParts, fair_id: FairId) -> OtherForms:
    """What the fair has beside meetings of two at a station, inside a transaction."""
    return OtherForms(
        groups_in(connection, parts, fair_id, Place.SLIP), remotes_in(connection, fair_id)
    )


def remote_in_words(remote: Remote, tr: Words) -> str:
    """How the two meet, with the link or number."""
    return tr(_SAID[remote.way], address=remote.address)


def qr_of(remote: Remote) -> str:
    """What a telephone that reads the symbol opens: the link, or the number to call."""
    if remote.way is RemoteWay.VIDEO:
        return remote.address
    number = "".join(letter for letter in remote.address if letter in _DIALLED)
    return f"tel:{number}" if number else ""
