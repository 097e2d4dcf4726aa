"""Lists of seekers: names, ways to reach them, needs, presence and wishes in order."""

import re

from motesplats.core.cards import LONGEST_ON_CARD, SeekerCard
from motesplats.core.fair import MOST_MEETINGS
from motesplats.core.people import MAX_WISHES, Needs
from motesplats.exchange.conventions import read_name, read_yes_no, shown_phone
from motesplats.exchange.headings import Mapping
from motesplats.exchange.reading import Reader, UnreadableRowError, harvest
from motesplats.exchange.rows import Fault, Remark, SeekerRow, SeekerRows
from motesplats.exchange.synonyms import WISH_FIELDS, Field
from motesplats.exchange.tables import RawTable

# fmt: off
_LANGUAGES = (
"arabiska", "ukrainska", "persiska", "dari", "somaliska", "tigrinja", "kurmanji", "sorani",
"kurdiska", "turkiska", "polska", "ryska", "spanska", "franska", "engelska", "tyska", "finska",
"rumänska", "bosniska", "serbiska", "kroatiska", "albanska", "pashto", "urdu", "thailändska",
"vietnamesiska", "kinesiska", "portugisiska", "grekiska", "italienska", "ungerska", "amhariska",
"bengali", "hindi", "teckenspråk", "swahili", "uzbekiska", "azerbajdzjanska", "armeniska",
"georgiska", "makedonska", "litauiska", "lettiska", "estniska", "bulgariska", "tjeckiska",
"slovakiska", "mongoliska", "kirundi", "kinyarwanda", "lingala", "tagalog", "romani", "syriska",
"assyriska",
)
# fmt: on
# The beginnings of each language's names, and its code; labels stand in the last five.
_REPORT_LANGUAGES = {
    "en": ("en", "brit"),
    "ar": ("ar", "العربية", "عربي"),
    "uk": ("uk", "укр"),
    "prs": ("dari", "pers", "fars", "prs", "fa", "دری", "فارسی"),
    "so": ("so", "af-so"),
    "ti": ("ti", "ትግርኛ"),
}
_GENDERS = {"kvinna": "woman", "woman": "woman", "female": "woman", "k": "woman", "f": "woman",
            "man": "man", "male": "man", "m": "man"}  # fmt: skip
_ENGLISH = {
    "arabic": "arabiska",
    "ukrainian": "ukrainska",
    "persian": "persiska",
    "farsi": "persiska",
    "somali": "somaliska",
    "tigrinya": "tigrinja",
    "kurdish": "kurdiska",
    "turkish": "turkiska",
    "polish": "polska",
    "russian": "ryska",
    "spanish": "spanska",
    "french": "franska",
    "english": "engelska",
    "sign language": "teckenspråk",
    "teckenspråkstolk": "teckenspråk",
}
_OTHER_LANGUAGE = re.compile(r"(?!tolk|behöv|önska|kanske|vet)[^\W\d_]{3,30}")
_NO_INTERPRETER = re.compile(r"(?:ingen|inte|ej|no)\b.{0,12}(?:tolk|interpreter)|^svenska$")
_INTERPRETER = re.compile(r"tolk|interpreter")
_YES_OR_NO = (Field.WHEELCHAIR, Field.LONGER_TIME, Field.QUIET)
_NOTHING = re.compile(r"^(?:nej|inga?|inget|inga behov|none|no|-|–)[.;\s]*$")


def read_seekers(table: RawTable, mapping: Mapping) -> SeekerRows:
    """The seekers in ``table``; a row without a name or with an impossible time is rejected."""
    found = harvest(table, mapping, _seeker)
    return SeekerRows(tuple(found.rows), tuple(found.rejected), tuple(found.notes), found.skipped)


def names(reader: Reader) -> tuple[str, str]:
    """First and last name of the row, as typed; two empty texts when there is none."""
    first, last = reader.line(Field.FIRST_NAME), reader.line(Field.LAST_NAME)
    if first or last:
        return (first, last) if first else (last, "")
    whole = reader.line(Field.NAME)
    return ("", "") if whole.casefold() in {"anonymous", "anonym"} else read_name(whole)


def wished_names(reader: Reader) -> tuple[str, ...]:
    """The employers' names in order, each once, at most six."""
    listed = [reader.line(name) for name in WISH_FIELDS]
    listed += split_choices(reader.text(Field.WISHES))
    once: dict[str, str] = {}
    for name in filter(_is_wish, listed):
        once.setdefault(name.casefold(), name)
    wished = tuple(once.values())
    if len(wished) > MAX_WISHES:
        reader.note(Remark.TOO_MANY_WISHES, Field.WISHES, str(len(wished)))
    return wished[:MAX_WISHES]


def split_choices(text: str) -> list[str]:
    """The choices of a multi-choice answer: each ended by ``;``, or on a line of its own, or
    after a comma.
    """
    separator = ";" if ";" in text else "\n" if "\n" in text.strip() else ", "
    return [" ".join(part.split()) for part in text.split(separator) if part.strip()]


