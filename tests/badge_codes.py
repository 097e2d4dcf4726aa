"""Badge codes that are the same in every run."""

from motesplats.core.ids import CODE_ALPHABET, CODE_PREFIX, BadgeCode, check_character

_DIGITS = 7


def badge_code_from_number(number: int) -> BadgeCode:
    """The code that a number below 32**7 stands for."""
    payload = ""
    for _ in range(_DIGITS):
        number, digit = divmod(number, len(CODE_ALPHABET))
        payload = CODE_ALPHABET[digit] + payload
    return BadgeCode(CODE_PREFIX + payload + check_character(payload))
