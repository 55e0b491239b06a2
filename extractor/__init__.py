"""Reads news articles and turns them into a graph and a timeline that can be asked and checked.

The straight line, one function an arrow:

    path -read_articles-> Article -read_doc-> Doc -extract-> Extraction -resolve-> Extraction
         -save-> Store -build_graph-> Graph -build_digest-> Digest -write-> outputs

From Python, `open_store` opens what `extractor ingest` stored, to be asked (`extractor.api`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.api import open_store as open_store

__version__ = "0.1.0"
__all__ = ["__version__", "open_store"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import what is asked for only then: the package is imported by every command."""
    if name == "open_store":
        from extractor.api import open_store

        return open_store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
