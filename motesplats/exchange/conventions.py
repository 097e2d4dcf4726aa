"""How Swedish people write dates, times, yes and no, phone numbers, names and decimals, read
into values.
"""

import re
from datetime import date, time, timedelta

from motesplats.core.people import ALL_DAY, Presence
from motesplats.exchange.personal_numbers import luhn_holds

_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 80_000)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH_MONTHS = {"may": 5, "oct": 10}
_YES = frozenset({"ja", "j", "x", "1", "sant", "true", "yes", "y", "✓", "ok", "sann"})
_NO = frozenset({"nej", "n", "0", "falskt", "false", "no", "-", "–", "falsk", ""})
_NOON = time(12, 0)

_DATE_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[t ].*)?$"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})$"),
    re.compile(r"(?P<y>\d{2})(?P<m>\d{2})(?P<d>\d{2})$"),
    re.compile(r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[-. /]+(?P<y>\d{4})$"),
    re.compile(r"(?P<d>\d{1,2})\.?\s+(?P<m>[a-zåäö]{3,9})\.?\s+(?P<y>\d{4})$"),
)
_CLOCK = r"(?<!\d)(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2})?|(\d{2}))?(?!\d)"
_TIME = re.compile(rf"(?:kl\.?\s*)?{_CLOCK}$")
_SPAN = re.compile(rf"{_CLOCK}\s*(?:[-\u2010-\u2015\u2212]|till|to)\s*(?:kl\.?\s*)?{_CLOCK}")
_ARRIVES = re.compile(
    rf"(?:efter|från|fr\.o\.m\.?|kommer|anländer|after|from|arrives?)\D{{0,20}}?{_CLOCK}"
)
_LEAVES = re.compile(rf"(?:före|till|innan|går|lämnar|before|until|leaves?)\D{{0,20}}?{_CLOCK}")


def tidy(text: str) -> str:
    """``text`` with no-break spaces and runs of blanks as one blank, and none at the ends."""
    return " ".join(text.replace("\ufeff", "").split())


def read_date(text: str) -> date | None:
    """The date, or None for what is no date (31/2 among them); ``4/10 2026`` is the fourth of
    October.
    """
    plain = tidy(text).casefold()
    if plain.isdigit() and len(plain) == 5 and int(plain) in _EXCEL_DAYS:
        return _EXCEL_EPOCH + timedelta(days=int(plain))
    for form in _DATE_FORMS:
        found = form.match(plain)
        if found:
            return _date_of(found["y"], found["m"], found["d"])
    return None


