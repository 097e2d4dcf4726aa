"""The kinds of failure carry what a sentence about them needs, and no more."""

import errno

import pytest

from motesplats.core.errors import (
    Refusal,
    Refused,
    StoreTrouble,
    StoreUnavailable,
    unavailable,
)


def test_a_refusal_is_its_code_and_its_details() -> None:
    error = Refused(Refusal.PIN_LOCKED, seconds=30)
    assert (error.refusal, error.details, str(error)) == (
        Refusal.PIN_LOCKED,
        {"seconds": 30},
        "pin_locked",
    )


def test_a_store_out_of_reach_says_what_and_where() -> None:
    error = StoreUnavailable(StoreTrouble.DISK_FULL, "träffen.mplats")
    assert (error.trouble, error.path, str(error)) == (
        StoreTrouble.DISK_FULL,
        "träffen.mplats",
        "disk_full",
    )


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (errno.ENOSPC, StoreTrouble.DISK_FULL),
        (errno.EACCES, StoreTrouble.READ_ONLY),
        (errno.ENOENT, StoreTrouble.MISSING),
        (errno.EIO, StoreTrouble.UNREACHABLE),
        (None, StoreTrouble.UNREACHABLE),
    ],
)
def test_an_error_of_the_file_system_is_told_by_what_it_means(
    code: int | None, trouble: StoreTrouble
) -> None:
    error = OSError(code, "no") if code is not None else OSError("no")
    told = unavailable(error, "träffen.mplats")
    assert (told.trouble, told.path) == (trouble, "träffen.mplats")
