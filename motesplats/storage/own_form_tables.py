"""The tables about forms: each form as it was given, what fairs change in theirs, own branches."""

from sqlalchemy import Column, ForeignKey, Table, Text

from motesplats.storage.tables import metadata as metadata

# Kept once however many were filled in; ``digest`` is that of the text.
form_given = Table(
    "form_given",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("form", Text, nullable=False),
)

submission_form = Table(
    "submission_form",
    metadata,
    Column(
        "submission_id",
        Text,
        ForeignKey("submission.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("digest", Text, ForeignKey("form_given.digest"), nullable=False, index=True),
)

fair_form = Table(
    "fair_form",
    metadata,
    Column("fair_id", Text, ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True),
    Column("branch", Text, primary_key=True),
    Column("changes", Text, nullable=False),
)

# ``content`` is JSON as in the program's own branches.
own_branch = Table(
    "own_branch",
    metadata,
    Column("id", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
