"""The sheets that role briefs and seekers' cards give: roles, branches, getting ready to meet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.ids import shown_code
from motesplats.core.visibility import Place
from motesplats.documents.branch_sheet import branch_sheets
from motesplats.documents.brief_forms import card_papers, role_form
from motesplats.documents.brief_values import (
    AskedValue,
    BranchValue,
    CardPaper,
    Criterion,
    MeetingPrep,
    PrepPerson,
    RoleSheetValue,
)
from motesplats.documents.meeting_prep import meeting_preps
from motesplats.documents.role_sheet import role_sheets
from motesplats.feedback.branch_outlook import outlooks
from motesplats.feedback.form import Level
from motesplats.i18n import swedish_order
from motesplats.usecases.brief_words import ended, language_said, learnt_said, openings_said
from motesplats.usecases.days import day_in_words
from motesplats.usecases.forms import form_library
from motesplats.usecases.other_forms import remote_in_words
from motesplats.usecases.seeker_cards import competencies_of, hosts_of
from motesplats.usecases.slips import heading_of
from motesplats.usecases.summaries import fair_summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from motesplats.core.fair import Fair
    from motesplats.core.people import Employer, Role, Seeker
    from motesplats.documents.values import Following
    from motesplats.feedback.branch_outlook import BranchOutlook
    from motesplats.feedback.form import Competency
    from motesplats.feedback.summary_values import Industry
    from motesplats.i18n import Words
    from motesplats.usecases.context import Context
    from motesplats.usecases.groups import GroupView
    from motesplats.usecases.other_forms import OtherForms
    from motesplats.usecases.views import FairParts, MeetingView

_MOST_ASKED = 12
_ANY_BRANCH = "generic"


def roles_pdf(fair: Fair, parts: FairParts, tr: Words, follow: Following) -> bytes:
    """A sheet for each role of the fair, by employer in Swedish order."""
    hosts = sorted(parts.employers.values(), key=lambda host: swedish_order(host.name))
    values = [_role(fair, parts, host, role, tr) for host in hosts for role in host.roles]
    return role_sheets(values, tr, follow)


@dataclass(frozen=True, slots=True)
class ToPrepare:
    """Who gets ready for which meetings of a fair."""

    fair: Fair
    parts: FairParts
    forms: OtherForms
    people: Sequence[Seeker]


def preps_pdf(what: ToPrepare, tr: Words, follow: Following) -> bytes:
    """A sheet for each of these people who has meetings, groups and meetings elsewhere among
    them.
    """
    values = [_prep(what, one, tr) for one in what.people]
    return meeting_preps([one for one in values if one.meetings], tr, follow)


def branches_pdf(
    context: Context, fair: Fair, parts: FairParts, tr: Words, follow: Following
) -> bytes:
    """A sheet for each branch; of what employers wrote only texts that an officer released."""
    told = {one.branch.sv: one for one in fair_summary(context, fair.id).industry}
    values = [
        _branch(one, told.get(form_library().branch(one.branch).text.sv), tr)
        for one in outlooks(parts.employers.values())
    ]
    return branch_sheets(values, fair.name, tr, follow)


def role_form_pdf(fair: Fair, tr: Words) -> bytes:
    """An empty role profile for employers."""
    return role_form(fair.name, tr)


def cards_pdf(
    context: Context, fair: Fair, people: Sequence[Seeker], tr: Words, follow: Following
) -> bytes:
    """A card for each of these people, with what the employer they wish for first looks at: more
    would be more paper than anybody fills in.
    """
    with context.store.read() as connection:
        asked = {one.id: competencies_of(hosts_of(connection, one)[:1]) for one in people}
    values = [
        CardPaper(
            heading_of(one, Place.SLIP),
            shown_code(one.code),
            fair.name,
            _criteria(asked[one.id], tr),
        )
        for one in people
    ]
    return card_papers(values, tr, follow)


def _asked(role: Role, tr: Words) -> tuple[AskedValue, ...]:
    return tuple(AskedValue(one.text, one.why, learnt_said(one, tr)) for one in role.asks)


def _role(fair: Fair, parts: FairParts, host: Employer, role: Role, tr: Words) -> RoleSheetValue:
    numbers = sorted(s.number for s in parts.stations.values() if s.employer == host.id)
    where = tr("Bord {numbers}", numbers=", ".join(map(str, numbers))) if numbers else ""
    return RoleSheetValue(
        title=role.title,
        employer=host.name,
        fair=fair.name,
        where=where,
        openings=openings_said(role.places, tr),
        aim=role.aim,
        asks=_asked(role, tr),
        language=language_said(role, tr),
        pay=role.pay,
    )


def _prep(what: ToPrepare, seeker: Seeker, tr: Words) -> PrepPerson:
    fair, parts, forms = what.fair, what.parts, what.forms
    plan = [view for view in parts.plan_of(seeker.id, Place.SLIP) if view.meeting.stands]
    groups = forms.groups_with(seeker.id)
    found = [(view.meeting.slot, _meeting(parts, forms, view, tr)) for view in plan]
    found += [(view.group.slot, _group(parts, view, tr)) for view in groups]
    met = [view.meeting.employer for view in plan] + [view.group.employer for view in groups]
    hosts = [parts.employers[one] for one in dict.fromkeys(met)]
    return PrepPerson(
        heading=heading_of(seeker, Place.SLIP),
        code=shown_code(seeker.code),
        fair=fair.name,
        day=day_in_words(fair.day, tr),
        meetings=tuple(one for _, one in sorted(found, key=lambda pair: pair[0])),
        criteria=_criteria(competencies_of(hosts), tr),
    )


def _meeting(parts: FairParts, forms: OtherForms, view: MeetingView, tr: Words) -> MeetingPrep:
    remote = forms.remotes.of(view.meeting)
    way = "" if remote is None else remote_in_words(remote, tr)
    host = parts.employers[view.meeting.employer]
    return _told(MeetingPrep(view.when, view.station, view.employer, way=way), host, tr)


def _group(parts: FairParts, view: GroupView, tr: Words) -> MeetingPrep:
    way = tr("gruppmöte: {title}", title=view.group.title)
    host = parts.employers[view.group.employer]
    prep = MeetingPrep(f"{view.starts:%H:%M}", view.station, view.employer, way=way)
    return _told(prep, host, tr)


def _told(prep: MeetingPrep, host: Employer, tr: Words) -> MeetingPrep:
    """The meeting with the role that it is about."""
    if not host.roles:
        return prep
    role = host.roles[0]
    return replace(
        prep,
        role=role.title,
        aim=role.aim,
        asks=_asked(role, tr),
        language=language_said(role, tr),
    )


def _criteria(asked: Iterable[Competency], tr: Words) -> tuple[Criterion, ...]:
    return tuple(
        Criterion(
            one.text.said(tr.language),
            one.anchor(Level.L3).said(tr.language),
            tuple(anchor.said(tr.language) for anchor in one.anchors),
        )
        for one in asked
    )


def _branch(one: BranchOutlook, told: Industry | None, tr: Words) -> BranchValue:
    employers = len({name for name, _ in one.roles})
    openings = openings_said(one.openings, tr)
    hosts = tr.plural("hos en arbetsgivare", "hos {n} arbetsgivare", employers)
    return BranchValue(
        name=_branch_name(one.branch, tr),
        openings=f"{openings} {hosts}",
        roles=tuple((role.title, name, str(role.places)) for name, role in one.roles),
        asked=tuple(
            (asked.text, _by_whom(asked.employers, asked.openings, tr))
            for asked in one.asked[:_MOST_ASKED]
        ),
        learnable=tuple(_lesson(demand.text, demand.takes, tr) for demand in one.learnable),
        needs=() if told is None else tuple(text.said(tr.language) for text, _ in told.needs),
        said=() if told is None else told.said,
    )


def _branch_name(branch: str, tr: Words) -> str:
    known = form_library().branch(branch)
    return known.text.said(tr.language) if known.id != _ANY_BRANCH else tr("Övriga")


def _by_whom(employers: int, openings: int, tr: Words) -> str:
    said = tr.plural("en arbetsgivare", "{n} arbetsgivare", employers)
    jobs = tr.plural("ett jobb", "{n} jobb", openings)
    return f"{said}, {jobs}"


def _lesson(text: str, takes: str, tr: Words) -> str:
    return tr("{demand} Tid: {time}.", demand=ended(text), time=takes) if takes else ended(text)
