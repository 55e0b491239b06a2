"""Turtle: a library goes in, the same triples as in `linked_data.py` come out, one node a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from extractor.export.linked_data import PREFIXES, resources

if TYPE_CHECKING:
    from extractor.export.linked_data import Node
    from extractor.records import Library

_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')


def to_turtle(library: Library) -> bytes:
    """Return a library as Turtle, UTF-8."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(PREFIXES.items())]
    for node in resources(library):
        lines += ["", _block(node)]
    return ("\n".join(lines) + "\n").encode()


def _block(node: Node) -> str:
    said = [f"a {', '.join(node['@type'])}"]
    for word, value in node.items():
        if word.startswith("@"):
            continue
        values = value if isinstance(value, list) else [value]
        said.append(f"{word} {', '.join(_term(one) for one in values)}")
    return f"<{node['@id']}> " + " ;\n    ".join(said) + " ."


def _term(value: Any) -> str:  # noqa: ANN401
    r"""Write an object.

    >>> _term({"@value": "2025-02", "@type": "xsd:gYearMonth"}), _term('say "hi"')
    ('"2025-02"^^xsd:gYearMonth', '"say \\"hi\\""')
    """
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _literal(value)
    if "@id" in value:
        return f"<{value['@id']}>"
    tail = f"^^{value['@type']}" if "@type" in value else f"@{value['@language']}"
    return _literal(value["@value"]) + tail


def _literal(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return _NAMED.get(match[0], f"\\u{ord(match[0]):04X}")
