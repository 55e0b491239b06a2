"""Two libraries of our own words that the tests of digest, graph and export share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.digest.factories import Desk, when

if TYPE_CHECKING:
    from extractor.records import Library

PUMPS = (
    "Nimbus Pumps, a maker of flood pumps based in Delft, was founded in 2011 by Ada Moss. "
    "Moss is still its chief executive.",
    "On February 5, 2025, Nimbus Pumps agreed to buy Tidewell for $3.05 billion. "
    "Tidewell makes the TideGate valve.",
    "The Water Board fined Tidewell in late 2024. However, Tidewell said it would appeal.",
    "Nimbus Pumps plans to open a plant in Porto. Harbour Bank is said to have put money into "
    "Nimbus Pumps, according to two people. Nimbus Pumps denied that it had sued Tidewell.",
    "Before the spring tide the company sold its first pump. Nimbus Pumps has competed with "
    "Korven since January 2025.",
)


def pumps() -> Desk:
    desk = Desk()
    desk.read(*PUMPS, title="Pump maker buys its rival", published="2025-02-06")
    nimbus = desk.entity("Nimbus Pumps", "company", "Nimbus")
    tidewell = desk.entity("Tidewell")
    korven = desk.entity("Korven")
    bank = desk.entity("Harbour Bank")
    moss = desk.entity("Ada Moss", "person", "Moss")
    board = desk.entity("Water Board", "organization")
    valve = desk.entity("TideGate", "product")
    delft = desk.entity("Delft", "place")
    porto = desk.entity("Porto", "place")
    desk.relate(
        moss, "founded", nimbus, "was founded", when=when("2011-01-01", "2011-12-31", "year")
    )
    desk.relate(moss, "leads", nimbus, "still its chief", role="the chief executive")
    desk.relate(nimbus, "located_in", delft, "based in Delft")
    desk.relate(nimbus, "located_in", porto, "plant in Porto", status="planned")
    bought = {"amount": "3050000000", "currency": "USD"}
    day = when("2025-02-05")
    desk.relate(nimbus, "acquires", tidewell, "agreed to buy", when=day, **bought)
    desk.relate(tidewell, "develops", valve, "makes the TideGate")
    desk.relate(board, "regulates", tidewell, "fined Tidewell")
    voice = "two people"
    desk.relate(bank, "invests_in", nimbus, "Harbour Bank", status="hedged", attributed_to=voice)
    desk.relate(nimbus, "sues", tidewell, "denied that it", status="negated")
    desk.relate(korven, "competes_with", nimbus, "has competed")
    desk.happen(
        "Nimbus Pumps agreed to buy Tidewell.",
        day,
        "agreed to buy Tidewell",
        (nimbus, "agent"),
        (tidewell, "object"),
        expression="On February 5, 2025",
    )
    desk.happen(
        "The Water Board fined Tidewell.",
        when("2024-10-01", "2024-12-31", "vague"),
        "fined Tidewell",
        (board, "agent"),
        (tidewell, "object"),
    )
    desk.happen(
        "Nimbus Pumps sold its first pump.",
        when(None, "2025-01-28", "vague"),
        "sold its first pump",
        (nimbus, "agent"),
        expression="Before the spring tide",
    )
    desk.happen(
        "Nimbus Pumps has competed with Korven.",
        when("2025-01-29", None, "vague", open_end=True),
        "competed with Korven",
        (nimbus, "agent"),
    )
    desk.happen(
        "Nimbus Pumps is to open a plant in Porto.",
        when("2025-02-06"),
        "plans to open",
        (nimbus, "agent"),
        status="planned",
        anchor="published",
    )
    return desk


def printed_digest() -> Library:
    """An article whose page prints its own digest, as some publishers' pages do."""
    desk = Desk()
    desk.read(
        "Orla Labs gave its assistant to every school in March 2025.",
        ("Orla Labs", "whos_who"),
        (
            "The article mentions that Orla Labs builds an assistant for schools. It grew fast. "
            "Its model is small. Its office is large.",
            "whos_who",
        ),
        ("Vantor", "whos_who"),
        ("Vantor sells chips to schools.", "whos_who"),
        ("Before the summer holidays 2025", "what_happened_when"),
        ("Orla Labs tested its assistant.", "what_happened_when"),
        ("Since July 1, 2025", "what_happened_when"),
        ("Vantor has sold chips.", "what_happened_when"),
        title="A school assistant",
        published="2025-07-20",
    )
    orla = desk.entity("Orla Labs")
    vantor = desk.entity("Vantor")
    school = desk.entity("School Trust", "organization")
    desk.relate(school, "invests_in", orla, "gave its assistant")
    desk.happen(
        "Orla Labs gave its assistant to every school.",
        when("2025-03-01", "2025-03-31", "month"),
        "gave its assistant",
        (orla, "agent"),
    )
    tested = when(None, "2025-06-30", "vague")
    desk.happen("Orla Labs tested its assistant.", tested, "tested its", (orla, "agent"))
    sold = when("2025-07-01", None, "vague", open_end=True)
    desk.happen("Vantor has sold chips.", sold, "sold chips", (vantor, "agent"))
    return desk.library()


def chinese() -> Library:
    """A Chinese article."""
    desk = Desk()
    desk.read(
        "青禾科技是一家做水泵的公司，总部设在宁波。",
        "2025年2月5日，青禾科技推出清流水泵。青禾科技由陆小舟创立。",
        title="水泵公司",
        language="zh",
    )
    company = desk.entity("青禾科技")
    pump = desk.entity("清流水泵", "product")
    founder = desk.entity("陆小舟", "person")
    place = desk.entity("宁波", "place")
    desk.relate(company, "located_in", place, "总部设在")
    desk.relate(company, "develops", pump, "推出清流")
    desk.relate(founder, "founded", company, "陆小舟创立")
    desk.happen("青禾科技推出清流水泵。", when("2025-02-05"), "推出清流", (company, "agent"))
    return desk.library()
