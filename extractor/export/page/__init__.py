"""One HTML page that works from disk: a library goes in, a self-contained page comes out.

Who's Who, timeline, graph, conflicts and the articles behind every line, in one file that asks
nobody. `payload.py` makes what it shows, `assets/` holds how, `vendor/` the two libraries that it
draws with.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from extractor.export.page.payload import build_payload

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from extractor.records import Library

_HERE: Traversable = files("extractor.export.page")
_SCRIPTS = (
    "dom", "data", "state", "filters", "parts", "who", "strip", "lanes", "when", "drawing",
    "links", "graph", "conflicts", "articles", "passage", "searching", "main",
)  # fmt: skip
"""The parts of the page's script, in the order in which they need each other."""
_STYLES = ("frame", "views", "media")
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def to_page(library: Library) -> bytes:
    """Return a library as one UTF-8 HTML page; the same library gives the same bytes.

    Nothing of an article can run in it: all of it stands in a block of data, from which the script
    makes text only, and the page's own policy refuses every script and style but those whose
    hashes it names, and every request.
    """
    return fill_page(build_payload(library))


def fill_page(payload: dict[str, Any]) -> bytes:
    """Return the page around a payload."""
    vendor = json.loads(_read("vendor/vendor.json"))
    libraries = [_script(_SOURCE_MAP.sub("", _read(f"vendor/{v['file']}"))) for v in vendor]
    own = "\n".join(_read(f"assets/{name}.js") for name in _SCRIPTS)
    script = _script(f'"use strict";\n(() => {{\n{own}}})();')
    style = "\n".join(_read(f"assets/{name}.css") for name in _STYLES)
    slots = {
        "policy": _policy(
            scripts=[_hash(text) for text in (*libraries, script)],
            styles=[_hash(style), *(hash_ for v in vendor for hash_ in v["styles"])],
        ),
        "style": style,
        "data": _data(payload),
        "script": script,
        "libraries": "\n".join(f"<script>{library}</script>" for library in libraries),
    }
    page = _SLOT.sub(lambda slot: slots[slot.group(1)], _read("assets/page.html"))
    return page.encode()


def _policy(*, scripts: list[str], styles: list[str]) -> str:
    def quoted(hashes: list[str]) -> str:
        return " ".join(f"'{hash_}'" for hash_ in hashes)

    return (
        f"default-src 'none'; script-src {quoted(scripts)}; style-src {quoted(styles)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _script(text: str) -> str:
    """Keep a script from ending its element early; in its strings the backslash means nothing."""
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _data(payload: dict[str, Any]) -> str:
    """Write JSON in which no markup can begin."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    escapes = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
    return re.sub("[<>&]", lambda match: escapes[match.group()], text)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _read(name: str) -> str:
    return _HERE.joinpath(name).read_text(encoding="utf-8")
