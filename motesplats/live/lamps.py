"""Which lamps burn: what the machine under the fair is running out of."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from motesplats.live.alarms import AlarmCode, Lamp

LEAST_FREE_BYTES = 500_000_000
LEAST_CHARGE = 0.20
OLDEST_BACKUP = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Readings:
    """What is known of the machine; None where it cannot be known or there is no such thing.

    ``free_bytes`` on the store's disk. ``charge`` 0–1 of a battery that is ``draining``.
    ``unsaved_since``: when the oldest change that no backup has was made. ``print_stuck``: paper
    waits for somebody.
    """

    free_bytes: int | None = None
    charge: float | None = None
    draining: bool = False
    unsaved_since: datetime | None = None
    print_stuck: bool = False


def burning(readings: Readings, now: datetime, before: tuple[Lamp, ...] = ()) -> tuple[Lamp, ...]:
    """The lamps that burn at ``now`` (aware); one that burnt before has burnt since then."""
    since = {lamp.code: lamp.since for lamp in before}
    free, charge, unsaved = readings.free_bytes, readings.charge, readings.unsaved_since
    lit = {
        AlarmCode.DISK_FULL: free is not None and free < LEAST_FREE_BYTES,
        AlarmCode.BATTERY_LOW: charge is not None and readings.draining and charge < LEAST_CHARGE,
        AlarmCode.PRINTER: readings.print_stuck,
        AlarmCode.BACKUP: unsaved is not None and now - unsaved > OLDEST_BACKUP,
    }
    return tuple(Lamp(code, since.get(code, now)) for code, is_lit in lit.items() if is_lit)
