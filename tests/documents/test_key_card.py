"""The card of keys: one page, every key, in both languages."""

import pytest
from paper import findings, pages, text

from motesplats.documents.key_card import key_card
from motesplats.i18n import words_in
from motesplats.key_words import EVERYWHERE, PAGE_KEYS, key_said


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_key_stands_on_one_page_that_can_be_read_aloud(language: str) -> None:
    tr = words_in(language)
    card = key_card(tr)
    assert len(pages(card)) == 1
    assert findings(card) == []
    told = "".join(text(card).split())
    for group in (EVERYWHERE, *PAGE_KEYS):
        for key in group.keys:
            assert "".join(key_said(key, tr).split()) in told
            assert "".join(tr(key.does).split()) in told
