"""The content of the forms as one value, and the form for one branch and role made from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from motesplats.feedback.form import (
    NONE_MISSING,
    Competency,
    Form,
    Item,
    ItemKind,
    Level,
    Option,
    Phrase,
    Reader,
    Section,
    ShownIf,
)
from motesplats.feedback.reading import (
    Raw,
    Text,
    as_object,
    number,
    objects,
    string,
    strings,
    text,
)
from motesplats.feedback.report_texts import ReportTexts, read_report_texts
from motesplats.feedback.rubric import Rubric, read_rubric

PARTS = (
    "form_core",
    "competencies",
    "branches",
    "phrase_bank",
    "interventions",
    "seeker_report",
    "taxonomy",
    "info_texts",
    "quality_rubric",
)
GENERIC = "generic"
WORK_LANGUAGE = "work_language"

_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NONE_KEY = "0"
_KINDS = {
    "choice": ItemKind.CHOICE,
    "choice_ssyk": ItemKind.CHOICE,
    "multi_choice": ItemKind.MULTI,
    "text": ItemKind.TEXT,
    "choice_or_text": ItemKind.CHOICE_OR_TEXT,
    "matrix": ItemKind.LEVELS,
    "repeat": ItemKind.MERITS,
    "date": ItemKind.DATE,
    "readonly": ItemKind.READONLY,
    "preview": ItemKind.PREVIEW,
}


@dataclass(frozen=True, slots=True)
class Branch:
    """What belongs to one branch; a new one is a new entry in the content. ``supports`` is empty
    where the branch offers the whole catalogue."""

    id: str
    text: Text
    competencies: tuple[str, ...]
    focus: tuple[str, ...]
    roles: tuple[str, ...]
    merits: tuple[Option, ...]
    gaps: tuple[Option, ...]
    next_steps: tuple[Option, ...]
    industry: tuple[Option, ...]
    supports: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of SSYK 2012 (four digits) and the codes of those close to it."""

    code: str
    text: Text
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FormLibrary:
    """All content of forms and reports. ``readers`` holds a name for each Reader, ``framing`` the
    phrases by place; ``revealing`` are supports that would tell something about the person."""

    version: int
    rules: tuple[tuple[str, Text], ...]
    readers: tuple[tuple[Reader, Text], ...]
    sections: tuple[Section, ...]
    levels: tuple[Option, ...]
    verification_levels: tuple[Option, ...]
    competencies: tuple[Competency, ...]
    branches: tuple[Branch, ...]
    supports: tuple[Option, ...]
    revealing: tuple[Option, ...]
    supports_valid_from: str
    occupations: tuple[Occupation, ...]
    phrases: tuple[tuple[str, tuple[Phrase, ...]], ...]
    framing: tuple[tuple[str, Text], ...]
    employer_notice: Text
    kiosk_end: Text
    report: ReportTexts
    rubric: Rubric

    def branch(self, branch_id: str) -> Branch:
        """The branch with this id; the generic one for an id that is not known."""
        known = {branch.id: branch for branch in self.branches}
        return known.get(branch_id, known[GENERIC])

    def reader_name(self, reader: Reader, language: str) -> str:
        """What a reader is called on the form."""
        return dict(self.readers)[reader].said(language)

    def framed(self, place: str, language: str) -> str:
        """The framing phrases for ``place`` (``report_top``, ``employer_intro`` …), joined."""
        return " ".join(said.said(language) for where, said in self.framing if where == place)


