"""Branches of a store's own: written and read in the format of the program's, and added to its
library."""

import json
import re
from dataclasses import replace
from functools import lru_cache

from motesplats.core.errors import Refusal, Refused
from motesplats.core.texts import has_hidden
from motesplats.feedback.form import Competency, Level, Option
from motesplats.feedback.language import HintLevel, LanguageCheck
from motesplats.feedback.library import Branch, FormLibrary, read_branch, read_competency
from motesplats.feedback.own_form import LEAST_COMPETENCIES
from motesplats.feedback.reading import Raw, Text, as_object, objects, string

_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")
_LONGEST = 300
_MOST = 40


def branch_text(library: FormLibrary, branch: Branch) -> str:
    """The branch with its competencies as JSON text, in the format of the program's branches."""
    own = [one for one in library.competencies if one.id in branch.competencies]
    shown = replace(branch, supports=branch.supports or library.supports)
    whole = {"branches": [_branch(shown)], "competencies": [_competency(one) for one in own]}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def branches_read(text: str, library: FormLibrary, check: LanguageCheck) -> tuple[Branch, ...]:
    """The branches of a file, those that the program has itself left out.

    Raises Refused(BRANCH_INVALID, reason=…, where=…): not_json, no_branch, wrong_shape, id,
    branch_empty, branch_long, branch_many, unknown_competency, few_competencies, unknown_role,
    unknown_gap, gap_without_step, revealing_support or words.
    """
    try:
        raw = as_object(json.loads(text))
        known = {one.id: one for one in (*_competencies(raw), *library.competencies)}
        found = tuple(read_branch(one) for one in objects(raw, "branches"))
    except json.JSONDecodeError as error:
        raise _invalid("not_json", f"{error.lineno}:{error.colno}") from error
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _invalid("wrong_shape", "") from error
    programs = {one.id for one in library.branches}
    own = tuple(one for one in found if one.id not in programs)
    if not own:
        raise _invalid("no_branch", "")
    for branch in own:
        _refuse_odd(branch, known, library)
        _refuse_words(branch, known, check)
        _refuse_revealing(branch, library, check)
    return own


def kept_text(text: str, branch: Branch, library: FormLibrary) -> str:
    """What is kept of a file for one of its branches: itself, and competencies that are new."""
    known = {one.id for one in library.competencies}
    read = _competencies(as_object(json.loads(text)))
    new = [one for one in read if one.id in branch.competencies and one.id not in known]
    whole = {"branches": [_branch(branch)], "competencies": [_competency(one) for one in new]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


# A store has few branches of its own, and every form is made from them.
@lru_cache(maxsize=8)
def with_branches(library: FormLibrary, contents: tuple[str, ...]) -> FormLibrary:
    """The library with the branches that ``kept_text`` made these texts of; the program's own
    stand."""
    branches = {one.id: one for one in library.branches}
    competencies = {one.id: one for one in library.competencies}
    for content in contents:
        raw = as_object(json.loads(content))
        for competency in _competencies(raw):
            competencies.setdefault(competency.id, competency)
        for one in objects(raw, "branches"):
            branches.setdefault(string(one, "id"), read_branch(one))
    return replace(
        library,
        branches=tuple(branches.values()),
        competencies=tuple(competencies.values()),
    )


def _competencies(raw: Raw) -> tuple[Competency, ...]:
    return tuple(read_competency(one) for one in objects(raw, "competencies"))


def _refuse_odd(branch: Branch, known: dict[str, Competency], library: FormLibrary) -> None:
    occupations = {one.code for one in library.occupations}
    gaps = {one.code for one in branch.gaps}
    answered = {gap for step in branch.next_steps for gap in step.links}
    hidden = {one.code for one in library.revealing} | {one.text for one in library.revealing}
    lists = (
        branch.merits, branch.gaps, branch.next_steps, branch.industry, branch.competencies,
        branch.supports,
    )  # fmt: skip
    wrong = (
        ("id", not _ID.fullmatch(branch.id)),
        ("branch_empty", not (branch.text and branch.merits and branch.gaps and branch.industry)),
        ("branch_many", max(map(len, lists)) > _MOST),
        ("unknown_competency", not set(branch.focus) <= set(branch.competencies) <= set(known)),
        ("few_competencies", len(set(branch.competencies)) < LEAST_COMPETENCIES),
        ("unknown_role", not branch.roles or not set(branch.roles) <= occupations),
        ("unknown_gap", not answered <= gaps),
        ("gap_without_step", not gaps <= answered),
        ("revealing_support", any({s.code, s.text} & hidden for s in branch.supports)),
    )
    for reason, is_so in wrong:
        if is_so:
            raise _invalid(reason, branch.id)


def _refuse_words(branch: Branch, known: dict[str, Competency], check: LanguageCheck) -> None:
    asked = [known[name] for name in branch.competencies]
    options = (
        *branch.merits, *branch.gaps, *branch.next_steps, *branch.industry, *branch.supports
    )  # fmt: skip
    texts = (
        branch.text,
        *(option.text for option in options),
        *(option.help for option in options),
        *(said for one in asked for said in (one.text, one.note, *one.anchors)),
    )
    for words in {words for said in texts for words in (said.sv, said.en)}:
        if len(words) > _LONGEST or has_hidden(words):
            raise _invalid("branch_long", words[:40])
        if any(hint.level is HintLevel.BLOCK for hint in check.find(words)):
            raise _invalid("words", words[:40])
    if not all(option.text and option.code for option in options):
        raise _invalid("branch_empty", branch.id)


def _refuse_revealing(branch: Branch, library: FormLibrary, check: LanguageCheck) -> None:
    """A support stands in the report and in the totals, and must tell nothing about a person."""
    known = {said for one in library.supports for said in (one.text, one.help)}
    told = {said for one in branch.supports for said in (one.text, one.help)} - known
    for words in {words for said in told for words in (said.sv, said.en)}:
        if any(hint.level is not HintLevel.HINT for hint in check.find(words)):
            raise _invalid("revealing_support", words[:40])


def _invalid(reason: str, where: str) -> Refused:
    return Refused(Refusal.BRANCH_INVALID, reason=reason, where=where)


def _branch(branch: Branch) -> dict[str, object]:
    return {
        "id": branch.id,
        **_said(branch.text),
        "competencies": branch.competencies,
        "focus_default": branch.focus,
        "roles_ssyk": branch.roles,
        "merits": [_option(one) for one in branch.merits],
        "gaps": [{**_option(one), "type": one.kind} for one in branch.gaps],
        "next_steps": [{**_option(one), "gaps": one.links} for one in branch.next_steps],
        "industry": [_option(one) for one in branch.industry],
        "supports": [{**_option(one), **_said(one.help, "help_")} for one in branch.supports],
    }


def _option(one: Option) -> dict[str, object]:
    return {"id": one.code, **_said(one.text)}


def _competency(one: Competency) -> dict[str, object]:
    return {
        "id": one.id,
        **_said(one.text),
        **_said(one.note, "note_"),
        "soft": one.soft,
        "anchors": {level: _said(one.anchor(level)) for level in list(Level)[:4]},
    }


def _said(text: Text, prefix: str = "") -> dict[str, str]:
    return {f"{prefix}sv": text.sv, f"{prefix}en": text.en} if text else {}
