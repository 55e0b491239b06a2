"""Full text: words go in, the sentences that hold all of them come out.

Of few hits the best come first, by the rank of FTS5 (bm25). Of very many the newest do: words that
stand in thousands of sentences tell none of them from another, and to rank them all takes long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, column, select, table, text

from extractor.records import Record, Sentence
from extractor.store.rows import read_sentence
from extractor.store.schema import SENTENCE_WORDS, sentences
from extractor.store.words import find_terms, match_query

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from extractor.store.questions import Question

MOST_RANKED = 1000

_WORDS = table(SENTENCE_WORDS, column("rowid", Integer), column("rank"))
_MATCH = text(f"{SENTENCE_WORDS} MATCH :match")


class Hit(Record):
    """A sentence that a search found.

    Attributes:
        marks: (start, end) of what was searched for, character offsets in the sentence's quote.
    """

    sentence: Sentence
    marks: tuple[tuple[int, int], ...]


def find_hits(
    connection: Connection, words: str, question: Question, limit: int | None
) -> tuple[Hit, ...]:
    """Find the sentences that hold all words, with the places to mark; without words, none.

    Args:
        connection: to the store.
        words: as a person writes them (`words.match_query`).
        question: its `article` and `section` count.
        limit: most sentences to give; None for all.
    """
    match = match_query(words)
    if match is None:
        return ()
    newest = _matching(question, _WORDS.c.rowid).order_by(_WORDS.c.rowid.desc())
    most = MOST_RANKED if limit is None else max(limit, MOST_RANKED)
    ids = connection.execute(newest.limit(most + 1), {"match": match}).scalars().all()
    query = select(sentences)
    if len(ids) <= most:
        found = _matching(question, _WORDS.c.rowid, _WORDS.c.rank).subquery()
        query = query.join(found, found.c.rowid == sentences.c.id)
        query = query.order_by(found.c.rank, sentences.c.article, sentences.c.start)
    else:
        found = newest.limit(limit).subquery()
        query = query.join(found, found.c.rowid == sentences.c.id)
        query = query.order_by(sentences.c.id.desc())
    rows = connection.execute(query.limit(limit), {"match": match}).mappings()
    told = (read_sentence(row) for row in rows)
    return tuple(Hit(sentence=s, marks=find_terms(s.evidence.quote, words)) for s in told)


def _matching(question: Question, *columns: Any) -> Select[Any]:  # noqa: ANN401
    query = select(*columns).where(_MATCH)
    if question.article is not None or question.section is not None:
        query = query.join_from(_WORDS, sentences, sentences.c.id == _WORDS.c.rowid)
    if question.article is not None:
        query = query.where(sentences.c.article == question.article)
    if question.section is not None:
        query = query.where(sentences.c.section == question.section)
    return query
