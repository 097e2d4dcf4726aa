"""All tables of the store, whichever module has them."""

from motesplats.storage import (
    change_tables,
    desk_tables,
    kiosk_tables,
    leaving_tables,
    note_tables,
    paper_tables,
)
from motesplats.storage.tables import metadata as metadata

OTHERS = (change_tables, desk_tables, kiosk_tables, leaving_tables, note_tables, paper_tables)
