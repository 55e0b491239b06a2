"""Annotated articles read by the program: folders go in, Docs with their keys come out.

Here the two meet: which entity of the key each entity found in the text is, decided by names as in
scoring.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from spacy.tokens import Doc, Span

from extractor.components import build_nlp, read_docs
from extractor.reading import read_article
from extractor.records import Article
from extractor.scoring.matching import plain_names
from extractor.settings import Settings
from extractor.training.recogniser.halves import half, half_name

if TYPE_CHECKING:
    from extractor.components.recogniser import Recogniser

CONTEXT = 30
"""Characters before a mention that find it again in the cleaned text."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """One annotated article.

    Attributes:
        folder: where it stands.
        name: name of its folder.
        article: as read.
        doc: its Doc, through the pipeline.
        gold: its key.
        meant: local entity id -> entity id of the key; those that the key does not have are absent.
    """

    folder: Path
    name: str
    article: Article
    doc: Doc
    gold: Mapping[str, Any]
    meant: Mapping[str, str]

    def key_of(self, span: Span) -> str:
        """Entity of the key that a mention stands for, or its own id behind a question mark."""
        return self.meant.get(span.kb_id_, f"?{span.kb_id_}")


def read_aligned(
    folders: Iterable[Path], *, without: Iterable[str] = (), halves: Path | None = None
) -> Iterator[Aligned]:
    """Read annotated English articles, in order of their folders' names.

    Args:
        folders: folders with `gold.json` and `article.txt` or `article.html`; those that hold
            none, or a Chinese article, are passed over.
        without: components to leave out.
        halves: folder of the two networks that were trained on one half of the corpus each; every
            article is read by the one that never saw it. None reads with the shipped network.
    """
    settings = Settings()
    nlp = build_nlp(settings)
    recogniser = cast("Recogniser", nlp.get_pipe("recogniser"))
    for component in without:
        nlp.disable_pipe(component)
    for folder in sorted(folders):
        key = folder / "gold.json"
        if not key.exists():
            continue
        path = next(p for p in sorted(folder.glob("article.*")))
        article = read_article(path, settings=settings)
        if article.language != "en":
            continue
        if halves is not None:
            recogniser.model = halves / half_name(half(folder.name))
        ((_, doc),) = read_docs(nlp, [article])
        gold = json.loads(key.read_text(encoding="utf-8"))
        yield Aligned(folder, folder.name, article, doc, gold, _meant(doc, gold))


def _meant(doc: Doc, gold: Mapping[str, Any]) -> dict[str, str]:
    named = {name: e["id"] for e in gold["entities"] for name in plain_names(e)}
    found: dict[str, str] = {}
    for entity in doc._.entities:
        names = plain_names({"name": entity.name, "aliases": entity.aliases})
        hits = sorted(named[name] for name in names if name in named)
        if hits:
            found[entity.id] = hits[0]
    return found


def annotated_places(aligned: Aligned) -> Iterator[tuple[int, int, str, str]]:
    """Find the mentions of a key in the cleaned text.

    Yields:
        (start, end, entity of the key, form) in characters of the text, end exclusive; those whose
        surroundings were changed by cleaning are left out.
    """
    path = aligned.folder / "article.txt"
    source = path.read_text(encoding="utf-8") if path.exists() else str(aligned.gold["text"])
    text = aligned.doc.text
    for start, end, entity, form in aligned.gold["mentions"]:
        stretch = source[max(0, start - CONTEXT) : end]
        at = text.find(stretch)
        if at >= 0:
            behind = at + len(stretch)
            yield behind - (end - start), behind, entity, form


def as_annotated(aligned: Aligned) -> Aligned:
    """Put the mentions of the key in the place of those found, entities named as in the key."""
    doc = aligned.doc.copy()
    types = {entity["id"]: entity["type"] for entity in aligned.gold["entities"]}
    spans = [
        doc.char_span(
            start, end, label=types[entity], kb_id=entity, span_id=form, alignment_mode="expand"
        )
        for start, end, entity, form in annotated_places(aligned)
    ]
    found = [span for span in spans if span is not None]
    doc.spans["mentions"] = sorted(found, key=lambda span: (span.start, span.end))
    doc._.implied = {}
    return replace(aligned, doc=doc, meant={entity: entity for entity in types})


def folders_of(arguments: Iterable[str]) -> list[Path]:
    """List the article folders below some folders."""
    return [folder for a in arguments for folder in sorted(Path(a).iterdir()) if folder.is_dir()]
