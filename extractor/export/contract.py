"""The output contract as records: what the JSON holds is validated, written and described by them.

`json_schema` is made from the same records that `node_link.py` writes with, so the two agree.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from extractor.records import (
    Anchor,
    EntityType,
    Evidence,
    Language,
    Mention,
    Money,
    PublishedEvidence,
    Record,
    RelationType,
    Role,
    Section,
    Status,
    Trigger,
)
from extractor.when import Precision

IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="ISO 8601 date")]


class ExportRecord(Record):
    """Base of the export's records: what is written under another name is read under it too."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ExportArticle(ExportRecord):
    """An article; `text` is there only where it was asked for.

    Attributes:
        published: ISO date, date-time or month; null where nothing tells.
        words: a Chinese character counts as one.
    """

    id: str
    title: str
    published: str | None
    published_evidence: PublishedEvidence
    language: Language
    outlet: str | None
    authors: tuple[str, ...]
    path: str
    words: int
    sections: tuple[Section, ...]
    text: str | None = None


class GraphHeader(ExportRecord):
    """What is said of the graph as a whole."""

    schema_: Literal["1"] = Field(alias="schema")
    generated_by: str
    articles: tuple[ExportArticle, ...]


class EntityNode(ExportRecord):
    """Something named.

    Attributes:
        profile: the Who's Who text, empty where nothing is told.
        first_seen: date of the earliest dated article that names it, as the article gives it.
        last_seen: date of the latest.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    profile: str
    mentions: tuple[Mention, ...]
    first_seen: str | None
    last_seen: str | None


class OtherDay(ExportRecord):
    """A day on which one article tells an event that is told for another day elsewhere."""

    article: str
    start: IsoDate
    end: IsoDate
    precision: Precision
    edtf: str


class EventNode(ExportRecord):
    """Something that happened or is to happen; null for `start` or `end` is open on that side.

    Attributes:
        reports: ids of the events of single articles that were joined in it, empty for one article.
        sources: how many independent sources tell it.
        other_days: where reports joined in it give days that cannot be its own.
    """

    id: str
    type: Literal["event"]
    name: str
    start: IsoDate | None
    end: IsoDate | None
    precision: Precision | None
    edtf: str | None
    expression: str | None
    anchor: Anchor
    status: Status
    attributed_to: str | None
    trigger: Trigger
    lemma: str
    money: tuple[Money, ...]
    evidence: tuple[Evidence, ...]
    rule: str
    reports: tuple[str, ...]
    sources: int
    other_days: tuple[OtherDay, ...]


class RelationEdge(ExportRecord):
    """A typed tie from one entity to another; `key` is the id of the relation."""

    source: str
    target: str
    key: str
    type: RelationType
    status: Status
    attributed_to: str | None
    confidence: float = Field(ge=0, le=1)
    start: IsoDate | None
    end: IsoDate | None
    precision: Precision | None
    edtf: str | None
    attributes: dict[str, str]
    evidence: tuple[Evidence, ...]
    rule: str


class ParticipationEdge(ExportRecord):
    """An entity takes part in an event; `key` is `participates_in:ROLE`."""

    source: str
    target: str
    key: str
    type: Literal["participates_in"]
    role: Role


class ExportGraph(ExportRecord):
    """The whole output: a networkx node-link graph."""

    directed: Literal[True] = True
    multigraph: Literal[True] = True
    graph: GraphHeader
    nodes: tuple[Annotated[EntityNode | EventNode, Field(discriminator="type")], ...]
    edges: tuple[Annotated[RelationEdge | ParticipationEdge, Field(discriminator="type")], ...]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the JSON that every graph command prints."""
    schema = ExportGraph.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "extractor graph, schema 1",
    }
