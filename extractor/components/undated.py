"""Undated deeds: a sentence without a date goes in, the deed that its main clause tells comes out.

News tells what happened on one day in many sentences and gives the day in the first: "A said on
Tuesday ... He added ... B welcomed ...". Such deeds are dated by the article alone: by the day that
its opening tells, or else the day of its publication. They stand apart from what a sentence dates
(anchor `published`), as background without a date looks the same.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Span, Token

from extractor.components.anchors import is_anchored
from extractor.components.dating import root_of
from extractor.components.local import LocalEvent
from extractor.components.referents import Referents
from extractor.components.status import standing
from extractor.components.syntax import subjects
from extractor.errors import BadDate
from extractor.lexicon.word_sets import word_sets
from extractor.records import TimeExpression
from extractor.when import When, read_iso

OPENING = 3
"""Sentences at the head of an article that tell what it is about."""
FRESH_DAYS = 7
"""What lies further back than this is no news of the day."""


def day_of_story(published: str | None, told: Iterable[LocalEvent], opening: int) -> When | None:
    """Find the day that an article is about.

    Args:
        published: ISO date of the article, or None.
        told: its dated events, in order of text.
        opening: index behind the last word of its opening.

    Returns:
        The last day that its opening tells, not long before its publication; else the day of
        publication; None where it has none.
    """
    own = _day(published)
    if own is None or own.start is None:
        return None
    first = own.start - dt.timedelta(days=FRESH_DAYS)
    fresh = [
        event.when
        for event in told
        if event.sentence.end <= opening
        and event.status == "asserted"
        and event.when is not None
        and event.when.start is not None
        and event.when.start == event.when.end
        and first <= event.when.start <= own.start
    ]
    return max(fresh, key=lambda when: when.edtf, default=own)


def _day(published: str | None) -> When | None:
    try:
        when = read_iso((published or "")[:10])
    except BadDate:
        return None
    return when if when.precision == "day" else None


def undated_deeds(
    sentence: Span, times: Sequence[TimeExpression], taken: Collection[int], referents: Referents
) -> Iterator[Token]:
    """Find the deeds that a sentence tells in its main clause and dates by nothing.

    Args:
        sentence: of running text.
        times: that stand in it.
        taken: indices of the words of its dated deeds.
        referents: of its Doc.
    """
    root = sentence.root
    if root.i in taken or not _tells_a_deed(root) or any(_may_date(root, time) for time in times):
        return
    is_saying = root.lemma_.lower() in word_sets("telling")["saying"]
    if not is_saying and any(token.i in taken for token in sentence):
        return  # what a sentence dates in one clause it tells of the others as well
    if standing(root).status == "asserted" and any(
        True for subject in subjects(root) for _ in referents.of(subject)
    ):
        yield root


def _tells_a_deed(root: Token) -> bool:
    """Whether a main verb tells something done, not how things are or had been long before."""
    if root.pos_ != "VERB" or root.lemma_.lower() in word_sets("deeds")["states"]:
        return False
    helpers = {child.lemma_.lower(): child for child in root.children if child.dep_ == "aux"}
    if root.tag_ == "VBD":
        return not helpers
    if root.tag_ == "VBN":
        passive = any(child.dep_ == "auxpass" and child.tag_ == "VBD" for child in root.children)
        have = helpers.get("have")
        return (passive and not helpers) or (have is not None and have.tag_ in {"VBZ", "VBP"})
    telling = word_sets("telling")
    return root.tag_ in {"VBZ", "VBP"} and root.lemma_.lower() in (
        telling["saying"] | telling["hedging_verbs"]
    )


def _may_date(root: Token, time: TimeExpression) -> bool:
    """Whether a time may belong to a main verb: not from within what is said or added."""
    token = root_of(root.sent, time)
    measures = time.type in {"SET", "DURATION"} and time.relation is None
    if token is None or (measures and not is_anchored(time)):
        return False
    while token.i != root.i:
        if token.dep_ in {"ccomp", "relcl", "acl", "advcl"}:
            return False
        if token.dep_ == "ROOT":
            break
        token = token.head
    return True
