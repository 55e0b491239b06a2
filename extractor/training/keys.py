"""`key.toml` goes in, a checked record of what a writer says about his article comes out.

`annotation` joins it with the marked text.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator, model_validator

from extractor.records import EntityType, Record, RelationType, Status
from extractor.training.dates import read_days
from extractor.training.problems import AnnotationError
from extractor.when import Precision


class EntityKey(Record):
    """An entity; `name` defaults to its longest name mention, aliases are found in the text.

    Attributes:
        english: the English name, in a Chinese article.
        without: name forms that another entity of the article owns (a shared surname).
    """

    type: EntityType
    name: str | None = None
    english: str | None = None
    without: tuple[str, ...] = ()


class EventKey(Record):
    """An event tied to a time; `corpus/README.md` tells how each field is filled."""

    quote: str
    trigger: str
    time: str | None = None
    when: str
    precision: Precision | None = None
    accept: tuple[str, ...] = ()
    context: bool = False
    status: Status = "asserted"
    agent: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    what: str

    @field_validator("when", "accept")
    @classmethod
    def _readable(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for text in (value,) if isinstance(value, str) else value:
            read_days(text)
        return value

    @model_validator(mode="after")
    def _timed(self) -> EventKey:
        if not self.time and not self.context:
            raise ValueError("an event needs `time`, or `context = true`")
        return self

    @property
    def participants(self) -> tuple[str, ...]:
        """All participants, agents first."""
        return (*self.agent, *self.object, *self.other)


class RelationKey(Record):
    """A relation of the closed list with the words that state it."""

    subject: str
    type: RelationType
    object: str
    quote: str
    status: Status = "asserted"


class MoneyKey(Record):
    """A sum of money; `text` as written, every occurrence of it is meant."""

    text: str
    amount: str
    currency: str | None
    approximation: str | None = None


class NeutralEvent(Record):
    """A second reading of a sentence that is neither wanted nor charged."""

    quote: str
    when: str
    why: str


class TimelineRow(Record):
    """A line of a What Happened When that the page itself prints."""

    quote: str
    when: str


class NeutralRelation(Record):
    """A relation that can be read so: neither wanted nor charged."""

    subject: str
    type: RelationType
    object: str
    why: str


class Trap(Record):
    """A relation that the text invites and does not state."""

    subject: str
    type: RelationType
    object: str
    quote: str
    why: str


class Key(Record):
    """A whole `key.toml`."""

    published: str
    entities: dict[str, EntityKey]
    events: tuple[EventKey, ...] = ()
    relations: tuple[RelationKey, ...] = ()
    money: tuple[MoneyKey, ...] = ()
    traps: tuple[Trap, ...] = ()
    neutral_events: tuple[NeutralEvent, ...] = ()
    neutral_relations: tuple[NeutralRelation, ...] = ()
    whos_who: tuple[str, ...] = ()
    what_happened_when: tuple[TimelineRow, ...] = ()
    links: dict[str, str] = Field(default_factory=dict)
    story: str | None = None

    @field_validator("published")
    @classmethod
    def _iso(cls, value: str) -> str:
        dt.date.fromisoformat(value)
        return value


_ROWS = {
    "relations": ("subject", "type", "object", "quote", "status"),
    "money": ("text", "amount", "currency", "approximation"),
    "traps": ("subject", "type", "object", "quote", "why"),
    "what_happened_when": ("quote", "when"),
    "neutral_events": ("quote", "when", "why"),
    "neutral_relations": ("subject", "type", "object", "why"),
}


def read_key(path: Path) -> Key:
    """Read a `key.toml`.

    Raises:
        AnnotationError: no TOML, a field missing or unknown, a date that is none.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return Key.model_validate(_spelled_out(raw))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise AnnotationError(str(path), str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise AnnotationError(str(path), f"{where}: {first['msg']}") from error


def _spelled_out(raw: dict[str, Any]) -> dict[str, Any]:
    """Turn the short forms (`acme = "company"`, rows of relations) into tables."""
    full = dict(raw)
    full["entities"] = {
        name: {"type": value} if isinstance(value, str) else value
        for name, value in raw.get("entities", {}).items()
    }
    for table, columns in _ROWS.items():
        full[table] = [
            {k: v for k, v in zip(columns, row, strict=False) if v != ""}
            | ({"currency": None} if table == "money" and (len(row) < 3 or row[2] == "") else {})
            if isinstance(row, list)
            else row
            for row in raw.get(table, [])
        ]
    return full
