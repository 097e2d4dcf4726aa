"""A form as text and back again, so that what was answered can be read with the very form it was
given on."""

import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache

from motesplats.feedback.form import (
    Competency,
    Form,
    Item,
    ItemKind,
    Option,
    Phrase,
    Reader,
    Section,
    ShownIf,
)
from motesplats.feedback.reading import Raw, Text, as_object, number, objects, string, strings


# A fair has one form for each branch and role, and asks for it with every submission.
@lru_cache(maxsize=256)
def form_text(form: Form) -> str:
    """The form as JSON text; the same form is always the same text."""
    return json.dumps(_plain(form), ensure_ascii=False, separators=(",", ":"))


def digest_of(text: str) -> str:
    """The name under which a form's text is kept: the same for the same form, 32 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@lru_cache(maxsize=256)
def form_from(text: str) -> Form:
    """The form that ``form_text`` made this of.

    Raises ValueError, KeyError or TypeError for anything else.
    """
    raw = as_object(json.loads(text))
    return Form(
        version=number(raw, "version"),
        branch=string(raw, "branch"),
        branch_name=_text(raw, "branch_name"),
        ssyk=string(raw, "ssyk"),
        sections=tuple(_section(one) for one in objects(raw, "sections")),
    )


def _plain(value: object) -> object:
    """The value as JSON has it; what is as it is by default is left out."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if not is_dataclass(value):
        return value
    kept = {one.name: (getattr(value, one.name), one.default) for one in fields(value)}
    return {
        name: _plain(held)
        for name, (held, usual) in kept.items()
        if usual is MISSING or held != usual
    }


def _section(raw: Raw) -> Section:
    items = tuple(_item(one) for one in objects(raw, "items"))
    return Section(string(raw, "id"), _text(raw, "question"), items, once=_flag(raw, "once"))


def _item(raw: Raw) -> Item:
    return Item(
        id=string(raw, "id"),
        kind=ItemKind(string(raw, "kind")),
        text=_text(raw, "text"),
        readers=tuple(Reader(one) for one in strings(raw, "readers")),
        mandatory=_flag(raw, "mandatory"),
        seconds=number(raw, "seconds"),
        prompt=_text(raw, "prompt"),
        note=_text(raw, "note"),
        options=_options(raw, "options"),
        further=_options(raw, "further"),
        phrases=tuple(_phrase(one) for one in objects(raw, "phrases")),
        competencies=tuple(_competency(one) for one in objects(raw, "competencies")),
        levels=_options(raw, "levels"),
        min_picks=number(raw, "min_picks"),
        max_picks=number(raw, "max_picks"),
        max_chars=number(raw, "max_chars"),
        show_first=number(raw, "show_first"),
        default=string(raw, "default"),
        shown_if=_shown_if(raw),
        allows=strings(raw, "allows"),
        fills=string(raw, "fills"),
        instead=_text(raw, "instead"),
        source=string(raw, "source"),
    )


def _options(raw: Raw, name: str) -> tuple[Option, ...]:
    return tuple(
        Option(
            code=string(one, "code"),
            text=_text(one, "text"),
            key=string(one, "key"),
            help=_text(one, "help"),
            tells=_text(one, "tells"),
            needs=string(one, "needs"),
            links=strings(one, "links"),
            kind=string(one, "kind"),
            near=_flag(one, "near"),
            days=number(one, "days"),
        )
        for one in objects(raw, name)
    )


def _phrase(raw: Raw) -> Phrase:
    return Phrase(string(raw, "id"), _text(raw, "text"), string(raw, "competency"))


def _competency(raw: Raw) -> Competency:
    l1, l2, l3, l4 = (Text(string(one, "sv"), string(one, "en")) for one in objects(raw, "anchors"))
    return Competency(
        id=string(raw, "id"),
        text=_text(raw, "text"),
        anchors=(l1, l2, l3, l4),
        note=_text(raw, "note"),
        soft=_flag(raw, "soft"),
        focus=_flag(raw, "focus"),
    )


def _shown_if(raw: Raw) -> ShownIf | None:
    if "shown_if" not in raw:
        return None
    condition = as_object(raw["shown_if"])
    return ShownIf(string(condition, "item"), strings(condition, "codes"))


def _text(raw: Raw, name: str) -> Text:
    said = as_object(raw.get(name, {}))
    return Text(string(said, "sv"), string(said, "en"))


def _flag(raw: Raw, name: str) -> bool:
    return raw.get(name) is True
