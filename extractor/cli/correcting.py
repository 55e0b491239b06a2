"""What commands that correct share: corrections go in, they are kept and told in a line each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extractor.cli.printing import complain, say
from extractor.digest.inert import inert
from extractor.errors import UnknownName

if TYPE_CHECKING:
    from extractor.records import Entity
    from extractor.resolve import Correction
    from extractor.store import Store


def the_entity(store: Store, name: str) -> Entity:
    """Give the one entity that goes by a name or an id.

    Raises:
        UnknownName: none does, or several do: whoever corrects says which (these are named).
    """
    ids = store.find_entities(name)
    if len(ids) > 1:
        raise UnknownName("one entity", name, ids)
    return store.entity(ids[0])


def describe(entity: Entity) -> str:
    """Name an entity for the list of corrections."""
    return f"{entity.name} ({entity.type})"


def keep(store: Store, corrections: Iterable[Correction]) -> None:
    """Keep corrections and tell each; what was said before is told to be."""
    writer = store.writer()
    for correction in corrections:
        if writer.add_correction(correction):
            say(correction_line(correction))
        else:
            complain(f"said before: {correction_line(correction)}")


def correction_line(correction: Correction) -> str:
    """Tell a correction in one line, its id first.

    >>> from extractor.resolve import Correction
    >>> correction_line(Correction(kind="rename", target="company:ostra", value="Ostra Mills"))
    'fix:dc574df3c944  rename company:ostra: Ostra Mills'
    """
    value = f": {inert(correction.value)}" if correction.value else ""
    about = f"  [{inert(correction.about)}]" if correction.about else ""
    return f"{correction.id}  {correction.kind} {correction.target}{value}{about}"
