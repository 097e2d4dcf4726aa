"""Meetings of several time slots, and what a fair wants of its timetable."""

import json

from alembic import op
from sqlalchemy import text

revision = "0004"
down_revision = "0003"

_COLUMNS = (
    "meeting ADD COLUMN slots INTEGER DEFAULT '1' NOT NULL",
    "draft_meeting ADD COLUMN slots INTEGER DEFAULT '1' NOT NULL",
    "timetable ADD COLUMN made_of TEXT DEFAULT '' NOT NULL",
    "seeker ADD COLUMN max_meetings INTEGER",
    "employer ADD COLUMN talk INTEGER",
    "employer ADD COLUMN max_meetings INTEGER",
    "station ADD COLUMN max_run INTEGER",
    "station ADD COLUMN arrives TEXT",
    "station ADD COLUMN leaves TEXT",
)


def upgrade() -> None:
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE {column}")
    connection = op.get_bind()
    for key, rules in connection.execute(text("SELECT id, rules FROM fair")).all():
        known = json.loads(rules)
        # What was yes or no is one of four answers now.
        avoided = known.pop("avoid_met_before", True)
        known["met_before"] = "avoid" if avoided else "ignore"
        change = text("UPDATE fair SET rules = :rules WHERE id = :id")
        connection.execute(change, {"rules": json.dumps(known), "id": key})
