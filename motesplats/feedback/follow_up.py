"""What became of people after a fair: when they are asked, what they answer, and how many have
work.

Points and indicators follow the European Social Fund's common indicators (Regulation (EU)
2021/1057, annex I): results within four weeks and after six months. Somebody who does not answer is
never counted as without work.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from motesplats.core.ids import SeekerId
from motesplats.feedback.counting import cells, is_number
from motesplats.feedback.follow_up_texts import FollowUpTexts, Mark, Point
from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import Count, Known, Shown, percent
from motesplats.feedback.summary_values import Cell, Row

WORK = frozenset({"A", "B"})
NO_ANSWER = "N"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What somebody answered at a point in time; ``marks`` are what they said besides."""

    seeker: SeekerId
    point: str
    answer: str
    marks: frozenset[str] = frozenset()

    @property
    def answered(self) -> bool:
        return self.answer != NO_ANSWER

    @property
    def works(self) -> bool:
        return self.answer in WORK


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody who took part, and the group that they are counted in."""

    seeker: SeekerId
    group: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """How many have work, how many answered something else, and how many are silent, who stand
    apart."""

    works: int
    others: int
    silent: int

    @property
    def everybody(self) -> int:
        return self.works + self.others + self.silent

    @property
    def answered(self) -> int:
        return self.works + self.others

    @property
    def of_all(self) -> int | None:
        """The least share that is known, in per cent; None below ten people."""
        return percent(self.works, self.everybody)

    @property
    def of_answered(self) -> int | None:
        """The share of those who answered, in per cent; None below ten answers."""
        return percent(self.works, self.answered)


@dataclass(frozen=True, slots=True)
class Guarded:
    """A share as it may leave the house: counts that tell of fewer than five people are hidden, and
    the share with them (None)."""

    works: Cell
    others: Cell
    silent: Cell
    share: Share | None


@dataclass(frozen=True, slots=True)
class PointShare:
    """The share at a point; ``still`` is of those who had work at an earlier point."""

    point: Point
    share: Share
    still: Share | None


def day_of(point: Point, fair_day: date) -> date:
    """When people are asked; the last day of a month stands for days that it does not have."""
    months = fair_day.month - 1 + point.months
    year, month = fair_day.year + months // 12, months % 12 + 1
    day = min(fair_day.day, monthrange(year, month)[1])
    return date(year, month, day) + timedelta(days=point.days)


def asked_at(
    points: Sequence[Point], answered: Iterable[str], fair_day: date, today: date
) -> tuple[tuple[Point, date], ...]:
    """The points at which somebody is still to be asked, with their days.

    Of those whose day has come only the latest, unless a later one has been answered: nobody is
    called twice about the same. Then those to come.
    """
    known = frozenset(answered)
    days = [(point, day_of(point, fair_day)) for point in points]
    last = max((n for n, (point, _) in enumerate(days) if point.id in known), default=-1)
    left = days[last + 1 :]
    come = [one for one in left if one[1] <= today]
    return (*come[-1:], *(one for one in left if one[1] > today))


def shares(
    everybody: Sequence[Followed], outcomes: Iterable[Outcome], texts: FollowUpTexts
) -> tuple[PointShare, ...]:
    """Who has work at each point that somebody was asked at, and who still has."""
    by_point: dict[str, dict[str, Outcome]] = {}
    for one in outcomes:
        by_point.setdefault(one.point, {})[one.seeker] = one
    worked: set[str] = set()
    found: list[PointShare] = []
    for point in texts.points:
        told = by_point.get(point.id)
        if not told:
            continue
        earlier = [one for one in everybody if one.seeker in worked]
        still = share_of(earlier, told) if earlier else None
        found.append(PointShare(point, share_of(everybody, told), still))
        worked |= {seeker for seeker, one in told.items() if one.works}
    return tuple(found)


def share_of(everybody: Sequence[Followed], told: Mapping[str, Outcome]) -> Share:
    """The share among these people, by what each answered; whoever is not in ``told`` is silent."""
    asked = [told.get(one.seeker) for one in everybody]
    works = sum(one is not None and one.works for one in asked)
    others = sum(one is not None and one.answered and not one.works for one in asked)
    return Share(works, others, len(asked) - works - others)


def guarded(share: Share) -> Guarded:
    """The share with everything taken out that tells of fewer than five people."""
    counts = [Count(n, n) for n in (share.works, share.others, share.silent)]
    known = Known(share.everybody, share.everybody, zeros=True)
    works, others, silent = cells(counts, known)
    whole = all(map(is_number, (works, others, silent)))
    return Guarded(works, others, silent, share if whole else None)


def group_shares(
    everybody: Sequence[Followed], outcomes: Iterable[Outcome], groups: Mapping[str, Text]
) -> tuple[tuple[Text, Share], ...]:
    """The share in each group by the latest answer of each person.

    Nothing unless every group can be shown whole: a small one could be told from the sum.
    """
    latest = latest_of(outcomes)
    found = [
        (label, share_of(members, latest))
        for group, label in groups.items()
        if (members := [one for one in everybody if one.group == group])
    ]
    safe = len(found) > 1 and all(guarded(one).share is not None for _, one in found)
    return tuple(found) if safe else ()


def latest_of(outcomes: Iterable[Outcome]) -> dict[str, Outcome]:
    """Each person's answer at the latest point, of outcomes in the order of their days."""
    return {one.seeker: one for one in outcomes}


