"""Who is who: finds the seeker or the person that a row of a registration list is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from motesplats.i18n import folded

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from motesplats.core.ids import PersonId, SeekerId
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
    return (*_sure_keys(row), *_phone_keys(row))


def _sure_keys(row: SeekerRow | WishRow | Seeker) -> tuple[Hashable, ...]:
    name = name_key(row.first_name, row.last_name)
    ticket = (("ticket", row.external_code),) if row.external_code else ()
    mail = (("email", row.email.casefold(), name),) if row.email and name else ()
    return (*ticket, *mail)


def _phone_keys(row: SeekerRow | WishRow | Seeker) -> tuple[Hashable, ...]:
    phone = phone_key(getattr(row, "phone", ""))
    return (("phone", phone, name_key(row.first_name, row.last_name)),) if phone else ()


class Register:
    """The fair's known seekers, asked one row at a time."""

    def __init__(self, seekers: Iterable[Seeker]) -> None:
        self._by_key: dict[Hashable, Seeker] = {}
        self._by_name: defaultdict[str, list[Seeker]] = defaultdict(list)
        self._by_email: defaultdict[str, list[Seeker]] = defaultdict(list)
        self._claimed: set[SeekerId] = set()
        for seeker in seekers:
            self._learn(seeker)

    def claim(self, rows: Iterable[SeekerRow]) -> None:
        """Let the rows of one file keep those whom they surely are about, by ticket or e-mail.

        Another row that only shares a name or a phone number with such a seeker, and differs in
        the e-mail address, is about somebody else.
        """
        for row in rows:
            sure = (self._by_key[key] for key in _sure_keys(row) if key in self._by_key)
            self._claimed |= {seeker.id for seeker in sure}

    def add(self, seeker: Seeker) -> None:
        """Know the seeker of a row of this file, or what the row says of a known one."""
        self._claimed.add(seeker.id)
        self._learn(seeker)

    def find(self, row: SeekerRow | WishRow) -> Seeker | None:
        """The seeker that the row is about.

        A bare name counts only when it fits one seeker without contradiction.
        """
        for key in _sure_keys(row):
            if key in self._by_key:
                return self._by_key[key]
        for key in _phone_keys(row):
            known = self._by_key.get(key)
            if known is not None and not (known.id in self._claimed and _other_mail(row, known)):
                return known
        named = self._by_name[name_key(row.first_name, row.last_name)]
        if row.first_name and len(named) == 1 and not self._contradict(row, named[0]):
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

    def _learn(self, seeker: Seeker) -> None:
        for key in row_keys(seeker):
            self._by_key.setdefault(key, seeker)
            if self._by_key[key].id == seeker.id:
                self._by_key[key] = seeker
        _renew(self._by_name[name_key(seeker.first_name, seeker.last_name)], seeker)
        if seeker.email:
            _renew(self._by_email[seeker.email.casefold()], seeker)

    def _contradict(self, row: SeekerRow | WishRow, seeker: Seeker) -> bool:
        """Whether a row of the same name is about somebody else.

        Against a newer list one changed particular is a correction, as long as something besides
        the name is the same; within one file it tells two people apart.
        """
        if _other_ticket(row, seeker) or _other_mail(row, seeker):
            return True
        return seeker.id in self._claimed and _other_phone(row, seeker)


class People:
    """Everybody the store knows over all fairs."""

    def __init__(self, known: Iterable[Particulars], taken: Iterable[PersonId]) -> None:
        self._by_key: defaultdict[Hashable, list[Particulars]] = defaultdict(list)
        self._taken = set(taken)
        for person in known:
            name = name_key(person.first_name, person.last_name)
            if person.email:
                self._by_key["email", person.email.casefold(), name].append(person)
            if phone := phone_key(person.phone):
                self._by_key["phone", phone, name].append(person)

    def take(self, row: SeekerRow) -> Particulars | None:
        """The person of an earlier fair with the same name and the same e-mail or phone.

        Whoever is registered at this fair, or was taken by an earlier row, is not taken again.
        """
        for key in row_keys(row):
            free = [p for p in self._by_key.get(key, ()) if p.id not in self._taken]
            if free:
                self._taken.add(free[0].id)
                return free[0]
        return None


def shared_names(rows: Iterable[SeekerRow]) -> frozenset[str]:
    """Names that more than one row bears."""
    counts = Counter(name_key(row.first_name, row.last_name) for row in rows)
    return frozenset(name for name, count in counts.items() if count > 1)


def _renew(known: list[Seeker], seeker: Seeker) -> None:
    known[:] = [*(one for one in known if one.id != seeker.id), seeker]


def _other_ticket(row: SeekerRow | WishRow, seeker: Seeker) -> bool:
    both = row.external_code and seeker.external_code
    return bool(both) and row.external_code != seeker.external_code


def _other_mail(row: SeekerRow | WishRow, seeker: Seeker) -> bool:
    both = row.email and seeker.email
    return bool(both) and row.email.casefold() != seeker.email.casefold()


def _other_phone(row: SeekerRow | WishRow, seeker: Seeker) -> bool:
    phone, known = phone_key(getattr(row, "phone", "")), phone_key(seeker.phone)
    return bool(phone and known) and phone != known
