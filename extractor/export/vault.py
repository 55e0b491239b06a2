"""A vault for Obsidian: a library goes in, a folder of linked Markdown notes comes out.

One note an entity and an article, and one with the timeline. Names of files are safe on every
system; nothing that an article holds is obeyed as markup, and no text of it makes a link.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from extractor.digest import build_digest
from extractor.digest.inert import inert, markdown
from extractor.digest.markup import footnotes, note_marks, profile_markdown
from extractor.digest.notes import Notes, line_mark, sources_by_id
from extractor.lexicon.predicates import predicates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.digest import Digest, Profile, TimelineEntry
    from extractor.records import Article, EntityType, Library, Relation

_FOLDERS: dict[EntityType, str] = {
    "company": "Companies", "model": "Models", "person": "People", "product": "Products",
    "organization": "Organizations", "place": "Places",
}  # fmt: skip
# What file systems or Obsidian's links cannot hold in a name.
_UNSAFE = re.compile(r'[\\/:*?"<>|#^\[\]%\x00-\x1f]+')
_REPEATED = re.compile(r"-(?:\s*-)+")
_LONGEST = 80
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


def to_vault(library: Library) -> dict[str, bytes]:
    """Return the notes by their paths, UTF-8, sorted by path."""
    digest = build_digest(library)
    paths = _paths(library)
    ties: dict[str, list[Relation]] = defaultdict(list)
    for relation in library.relations:
        for end in {relation.source, relation.target}:
            ties[end].append(relation)
    dates: dict[str, list[TimelineEntry]] = defaultdict(list)
    for entry in digest.timeline:
        for id_ in entry.participants:
            dates[id_].append(entry)
    targets = _targets(paths)
    notes = {"Timeline": _timeline(digest, targets)}
    for article in library.articles:
        notes[paths[article.id]] = _article(article)
    for profile in digest.profiles:
        notes[paths[profile.id]] = _entity(
            profile, ties[profile.id], dates[profile.id], digest, targets
        )
    return {f"{path}.md": text.encode() for path, text in sorted(notes.items())}


def _paths(library: Library) -> dict[str, str]:
    """Give everything a path without its ending; two that differ in case alone get their ids."""
    wanted = [(article.id, "Articles", article.title) for article in library.articles]
    wanted += [(entity.id, _FOLDERS[entity.type], entity.name) for entity in library.entities]
    paths: dict[str, str] = {}
    taken = {"timeline"}
    for id_, folder, name in wanted:
        path = f"{folder}/{file_name(name) or file_name(id_)}"
        if path.casefold() in taken:
            path = f"{path} ({file_name(id_)})"
        taken.add(path.casefold())
        paths[id_] = path
    return paths


def _targets(paths: dict[str, str]) -> dict[str, str]:
    """Give what a link to a note says: its name alone where no other note is called so."""
    names = Counter(path.rpartition("/")[2].casefold() for path in paths.values())
    return {
        id_: name if names[(name := path.rpartition("/")[2]).casefold()] == 1 else path
        for id_, path in paths.items()
    }


def file_name(name: str) -> str:
    """Give the name of a file for a name, empty where nothing of it is left.

    >>> file_name("AC/DC: [live]"), file_name("..")
    ('AC-DC-live', '')
    """
    text = _REPEATED.sub("-", _UNSAFE.sub("-", inert(name))).strip(" .-")
    text = text[:_LONGEST].rstrip(" .-")
    return f"{text}-" if _RESERVED.fullmatch(text) else text


def _front(fields: dict[str, object]) -> list[str]:
    """Give the properties of a note; JSON is YAML too, and needs no rules for quoting.

    Obsidian follows links in properties too: brackets in pairs are taken apart.
    """
    told = {name: value for name, value in fields.items() if value not in (None, "", [])}
    rows = [
        f"{name}: {json.dumps(value, ensure_ascii=False).replace('[[', '[').replace(']]', ']')}"
        for name, value in told.items()
    ]
    return ["---", *rows, "---", ""]


def _link(path: str, name: str) -> str:
    """Give a link to a note; what stands for it is free of what would end it."""
    shown = re.sub(r"[\[\]|]", "", inert(name)) or path
    return f"[[{path}]]" if shown == path else f"[[{path}|{markdown(shown)}]]"


def _entity(
    profile: Profile,
    ties: Iterable[Relation],
    dates: Iterable[TimelineEntry],
    digest: Digest,
    targets: dict[str, str],
) -> str:
    notes = Notes()
    names = {other.id: other.name for other in digest.profiles}
    lines = _front(
        {
            "aliases": list(profile.aliases),
            "tags": [profile.type],
            "id": profile.id,
            "first_seen": profile.first_seen,
            "last_seen": profile.last_seen,
        }
    )
    lines += [f"# {markdown(profile.name)}", "", *profile_markdown(profile, notes)]
    told = list(_ties(profile.id, ties, names, targets, notes))
    if told:
        lines += ["", "## Ties", "", *told]
    happened = [_dated(entry, notes, targets, names, besides=profile.id) for entry in dates]
    if happened:
        lines += ["", "## Timeline", "", *happened]
    return _whole(lines, digest, notes, targets)


def _ties(
    id_: str,
    ties: Iterable[Relation],
    names: dict[str, str],
    targets: dict[str, str],
    notes: Notes,
) -> Iterator[str]:
    groups: dict[tuple[str, str, str], list[Relation]] = defaultdict(list)
    for relation in ties:
        predicate = predicates()[relation.type]
        is_source = relation.source == id_
        other = relation.target if is_source else relation.source
        label = predicate.label if is_source else predicate.reverse
        groups[label, other, relation.status].append(relation)
    for (label, other, status), group in sorted(groups.items()):
        mark = "" if status == "asserted" else f" *{status}*"
        evidence = [e for relation in group for e in relation.evidence]
        # who has no profile is named by no article that was asked for, and has no note
        told = _link(targets[other], names[other]) if other in names else markdown(other)
        yield f"- {label} {told}{mark}{note_marks(notes.numbers(evidence))}"


def _dated(
    entry: TimelineEntry,
    notes: Notes,
    targets: dict[str, str],
    names: dict[str, str],
    *,
    besides: str | None = None,
) -> str:
    mark = line_mark(entry)
    shown = f" *{markdown(mark)}*" if mark else ""
    marks = note_marks(notes.numbers(entry.evidence))
    others = [id_ for id_ in entry.participants if id_ != besides and id_ in names]
    links = ", ".join(_link(targets[id_], names[id_]) for id_ in others)
    tail = f" ({links})" if links else ""
    return f"- **{markdown(entry.label)}:** {markdown(entry.text)}{shown}{marks}{tail}"


def _timeline(digest: Digest, targets: dict[str, str]) -> str:
    notes = Notes()
    names = {profile.id: profile.name for profile in digest.profiles}
    lines = ["# What Happened When", ""]
    lines += [_dated(entry, notes, targets, names) for entry in digest.timeline]
    return _whole(lines, digest, notes, targets)


def _whole(lines: list[str], digest: Digest, notes: Notes, targets: dict[str, str]) -> str:
    """Give a note with its footnotes, each with a link to its article."""
    told = footnotes(sources_by_id(digest), notes)
    passages = [evidence for _, evidence in notes.listed()]
    linked = [
        f"{note} [[{targets[evidence.article]}]]"
        for note, evidence in zip([line for line in told if line], passages, strict=True)
    ]
    return "\n".join([*lines, *([""] if linked else []), *linked]) + "\n"


def _article(article: Article) -> str:
    lines = _front(
        {
            "tags": ["article"],
            "id": article.id,
            "published": article.published,
            "outlet": article.outlet,
            "authors": list(article.authors),
        }
    )
    for paragraph in article.paragraphs:
        text = markdown(article.text[paragraph.start : paragraph.end])
        head = {"title": "# ", "heading": "## "}.get(paragraph.kind, "")
        lines += [f"{head}{text}", ""]
    return "\n".join(lines)