def read_library(parts: Mapping[str, object]) -> FormLibrary:
    """The library from already loaded JSON: ``parts`` has one value for each name in PARTS.

    Raises KeyError for a part that is missing and TypeError for one of the wrong shape.
    """
    core, bank, info, supports = (
        as_object(parts[name])
        for name in ("form_core", "phrase_bank", "info_texts", "interventions")
    )
    sections = objects(core, "sections")
    merits = next(section for section in sections if "verification_levels" in section)
    return FormLibrary(
        version=number(core, "version", 1),
        rules=tuple((string(r, "id"), text(r)) for r in objects(core, "rules")),
        readers=tuple((Reader(string(r, "id")), text(r)) for r in objects(core, "readers")),
        sections=tuple(_section(s) for s in sorted(sections, key=lambda s: number(s, "order"))),
        levels=_options(objects(as_object(core["scale_competence"]), "levels")),
        verification_levels=_keyed(_options(objects(merits, "verification_levels")), _LETTERS),
        competencies=tuple(
            read_competency(c) for c in objects(as_object(parts["competencies"]), "competencies")
        ),
        branches=tuple(read_branch(b) for b in objects(as_object(parts["branches"]), "branches")),
        supports=_options(s for s in objects(supports, "interventions") if s.get("picker") is True),
        revealing=_options(
            s for s in objects(supports, "interventions") if s.get("picker") is not True
        ),
        supports_valid_from=string(supports, "valid_from"),
        occupations=tuple(
            Occupation(string(o, "code"), text(o), strings(o, "near"))
            for o in objects(as_object(parts["taxonomy"]), "ssyk")
        ),
        phrases=tuple((name, _phrases(bank, name)) for name in bank if name in _PHRASE_KINDS),
        framing=tuple((string(p, "where"), text(p)) for p in objects(bank, "framing")),
        employer_notice=text(as_object(info["employer_notice"])),
        kiosk_end=text(as_object(info["kiosk_end"])),
        report=read_report_texts(as_object(parts["seeker_report"])),
        rubric=read_rubric(as_object(parts["quality_rubric"])),
    )