def indicator_rows(
    everybody: Sequence[Followed], outcomes: Iterable[Outcome], moment: str, texts: FollowUpTexts
) -> tuple[Row, ...]:
    """The indicators f1–f10 at the moment ``end`` or ``m6``, with f9 for everybody who is silent.

    They are those of the latest point of the moment that somebody was asked at, so that they agree
    with its share and nothing can be subtracted from it.
    """
    told: dict[str, Outcome] = {}
    last = ""
    for one in outcomes:
        point = texts.point(one.point)
        if point is not None and point.moment == moment:
            told = told if one.point == last else {}
            told[one.seeker], last = one, one.point
    people = {one.seeker for one in everybody}
    known = [one for seeker, one in told.items() if seeker in people]
    if not known:
        return ()
    found = _indicator_cells(known, share_of(everybody, told), texts)
    return tuple(
        Row(one.text, (found[one.id],)) for one in texts.indicators if moment in one.moments
    )


def answer_counts(
    everybody: Sequence[Followed], told: Mapping[str, Outcome], texts: FollowUpTexts
) -> tuple[int, ...]:
    """How many gave each answer, in the order of the texts; whoever is silent gave none."""
    given = [told[one.seeker].answer if one.seeker in told else NO_ANSWER for one in everybody]
    return tuple(given.count(code) for code in texts.answers)


def with_mark(outcomes: Iterable[Outcome], mark: str) -> frozenset[str]:
    """The people who said that at any point."""
    return frozenset(one.seeker for one in outcomes if mark in one.marks)


def _indicator_cells(
    told: Sequence[Outcome], share: Share, texts: FollowUpTexts
) -> dict[str, Cell]:
    """Each indicator as it may be shown beside the share that it is part of."""
    safe = guarded(share)
    found = {"f4": safe.works, "f9": safe.silent}
    for kinds, total in ((("A", "B"), share.works), (("S", "P", "F"), share.others)):
        counts = [Count(n, n) for n in (sum(o.answer == kind for o in told) for kind in kinds)]
        shown = cells(counts, Known(total, total, zeros=True))
        for kind, one in zip(kinds, shown, strict=True):
            # The last indicator of an answer is its own; work with support is work, too.
            name = texts.shows[kind][-1]
            if name != "f4":
                found[name] = one if safe.share is not None else Cell(Shown.LEFT_OUT)
    answered = [one for one in told if one.answered]
    for mark in texts.marks:
        if mark.shows:
            found[mark.shows] = _marked(answered, mark, texts)
    return found


def _marked(answered: Sequence[Outcome], mark: Mark, texts: FollowUpTexts) -> Cell:
    """How many said so, unless that or how many did not would tell of fewer than five."""
    among = next(one.among for one in texts.indicators if one.id == mark.shows)
    asked = [one for one in answered if not among or among in one.marks]
    yes = sum(mark.code in one.marks for one in asked)
    counts = [Count(yes, yes), Count(len(asked) - yes, len(asked) - yes)]
    return cells(counts, Known(len(asked), len(asked), zeros=True))[0]