def _date_of(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _month_number(month)
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(whole, number, int(day))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    short = name[:3]
    if short in _MONTHS:
        return _MONTHS.index(short) + 1
    return _ENGLISH_MONTHS.get(short, 0)


def read_time(text: str) -> time | None:
    """The time of day (``13:30``, ``13.30``, ``1330``, ``kl 13``), or None for what is none
    (25.00 among them).
    """
    found = _TIME.match(tidy(text).casefold())
    return _time_of(*found.groups()) if found else None


def read_time_span(text: str) -> tuple[time, time] | None:
    """The two times of ``13–13.15``, or None."""
    found = _SPAN.search(tidy(text).casefold())
    if not found:
        return None
    begin, end = _time_of(*found.groups()[:3]), _time_of(*found.groups()[3:])
    return (begin, end) if begin and end and begin < end else None


def _time_of(hour: str, minute: str | None, joined: str | None) -> time | None:
    try:
        return time(int(hour), int(minute or joined or 0))
    except ValueError:
        return None


def read_presence(text: str) -> Presence | None:
    """The part of the day that ``text`` tells of; the whole day for an empty text, None when it
    cannot be told.

    Raises ValueError for a time that no clock shows.
    """
    plain = tidy(text).casefold()
    if not plain or re.search(r"hela dagen|heldag|all day|whole day|när som helst|båda", plain):
        return ALL_DAY
    morning = bool(re.search(r"förmiddag|morning|\bfm\b", plain))
    afternoon = bool(re.search(r"eftermiddag|afternoon|\bem\b", plain))
    if any(character.isdigit() for character in plain):
        return _timed_presence(plain)
    if morning or afternoon:
        return Presence(
            _NOON if afternoon and not morning else None,
            _NOON if morning and not afternoon else None,
        )
    return ALL_DAY if plain in _YES else None


def _timed_presence(plain: str) -> Presence | None:
    span = _SPAN.search(plain)
    if span:
        begin, end = _clock(span.groups()[:3]), _clock(span.groups()[3:])
        if begin >= end:
            raise ValueError(plain)
        return Presence(begin, end)
    arrives, leaves = _ARRIVES.search(plain), _LEAVES.search(plain)
    if arrives or leaves:
        return Presence(
            _clock(arrives.groups()) if arrives else None,
            _clock(leaves.groups()) if leaves else None,
        )
    return Presence(arrives=_whole_time(plain)) if _TIME.match(plain) else None


def _clock(groups: tuple[str | None, ...]) -> time:
    hour, minute, joined = groups
    found = _time_of(str(hour), minute, joined)
    if found is None:
        raise ValueError(groups)
    return found


def _whole_time(plain: str) -> time:
    found = read_time(plain)
    if found is None:
        raise ValueError(plain)
    return found


def read_yes_no(text: str) -> bool | None:
    """Whether the answer is yes; an empty one is no, None for anything else; "Ja, jag
    samtycker" is yes.
    """
    plain = tidy(text).casefold().rstrip(";.! ")
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    first = re.split(r"[\s,;.–-]", plain, maxsplit=1)[0]
    if first in {"ja", "yes"} or plain.startswith(("jag samtycker", "jag godkänner", "i agree")):
        return True
    return False if first in {"nej", "no"} else None


def shown_phone(text: str) -> str:
    """The number as Swedes write it (``070-123 45 67``), a foreign one with its plus, anything
    else as typed.
    """
    plain = tidy(text)
    digits = re.sub(r"\(0\)|[^\d+]", "", plain)
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    if re.fullmatch(r"46[1-9]\d{6,9}", digits):
        digits = f"+{digits}"
    if digits.startswith("+46"):
        digits = f"0{digits[3:].lstrip('0')}"
    if re.fullmatch(r"7[02369]\d{7}", digits):
        # A spreadsheet that takes the number for a quantity drops its first zero.
        digits = f"0{digits}"
    if re.fullmatch(r"07\d{8}", digits):
        return f"{digits[:3]}-{digits[3:6]} {digits[6:8]} {digits[8:]}"
    return digits if digits.startswith("+") else plain


def read_name(text: str) -> tuple[str, str]:
    """First and last name, as typed: ``Efternamn, Förnamn`` at the comma, else split at the
    last blank.
    """
    plain = tidy(text)
    if "," in plain:
        last, _, first = plain.partition(",")
        return (first.strip(), last.strip()) if first.strip() else (last.strip(), "")
    first, _, last = plain.rpartition(" ")
    return (first, last) if first else (last, "")


def read_decimal(text: str) -> float | None:
    """The number in ``12,5``, ``12.5`` or ``1 200,5``, or None."""
    plain = re.sub(r"\s", "", text).replace(",", ".")
    return float(plain) if re.fullmatch(r"[-+]?\d{1,12}(?:\.\d{1,6})?", plain) else None


def read_whole(text: str) -> int | None:
    """The whole number, or None."""
    number = read_decimal(text)
    return int(number) if number is not None and number.is_integer() else None


def read_organisation_number(text: str) -> str | None:
    """The number as ``NNNNNN-NNNN``, or None: ten digits, the third at least 2, Luhn (SKV 709)."""
    digits = re.sub(r"[\s-]", "", text)
    if len(digits) == 12 and digits.startswith("16"):
        digits = digits[2:]
    if not re.fullmatch(r"\d{2}[2-9]\d{7}", digits) or not luhn_holds(digits):
        return None
    return f"{digits[:6]}-{digits[6:]}"


def looks_like_email(text: str) -> bool:
    """Whether ``text`` has the shape of an e-mail address."""
    return re.fullmatch(r"[^@\s;,<>]+@[^@\s;,<>]+\.[^@\s;,<>.]{2,}", text.strip()) is not None