# The same few forms are asked for thousands of times in a fair; making one takes a millisecond.
@lru_cache(maxsize=256)
def form_for(
    library: FormLibrary, branch_id: str, ssyk: str = "", *, work_language: bool = False
) -> Form:
    """The form of a branch (generic for an unknown id) for the role with code ``ssyk`` (empty: not
    known).

    ``work_language``: the employer has said which language the tasks need; only then is that
    competency asked about.
    Of all competencies those of the branch's core come first; near occupations come before others.
    """
    branch = library.branch(branch_id)
    maker = _Maker(library, branch, ssyk, _competencies(library, branch, work_language))
    sections = tuple(
        replace(section, items=tuple(maker.item(item) for item in section.items))
        for section in library.sections
    )
    return Form(library.version, branch.id, branch.text, ssyk, sections)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Fills the items of the core with what belongs to one branch and role."""

    library: FormLibrary
    branch: Branch
    ssyk: str
    competencies: tuple[Competency, ...]

    def item(self, item: Item) -> Item:
        if item.source in {"occupations", "alt_roles"}:
            return self._occupations(item)
        if item.kind is ItemKind.LEVELS:
            return replace(item, competencies=self.competencies, levels=self.library.levels)
        if item.kind is ItemKind.MERITS:
            merits = _keyed(self.branch.merits, "123456789")
            return replace(item, options=merits, levels=self.library.verification_levels)
        found = {
            "competencies": tuple(Option(c.id, c.text, help=c.note) for c in self.competencies),
            "gaps": self.branch.gaps,
            "next_steps": self.branch.next_steps,
            "interventions": self.branch.supports or self.library.supports,
            "industry_info": self.branch.industry,
        }.get(item.source, ())
        options = _keyed((*found, *item.options), _KEYS)
        return replace(item, options=options, phrases=self._phrases(item))

    def _phrases(self, item: Item) -> tuple[Phrase, ...]:
        asked = {competency.id for competency in self.competencies}
        own = tuple(phrase.id for phrase in item.phrases)
        known = dict(self.library.phrases)
        return tuple(
            phrase
            for name in own
            for phrase in known.get(name, ())
            if not phrase.competency or phrase.competency in asked
        )

    def _occupations(self, item: Item) -> Item:
        known = {o.code: o for o in self.library.occupations}
        role = known.get(self.ssyk)
        near = role.near if role else ()
        if item.source == "occupations":
            codes = _known_once((self.ssyk, *self.branch.roles, *near), known)
        else:
            codes = tuple(
                code
                for code in _known_once((*near, *self.branch.roles), known)
                if code != self.ssyk
            )
        options = _keyed((Option(c, known[c].text, near=c in near) for c in codes), _KEYS)
        further = tuple(Option(c, o.text) for c, o in known.items() if c not in codes)
        default = self.ssyk if item.source == "occupations" and role else ""
        return replace(item, options=options, further=further, default=default)


def _known_once(codes: tuple[str, ...], known: Mapping[str, Occupation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code in known))


def _competencies(
    library: FormLibrary, branch: Branch, work_language: bool
) -> tuple[Competency, ...]:
    known = {competency.id: competency for competency in library.competencies}
    order = dict.fromkeys((*branch.focus, *branch.competencies))
    return tuple(
        replace(known[name], focus=name in branch.focus)
        for name in order
        if work_language or name != WORK_LANGUAGE
    )


def _keyed(options: Iterable[Option], keys: str) -> tuple[Option, ...]:
    """``options`` with a key each; those that have one keep it, "nothing is missing" gets 0."""
    listed = tuple(options)
    taken = {option.key for option in listed}
    free = iter([key for key in keys if key not in taken])
    return tuple(o if o.key else replace(o, key=next(free, "")) for o in listed)


_PHRASE_KINDS = frozenset({"strength", "gap_frame", "next_step", "alternative"})


def _phrases(bank: Raw, name: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(string(p, "id"), text(p), string(p, "comp")) for p in objects(bank, name))


def read_competency(raw: Raw) -> Competency:
    """A competency from its entry in the content; KeyError or TypeError for a wrong one."""
    anchors = as_object(raw["anchors"])
    l1, l2, l3, l4 = (text(as_object(anchors[level])) for level in list(Level)[:4])
    return Competency(
        id=string(raw, "id"),
        text=text(raw),
        anchors=(l1, l2, l3, l4),
        note=text(raw, "note_"),
        soft=raw.get("soft") is True,
    )


def read_branch(raw: Raw) -> Branch:
    """A branch from its entry in the content; TypeError for a wrong one."""
    return Branch(
        id=string(raw, "id"),
        text=text(raw),
        competencies=strings(raw, "competencies"),
        focus=strings(raw, "focus_default"),
        roles=strings(raw, "roles_ssyk"),
        merits=_options(objects(raw, "merits")),
        gaps=_options(objects(raw, "gaps")),
        next_steps=_options(objects(raw, "next_steps")),
        industry=_options(objects(raw, "industry")),
        supports=_options(objects(raw, "supports")),
    )


def _options(raw: Iterable[Raw]) -> tuple[Option, ...]:
    return tuple(_option(one) for one in raw)


def _option(raw: Raw) -> Option:
    return Option(
        code=string(raw, "code") or string(raw, "id"),
        text=text(raw),
        key=string(raw, "key"),
        help=text(raw, "help_"),
        tells=text(raw, "seeker_"),
        needs=string(raw, "require_link"),
        links=strings(raw, "gaps") or strings(raw, "gap_types"),
        kind=string(raw, "type"),
        days=number(raw, "days"),
    )


def _section(raw: Raw) -> Section:
    items = tuple(_item(item) for item in objects(raw, "items"))
    question = text(as_object(raw["question"]))
    return Section(string(raw, "id"), question, items, once=bool(string(raw, "scope")))


def _item(raw: Raw) -> Item:
    kind = string(raw, "type")
    options = _options(objects(raw, "options"))
    if raw.get("allow_none") is True:
        options = (*options, Option(NONE_MISSING, text(raw, "none_"), key=_NONE_KEY))
    named = string(raw, "phrases")
    return Item(
        id=string(raw, "id"),
        kind=_KINDS[kind],
        text=text(raw),
        readers=tuple(Reader(name) for name in strings(raw, "readers")),
        mandatory=raw.get("mandatory") is True,
        seconds=number(raw, "seconds"),
        prompt=text(raw, "prompt_"),
        note=text(raw, "disclaimer_"),
        options=options,
        phrases=(Phrase(named, Text()),) if named else (),
        min_picks=number(raw, "min", number(raw, "min_rated")),
        max_picks=number(raw, "max"),
        max_chars=number(raw, "max_chars"),
        show_first=number(raw, "show_default"),
        default=string(raw, "default"),
        shown_if=_shown_if(raw),
        allows=strings(raw, "allows"),
        fills=string(raw, "fills"),
        instead=text(raw, "instead_"),
        source="occupations" if kind == "choice_ssyk" else string(raw, "source"),
    )


def _shown_if(raw: Raw) -> ShownIf | None:
    if "shown_if" not in raw:
        return None
    condition = as_object(raw["shown_if"])
    return ShownIf(string(condition, "item"), strings(condition, "codes"))
