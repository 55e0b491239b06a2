"""A library of our own words that the tests of the report share: four articles, all statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.digest.factories import Desk, when

if TYPE_CHECKING:
    from extractor.records import Library

HOSTILE = "</script><script>window.hit=1</script><img src=x onerror=window.hit=2>&lt;b&gt;"


def harbour() -> Library:
    """Four articles on a harbour and its firms, a pair of which disagree about a sum."""
    desk = Desk()
    desk.read(
        "Corvane Lines \U0001f6a2 \U0001f6a2 agreed on May 6, 2024, to buy Tarn Docks for 247.5 "
        "million euros. Ida Brandt leads Corvane Lines.",
        "In early 2025 Corvane Lines is to open a quay in Lysmouth. Tarn Docks has belonged to "
        "the town of Lysmouth since 1998.",
        title="Corvane buys the docks of Lysmouth",
        published="2024-05-07",
    )
    desk.read(
        "Corvane Lines bought Tarn Docks for 247.5 million dollars, the buyer said. Ida Brandt met "
        "the Harbour Council on June 3, 2024.",
        "Moored Bank is said to have lent Corvane Lines money. The Harbour Council denied that it "
        "had sued Corvane Lines.",
        title="The price of the docks",
        published="2024-06-04",
        outlet="The Lysmouth Courier",
    )
    desk.read(
        "柯文航运2024年9月推出了名为灯塔的货运软件。",
        title="柯文航运的新软件",
        published="2024-09-12",
        language="zh",
        outlet=None,
    )
    desk.read(
        "Pilots of Lysmouth struck in March 2025. Nobody knows when Quayside will run.",
        title="A quiet spring",
        published="2025-03-20",
    )
    corvane = desk.entity("Corvane Lines", "company", "柯文航运")
    tarn = desk.entity("Tarn Docks")
    bank = desk.entity("Moored Bank")
    brandt = desk.entity("Ida Brandt", "person")
    council = desk.entity("Harbour Council", "organization")
    town = desk.entity("Lysmouth", "place")
    beacon = desk.entity("灯塔", "product")
    desk.entity("Quayside", "product")
    day = when("2024-05-06")
    desk.relate(corvane, "acquires", tarn, "agreed on May 6", when=day)
    desk.relate(brandt, "leads", corvane, "Ida Brandt leads", role="chief executive")
    desk.relate(corvane, "develops", beacon, "名为灯塔")
    voice = "two lenders"
    desk.relate(bank, "invests_in", corvane, "is said", status="hedged", attributed_to=voice)
    desk.relate(council, "sues", corvane, "denied that", status="negated")
    ends = ((corvane, "agent"), (tarn, "object"))
    desk.happen("Corvane Lines agreed to buy Tarn Docks.", day, "agreed on May 6", *ends)
    met = ((brandt, "agent"), (council, "other"))
    desk.happen("Ida Brandt met the Harbour Council.", when("2024-06-03"), "met the", *met)
    early = when("2025-01-01", "2025-03-31", "vague")
    desk.happen(
        "Corvane Lines is to open a quay in Lysmouth.", early, "open a quay", (corvane, "agent"),
        status="planned", expression="In early 2025",
    )  # fmt: skip
    since = when("1998-01-01", None, "year", open_end=True)
    desk.happen("Tarn Docks has belonged to Lysmouth.", since, "belonged to", (tarn, "agent"))
    month = when("2024-09-01", "2024-09-30", "month")
    desk.happen("柯文航运推出了灯塔。", month, "推出了", (corvane, "agent"), (beacon, "object"))
    spring = when("2025-03-01", "2025-03-31", "month")
    desk.happen("Pilots of Lysmouth struck.", spring, "struck in", (town, "other"))
    desk.happen(
        "Moored Bank lent Corvane Lines money.", when("2024-06-01"), "lent Corvane",
        (bank, "agent"), (corvane, "object"), status="hedged", attributed_to=voice,
    )  # fmt: skip
    desk.happen(
        "The Harbour Council sued Corvane Lines.", when("2024-06-02"), "sued Corvane",
        (council, "agent"), (corvane, "object"), status="negated",
    )  # fmt: skip
    return desk.library()


def hostile() -> Library:
    """An article whose title, names and sentences hold markup that would run."""
    desk = Desk()
    desk.read(f"{HOSTILE} bought Tarn Docks on May 6, 2024.", title=HOSTILE, outlet=HOSTILE)
    firm = desk.entity(HOSTILE, "company", f"{HOSTILE}!")
    docks = desk.entity("Tarn Docks")
    day = when("2024-05-06")
    desk.relate(firm, "acquires", docks, "bought Tarn", when=day, role=HOSTILE)
    desk.happen(
        f"{HOSTILE} bought Tarn Docks.", day, "bought Tarn", (firm, "agent"), (docks, "object"),
        expression=HOSTILE,
    )  # fmt: skip
    return desk.library()
