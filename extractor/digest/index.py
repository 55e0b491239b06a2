"""A library, looked up by entity: which facts, events, sentences and paragraphs are about it.

Built once for a digest; the writers of profiles ask it and never search the library themselves.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from extractor.digest.inert import inert
from extractor.records import (
    MACHINE_DIGEST,
    Article,
    Entity,
    Event,
    Evidence,
    Library,
    Mention,
    Relation,
    Sentence,
    Status,
)

_STATE = re.compile(
    r"\b(?:Union|Republic|Kingdom|States|Emirates|Netherlands|Islands|EU|U\.?[KS]\.?)"
)


class Telling:
    """One sentence that names an entity.

    Attributes:
        sentence: the sentence.
        mention: the first mention by name in it.
    """

    __slots__ = ("mention", "sentence")

    def __init__(self, sentence: Sentence, mention: Mention) -> None:
        """Pair a sentence with the mention in it."""
        self.sentence = sentence
        self.mention = mention

    @property
    def before(self) -> str:
        """What stands in the sentence before the mention."""
        evidence = self.sentence.evidence
        return evidence.quote[: self.mention.start - evidence.start]

    @property
    def after(self) -> str:
        """What stands in the sentence behind the mention."""
        evidence = self.sentence.evidence
        return evidence.quote[self.mention.end - evidence.start :]


class Index:
    """Look-ups over one library; nothing in it changes after it is built."""

    def __init__(self, library: Library, *, statuses: Collection[Status]) -> None:
        """Index a library; relations and events of other statuses than `statuses` are left out."""
        self.articles: dict[str, Article] = {article.id: article for article in library.articles}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in library.entities}
        self.names = frozenset(inert(entity.name).casefold() for entity in library.entities)
        self.relations: dict[str, list[Relation]] = defaultdict(list)
        self.events: dict[str, list[Event]] = defaultdict(list)
        self._sentences: dict[str, list[Sentence]] = defaultdict(list)
        for relation in library.relations:
            if relation.status in statuses:
                for end in {relation.source, relation.target}:
                    self.relations[end].append(relation)
        for event in library.events:
            if event.status in statuses:
                for entity in {p.entity for p in event.participants}:
                    self.events[entity].append(event)
        for sentence in library.sentences:
            self._sentences[sentence.evidence.article].append(sentence)
        self._starts = {
            article: [s.evidence.start for s in sentences]
            for article, sentences in self._sentences.items()
        }

    def sentence_at(self, article: str, offset: int) -> Sentence | None:
        """Return the sentence of an article that covers a character offset, if any."""
        found = bisect.bisect_right(self._starts.get(article, []), offset) - 1
        if found < 0:
            return None
        sentence = self._sentences[article][found]
        return sentence if offset < sentence.evidence.end else None

    def tellings(self, entity: Entity) -> list[Telling]:
        """Return the sentences that name an entity, each once, in order of article and offset."""
        found: dict[tuple[str, int], Telling] = {}
        for mention in entity.mentions:
            sentence = self.sentence_at(mention.article, mention.start)
            if mention.kind == "name" and sentence and mention.end <= sentence.evidence.end:
                key = (mention.article, sentence.evidence.start)
                found.setdefault(key, Telling(sentence, mention))
        return list(found.values())

    def printed_profile(self, entity: Entity) -> list[Sentence]:
        """Return the sentences of the profile that a page itself prints under the entity's name.

        That is: the paragraphs behind a heading of a `whos_who` section which names the entity
        and nothing but it, up to the next heading.
        """
        found: list[Sentence] = []
        names = {inert(name).casefold() for name in (entity.name, *entity.aliases)}
        for article_id in sorted({m.article for m in entity.mentions}):
            article = self.articles.get(article_id)
            if article is None:
                continue
            under_name = False
            for paragraph in article.paragraphs:
                if paragraph.section != "whos_who":
                    under_name = False
                elif paragraph.kind == "heading":
                    heading = article.text[paragraph.start : paragraph.end]
                    under_name = inert(heading).rstrip(":：").casefold() in names
                elif under_name:
                    found += self._between(article_id, paragraph.start, paragraph.end)
        return found

    def takes_article(self, entity: Entity) -> bool:
        """Tell whether the texts mostly write "the" before the entity's name.

        Only of organizations and of places that are unions, republics and the like: before any
        other name the article belongs to the noun behind it ("the Delft office").
        """
        if entity.type != "organization" and not (
            entity.type == "place" and _STATE.search(entity.name)
        ):
            return False
        the = 0
        named = 0
        for mention in entity.mentions:
            article = self.articles.get(mention.article)
            if article is None or mention.text != entity.name:
                continue
            named += 1
            the += article.text[: mention.start][-4:].lower() == "the "
        return 2 * the > named

    def name(self, entity: Entity) -> str:
        """Return the name as it stands inside a sentence, with "the" where it takes one."""
        name = inert(entity.name)
        return f"the {name}" if self.takes_article(entity) else name

    def published(self, article: str) -> str:
        """Return the date of an article, empty where it has none."""
        known = self.articles.get(article)
        return (known.published or "") if known else ""

    def _between(self, article: str, start: int, end: int) -> Iterable[Sentence]:
        return (s for s in self._sentences[article] if start <= s.evidence.start < end)


def in_prose(evidence: Evidence) -> bool:
    """Tell whether an evidence is the article's own text, not a digest printed on the page."""
    return evidence.section not in MACHINE_DIGEST


def seen_on(entity: Entity, articles: dict[str, Article]) -> list[str]:
    """Return the dates of the dated articles that name an entity, sorted."""
    ids = {mention.article for mention in entity.mentions}
    dates = {articles[i].published for i in ids if i in articles}
    return sorted(date for date in dates if date)


def count_articles(entity: Entity) -> int:
    """Count the articles that name an entity."""
    return len(Counter(mention.article for mention in entity.mentions))
