"""What all tests share: no test reaches the network, each gets a store of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis
import pytest
from pytest_socket import disable_socket, enable_socket

from extractor.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extractor.store import Store


# A busy machine is no failure of a law; speed is measured by the benchmark.
hypothesis.settings.register_profile("no deadline", deadline=None)
hypothesis.settings.load_profile("no deadline")


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Block sockets, other than the unix ones that processes on one machine talk through."""
    disable_socket(allow_unix_socket=True)
    yield
    enable_socket()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an empty store."""
    with open_store(tmp_path / "articles.db", create=True) as opened:
        yield opened
