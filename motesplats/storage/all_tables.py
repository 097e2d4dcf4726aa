"""All tables of the store, whichever module has them."""

from motesplats.storage import (
    away_tables,
    board_tables,
    brief_tables,
    change_tables,
    desk_tables,
    follow_tables,
    group_tables,
    handing_tables,
    kiosk_tables,
    leaving_tables,
    note_tables,
    own_form_tables,
    paper_tables,
    poll_tables,
    skip_tables,
    summary_tables,
    wording_tables,
)
from motesplats.storage.tables import metadata as metadata

OTHERS = (
    away_tables,
    board_tables,
    brief_tables,
    change_tables,
    desk_tables,
    follow_tables,
    group_tables,
    handing_tables,
    kiosk_tables,
    leaving_tables,
    note_tables,
    own_form_tables,
    paper_tables,
    poll_tables,
    skip_tables,
    wording_tables,
    summary_tables,
)
