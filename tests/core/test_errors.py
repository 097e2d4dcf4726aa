"""The kinds of failure carry what a sentence about them needs, and no more."""

from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable


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
