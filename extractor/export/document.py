"""Markdown: a library goes in, one page with Who's Who, timeline and footnotes comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.digest import build_digest
from extractor.digest.markup import render_digest_markdown

if TYPE_CHECKING:
    from extractor.records import Library


def to_markdown(library: Library) -> bytes:
    """Return the digest of a library as UTF-8 Markdown."""
    return render_digest_markdown(build_digest(library)).encode()
