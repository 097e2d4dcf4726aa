"""Who is who: finds the seeker or the person that a row of a registration list is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from motesplats.i18n import folded

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from motesplats.core.people import Seeker
    from motesplats.exchange.rows import SeekerRow, WishRow
    from motesplats.storage.people import Particulars


def name_key(first_name: str, last_name: str) -> str:
    """A name for comparing: case, diacritics, hyphens and blanks folded."""
    return " ".join(folded(f"{first_name} {last_name}").replace("-", " ").split())


def phone_key(phone: str) -> str:
    """The last nine digits of a Swedish number, the same for 070… and +4670….

    Empty when there is none.
    """
    return "".join(c for c in phone if c.isdigit())[-9:]


def row_keys(row: SeekerRow | WishRow | Seeker) -> tuple[Hashable, ...]:
    """What says who a row is about, the surest first: ticket, e-mail with name, phone with name."""
    name = name_key(row.first_name, row.last_name)
    phone = phone_key(getattr(row, "phone", ""))
    keys: list[Hashable] = []
    if row.external_code:
        keys.append(("ticket", row.external_code))
    if row.email and name:
        keys.append(("email", row.email.casefold(), name))
    if phone:
        keys.append(("phone", phone, name))
    return tuple(keys)


class Register:
    """The fair's known seekers, asked one row at a time."""

    def __init__(self, seekers: Iterable[Seeker]) -> None:
        self._by_key: dict[Hashable, Seeker] = {}
        self._by_name: defaultdict[str, list[Seeker]] = defaultdict(list)
        self._by_email: defaultdict[str, list[Seeker]] = defaultdict(list)
        for seeker in seekers:
            self.add(seeker)

    def add(self, seeker: Seeker) -> None:
        """Know the seeker, or what is new about a known one."""
        for key in row_keys(seeker):
            self._by_key.setdefault(key, seeker)
            if self._by_key[key].id == seeker.id:
                self._by_key[key] = seeker
        _renew(self._by_name[name_key(seeker.first_name, seeker.last_name)], seeker)
        if seeker.email:
            _renew(self._by_email[seeker.email.casefold()], seeker)

    def find(self, row: SeekerRow | WishRow) -> Seeker | None:
        """The seeker that the row is about.

        A bare name counts only when it fits one seeker without contradiction.
        """
        for key in row_keys(row):
            if key in self._by_key:
                return self._by_key[key]
        named = self._by_name[name_key(row.first_name, row.last_name)]
        if row.first_name and len(named) == 1 and not _contradict(row, named[0]):
            return named[0]
        mailed = self._by_email[row.email.casefold()] if row.email else []
        if not row.first_name and len(mailed) == 1:
            return mailed[0]
        return None

    def registered(self, row: SeekerRow) -> Seeker | None:
        """The seeker whom the row registered.

        As ``find``; a row that knows only the name fits the one of several of whom nothing else is
        known.
        """
        named = self._by_name[name_key(row.first_name, row.last_name)]
        bare = () if row_keys(row) else (s for s in named if not row_keys(s))
        return self.find(row) or next(iter(bare), None)


class People:
    """Everybody the store knows over all fairs."""

    def __init__(self, known: Iterable[Particulars]) -> None:
        self._by_key: dict[Hashable, Particulars] = {}
        for person in known:
            name = name_key(person.first_name, person.last_name)
            if person.email:
                self._by_key.setdefault(("email", person.email.casefold(), name), person)
            if phone := phone_key(person.phone):
                self._by_key.setdefault(("phone", phone, name), person)

    def find(self, row: SeekerRow) -> Particulars | None:
        """The person of an earlier fair with the same name and the same e-mail or phone."""
        return next((self._by_key[k] for k in row_keys(row) if k in self._by_key), None)


def shared_names(rows: Iterable[SeekerRow]) -> frozenset[str]:
    """Names that more than one row bears."""
    counts = Counter(name_key(row.first_name, row.last_name) for row in rows)
    return frozenset(name for name, count in counts.items() if count > 1)


def _renew(known: list[Seeker], seeker: Seeker) -> None:
    known[:] = [*(one for one in known if one.id != seeker.id), seeker]


def _contradict(row: SeekerRow | WishRow, seeker: Seeker) -> bool:
    phone = phone_key(getattr(row, "phone", ""))
    other_mail = row.email and seeker.email and row.email.casefold() != seeker.email.casefold()
    other_phone = phone and seeker.phone and phone != phone_key(seeker.phone)
    other_ticket = (
        row.external_code and seeker.external_code and row.external_code != seeker.external_code
    )
    # One changed particular is a correction; two different ones are another person.
    return bool(other_ticket) or (bool(other_mail) and (bool(other_phone) or not phone))
