"""Who holds which post at which firm."""

from __future__ import annotations

import pytest

from extractor.components.posts import find_posts
from extractor.components.referents import Referents
from tests.components.readings import read

pytestmark = pytest.mark.model

POSTS = {
    "Ingrid Solberg, chief executive of Lumen Labs, spoke.": {
        ("Ingrid Solberg", "leads", "Lumen Labs", "chief executive")
    },
    "Lumen Labs CEO Peter Kowalski bought shares.": {
        ("Peter Kowalski", "leads", "Lumen Labs", "ceo")
    },
    "Lumen Labs's founder, Ingrid Solberg, spoke.": {
        ("Ingrid Solberg", "founded", "Lumen Labs", "founder")
    },
    "Ingrid Solberg is the chairwoman of Kestrel Bank.": {
        ("Ingrid Solberg", "leads", "Kestrel Bank", "chairwoman")
    },
    "Peter Kowalski, an analyst at Kestrel Bank, spoke.": {
        ("Kestrel Bank", "employs", "Peter Kowalski", "analyst")
    },
    "Peter Kowalski, founder and chief executive of Lumen Labs, spoke.": {
        ("Peter Kowalski", "founded", "Lumen Labs", "founder"),
        ("Peter Kowalski", "leads", "Lumen Labs", "chief executive"),
    },
    "Kestrel Bank hired Peter Kowalski as an adviser.": {
        ("Kestrel Bank", "employs", "Peter Kowalski", "adviser")
    },
    # Whoever gives up the head's post was employed, and leads no more.
    "Peter Kowalski resigned as chief executive of Lumen Labs.": {
        ("Lumen Labs", "employs", "Peter Kowalski", "chief executive")
    },
    # A post without a holder, a holder without a firm.
    "The chief executive of Lumen Labs spoke.": set(),
    "Peter Kowalski, a retired judge, spoke.": set(),
    "Peter Kowalski visited the chairman of Lumen Labs.": set(),
}


@pytest.mark.parametrize("text", POSTS)
def test_posts(text):
    reading = read(text)
    referents = Referents(reading.doc)
    found = {
        (reading.names[tie.source.kb_id_], tie.type, reading.names[tie.target.kb_id_], tie.role)
        for token in reading.doc
        for tie in find_posts(token, referents)
    }
    assert found == POSTS[text]
