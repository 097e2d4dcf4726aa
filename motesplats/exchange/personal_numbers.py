"""Swedish personal identity numbers are recognised so that they can be removed: they are never
stored.

Form and check digit follow folkbokföringslagen (1991:481) 18 § and Skatteverket's SKV 704;
coordination numbers add 60 to the day (lagen 2022:1697), and provisional ones carry letters among
the last four characters.
"""

import re
from calendar import monthrange

MASK = "••••••••-••••"
_SPACE = r"[\s\u00a0\u202f]"
_DASH = r"[-+\u2010-\u2015\u2212]"
_NUMBER = re.compile(
    rf"(?<![0-9])(?P<year>(?:18|19|20)?\d{{2}})[-\s./\u00a0]?(?P<month>\d{{2}})[-\s./\u00a0]?(?P<day>\d{{2}})"
    rf"(?P<mark>{_SPACE}?{_DASH}?{_SPACE}?)"
    r"(?P<last>\d{4}|[A-Za-z]\d{3}|[A-Za-z]{2}\d{2})(?![0-9A-Za-z:])"
)


def luhn_holds(digits: str) -> bool:
    """Whether the last of ``digits`` is the Luhn check digit of those before it (ISO/IEC
    7812-1).
    """
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value // 10 + value % 10
    return total % 10 == 0


def without_personal_numbers(text: str, *, phones: bool = False) -> str:
    """``text`` with every personal identity number replaced by dots.

    ``phones`` says that the cell is meant for a phone number, where ten digits beginning with 0
    are one.
    """
    if sum(character.isdigit() for character in text) < 8:
        return text
    return _NUMBER.sub(lambda found: MASK if _is_personal(found, phones) else found[0], text)


def without_masks(name: str) -> str:
    """A name on one line without the dots that stand for a number, and what set them apart."""
    if MASK not in name:
        return name
    kept = re.sub(rf"[\s,;:/(\[–-]*{MASK}[)\]]*", " ", name)
    return " ".join(kept.split()).strip(" ,;:/–-")


def _is_personal(found: re.Match[str], phones: bool) -> bool:
    year, last = found["year"], found["last"]
    if not _is_birth_date(year, found["month"], found["day"]):
        return False
    if len(year) == 4 or not last.isdigit():
        return True
    marked = bool(re.search(_DASH, found["mark"]))
    holds = luhn_holds(year[-2:] + found["month"] + found["day"] + last)
    if phones and year.startswith("0"):
        return marked and holds
    return marked or holds


def _is_birth_date(year: str, month: str, day: str) -> bool:
    number = int(day)
    if number > 60:
        number -= 60
    # Two digits do not tell the century, so 00 counts as the leap year 2000.
    whole = int(year) if len(year) == 4 else 2000 + int(year)
    return 1 <= int(month) <= 12 and 1 <= number <= monthrange(whole, int(month))[1]