def split_lines(text: str) -> list[str]:
    """The parts of an answer, each ended by ``;`` or on a line of its own."""
    return [" ".join(part.split()) for part in re.split(r"[;\n]", text) if part.strip()]


def _is_wish(name: str) -> bool:
    return bool(name) and _NOTHING.match(name.casefold()) is None


def _seeker(reader: Reader) -> SeekerRow:
    first, last = names(reader)
    if not first:
        raise UnreadableRowError(Fault.NAME_MISSING, Field.NAME)
    presence, needs = reader.presence(), _needs(reader)
    return SeekerRow(
        row=reader.row.number,
        first_name=first,
        last_name=last,
        email=reader.email(),
        phone=shown_phone(reader.line(Field.PHONE)),
        occupation=reader.line(Field.OCCUPATION).rstrip("; "),
        competences=", ".join(split_choices(reader.text(Field.COMPETENCES))),
        ask_me_about=reader.line(Field.ASK_ME_ABOUT),
        officer=reader.line(Field.OFFICER),
        language=_report_language(reader.line(Field.LANGUAGE)),
        presence=presence,
        needs=needs,
        protected=reader.yes(Field.PROTECTED),
        wants_report=reader.yes(Field.CONSENT, unsaid=True),
        wishes=wished_names(reader),
        never=tuple(filter(_is_wish, split_choices(reader.text(Field.NEVER)))),
        external_code=reader.line(Field.EXTERNAL_CODE),
        max_meetings=reader.limit(Field.MAX_MEETINGS, MOST_MEETINGS),
        told=reader.told_presence() | _told(reader),
        card=SeekerCard(
            feedback_on=reader.line(Field.FEEDBACK_ON)[:LONGEST_ON_CARD],
            question=reader.line(Field.QUESTION)[:LONGEST_ON_CARD],
            portfolio="\n".join(split_lines(reader.text(Field.PORTFOLIO))),
        ),
        municipality=reader.line(Field.MUNICIPALITY),
        gender=_gender(reader.line(Field.GENDER)),
        tags=tuple(split_choices(reader.text(Field.TAGS))),
    )


def _told(reader: Reader) -> frozenset[Field]:
    """What the row says itself of language, consent and needs, once they have been read."""
    said = {name for name in (Field.CONSENT, *_YES_OR_NO) if reader.says(name)}
    said |= {name for name in (Field.LANGUAGE, Field.INTERPRETER) if reader.line(name)}
    if reader.line(Field.NEEDS):
        said |= {Field.INTERPRETER, *_YES_OR_NO}
    if any(note.remark is Remark.INTERPRETER_UNCLEAR for note in reader.notes):
        said.discard(Field.INTERPRETER)
    return frozenset(said)


def _gender(text: str) -> str:
    """``woman``, ``man`` or ``other``; nothing for an empty cell."""
    plain = text.casefold().strip()
    if plain in _GENDERS or not plain:
        return _GENDERS.get(plain, "")
    return "other"


def _report_language(text: str) -> str:
    """The code of the language that the report is wanted in; Swedish where none is understood."""
    plain = text.casefold()
    return next(
        (code for code, names in _REPORT_LANGUAGES.items() if plain.startswith(names)), "sv"
    )


def _needs(reader: Reader) -> Needs:
    said = " ".join(reader.text(Field.NEEDS).casefold().split())
    return Needs(
        interpreter=_interpreter(reader, said),
        wheelchair=reader.yes(Field.WHEELCHAIR) or _says(said, r"rullstol|wheelchair|permobil"),
        longer_time=reader.yes(Field.LONGER_TIME)
        or _says(said, r"längre tid|längre möte|extra tid|mer tid|longer|extra time"),
        quiet=reader.yes(Field.QUIET) or _says(said, r"lugn|tyst|avskil|quiet|calm"),
    )


def _says(said: str, pattern: str) -> bool:
    return any(
        re.search(pattern, part) is not None
        and not re.match(r"(?:nej|inte|ej|ingen)\b", part.strip())
        for part in said.split(";")
    )


def _interpreter(reader: Reader, said: str) -> str | None:
    """The language to interpret, in lower-case Swedish; a wish without a language is remarked
    on.
    """
    asked = reader.line(Field.INTERPRETER).casefold().rstrip("; ")
    if asked and read_yes_no(asked) is not False and not _NO_INTERPRETER.search(asked):
        language = spoken_language(asked)
        if language:
            return language
        if read_yes_no(asked) is None and _OTHER_LANGUAGE.fullmatch(asked):
            return asked
        said = f"{said} tolk"
    if not _INTERPRETER.search(said) or _NO_INTERPRETER.search(said):
        return None
    language = spoken_language(said)
    if language is None:
        reader.note(Remark.INTERPRETER_UNCLEAR, Field.NEEDS, said)
    return language


def spoken_language(text: str) -> str | None:
    """The first language named in ``text``, in lower-case Swedish, or None."""
    plain = text.casefold()
    for english, swedish in _ENGLISH.items():
        if re.search(rf"\b{english}\b", plain):
            return swedish
    return next((name for name in _LANGUAGES if name in plain), None)
