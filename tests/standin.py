"""A stand-in for the language pipeline, which takes milliseconds and no model."""

from __future__ import annotations

import re

from extractor.records import Entity, Evidence, Extraction, Mention, Sentence


def read_capitals(articles, *, settings):  # noqa: ARG001
    """Stand in for the pipeline: every word in capitals is a company, a paragraph a sentence."""
    for article in articles:
        places: dict[str, list[int]] = {}
        for word in re.finditer(r"[A-Z]{2,}", article.text):
            places.setdefault(word.group(), []).append(word.start())
        yield Extraction(
            article=article,
            sentences=tuple(
                Sentence(
                    evidence=Evidence(
                        article=article.id,
                        section=p.section,
                        paragraph=i,
                        start=p.start,
                        end=p.end,
                        quote=article.text[p.start : p.end],
                    ),
                    language="en",
                )
                for i, p in enumerate(article.paragraphs)
            ),
            entities=tuple(
                Entity(
                    id=f"company:{i}",
                    type="company",
                    name=name,
                    mentions=tuple(
                        Mention(
                            article=article.id,
                            start=at,
                            end=at + len(name),
                            text=name,
                            kind="name",
                            rule="capitals",
                        )
                        for at in starts
                    ),
                )
                for i, (name, starts) in enumerate(sorted(places.items()))
            ),
            events=(),
            relations=(),
        )
