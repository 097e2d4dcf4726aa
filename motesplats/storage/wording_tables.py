"""The tables about words: texts to be written anew by employers, labels that were reviewed."""

from sqlalchemy import Column, ForeignKeyConstraint, Table, Text

from motesplats.storage.tables import metadata as metadata

# Goes with the decision: whatever takes that back, or decides otherwise, takes this away.
rewrite_request = Table(
    "rewrite_request",
    metadata,
    Column("submission_id", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    ForeignKeyConstraint(
        ["submission_id", "item"],
        ["release.submission_id", "release.item"],
        name="fk_rewrite_request_release",
        ondelete="CASCADE",
    ),
)

label_review = Table(
    "label_review",
    metadata,
    Column("language", Text, primary_key=True),
    Column("who", Text, nullable=False),
    # A digest of the texts that were reviewed: other texts are not.
    Column("texts", Text, nullable=False),
    Column("at", Text, nullable=False),
)
