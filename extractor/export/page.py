"""One HTML page that works from disk: Who's Who, timeline, and the articles behind every line.

A click on a line's number leads to the passage, marked in its article, by plain links: no script,
no outside request. Everything an article holds is escaped, and the page forbids itself scripts.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from extractor.digest import build_digest
from extractor.digest.inert import inert
from extractor.digest.notes import facts_line, place, sources_by_id, status_mark
from extractor.export.passages import mark_passages, passage_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.digest import Digest, Profile, Source, TimelineEntry
    from extractor.records import Article, Evidence, Library

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfcf9; --faint: #5b5b5b;
  --line: #ddd8cc; --mark: #fff3b8; --hit: #ffd54a; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece9e2; --paper: #17181a; --faint: #a5a29a;
  --line: #3a3b3e; --mark: #4a431f; --hit: #8a6d00; --link: #8ec5ff; } }
body { font: 17px/1.55 Georgia, "Songti SC", "Noto Serif CJK SC", serif; color: var(--ink);
  background: var(--paper); max-width: 60rem; margin: 0 auto; padding: 1rem; }
nav a { margin-right: 1rem; } a { color: var(--link); }
h1, h2 { line-height: 1.2; } h2 { border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
.card { border: 1px solid var(--line); border-radius: 6px; padding: .6rem 1rem; margin: 0 0 1rem; }
.card h3 { margin: 0; } .about { color: var(--faint); font-size: .85em; margin: 0 0 .4rem; }
.card p { margin: .3rem 0; } sup a { text-decoration: none; padding: 0 .15em; }
.time { display: grid; grid-template-columns: 13rem 1fr; gap: .35rem 1rem; margin: 0; }
.time dt { color: var(--faint); } .time dd { margin: 0; }
.status { color: var(--faint); font-style: italic; }
mark { background: var(--mark); color: inherit; } mark:target { background: var(--hit); }
mark { scroll-margin-top: 30vh; }
@media (max-width: 40rem) { .time { display: block; } .time dt { margin-top: .6rem; } }
""".strip()


def to_page(library: Library) -> bytes:
    """Return the digest of a library and its articles as one UTF-8 HTML page."""
    digest = build_digest(library)
    evidence = [e for p in digest.profiles for s in p.sentences for e in s.evidence]
    evidence += [e for entry in digest.timeline for e in entry.evidence]
    passages: dict[str, list[Evidence]] = {}
    for e in evidence:
        passages.setdefault(e.article, []).append(e)
    sources = sources_by_id(digest)
    names = {entity.id: inert(entity.name) for entity in library.entities}
    parts = [
        _HEAD,
        *_who(digest, sources),
        *_timeline(digest, sources, names),
        '<section id="articles" aria-labelledby="h-articles"><h2 id="h-articles">Articles</h2>',
        *(_article(a, passages.get(a.id, [])) for a in library.articles),
        "</section></main></body></html>",
    ]
    return ("\n".join(parts) + "\n").encode()


_HEAD = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Who's Who and What Happened When</title>
<style>
{_STYLE}
</style></head><body>
<nav aria-label="Parts"><a href="#who">Who's Who</a><a href="#when">What Happened When</a>\
<a href="#articles">Articles</a></nav><main>"""


def _who(digest: Digest, sources: dict[str, Source]) -> Iterable[str]:
    yield '<section id="who" aria-labelledby="h-who"><h1 id="h-who">Who\'s Who</h1>'
    for profile in digest.profiles:
        yield _card(profile, sources)
    yield "</section>"


def _card(profile: Profile, sources: dict[str, Source]) -> str:
    about = facts_line(profile)
    if profile.aliases:
        about += f" · also {', '.join(profile.aliases)}"
    text = " ".join(f"{_escape(s.text)}{_links(s.evidence, sources)}" for s in profile.sentences)
    return (
        f'<article class="card" id="{_escape(profile.id)}"><h3>{_escape(profile.name)}</h3>'
        f'<p class="about">{_escape(about)}</p><p>{text}</p></article>'
    )


def _timeline(digest: Digest, sources: dict[str, Source], names: dict[str, str]) -> Iterable[str]:
    yield '<section id="when" aria-labelledby="h-when"><h1 id="h-when">What Happened When</h1>'
    yield '<dl class="time">'
    for entry in digest.timeline:
        yield f"<dt>{_escape(entry.label)}</dt><dd>{_entry(entry, sources, names)}</dd>"
    yield "</dl></section>"


def _entry(entry: TimelineEntry, sources: dict[str, Source], names: dict[str, str]) -> str:
    first = entry.evidence[0]
    mark = status_mark(entry)
    shown = f' <span class="status">{_escape(mark)}</span>' if mark else ""
    who = ", ".join(names.get(p, p) for p in entry.participants)
    title = f' title="{_escape(who)}"' if who else ""
    line = f'<a href="#{passage_id(first)}"{title}>{_escape(entry.text)}</a>'
    return f"{line}{shown}{_links(entry.evidence[1:], sources)}"


def _links(evidence: Iterable[Evidence], sources: dict[str, Source]) -> str:
    links = []
    for e in evidence:
        where = _escape(place(e, sources))
        links.append(
            f'<sup><a href="#{passage_id(e)}" title="{where}" aria-label="Passage: {where}">'
            "¶</a></sup>"
        )
    return "".join(links)


def _article(article: Article, evidence: list[Evidence]) -> str:
    about = [article.outlet or "", (article.published or "date unknown"), article.path]
    shown = [
        f'<article id="{_escape(article.id)}" lang="{_language(article.language)}">',
        f'<p class="about">{_escape(" · ".join(part for part in about if part))}</p>',
    ]
    for paragraph in article.paragraphs:
        tag = {"title": "h3", "heading": "h4"}.get(paragraph.kind, "p")
        text = mark_passages(article.text, paragraph.start, paragraph.end, evidence)
        shown.append(f'<{tag} lang="{_language(paragraph.language)}">{text}</{tag}>')
    return "\n".join([*shown, "</article>"])


def _language(language: str) -> str:
    return {"en": "en", "zh": "zh"}.get(language, "und")


def _escape(text: str) -> str:
    return html.escape(inert(text), quote=True)
