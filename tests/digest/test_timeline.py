from extractor.digest import build_digest
from extractor.digest.notes import line_mark
from tests.digest.factories import Desk, when
from tests.digest.samples import pumps


def labels(desk: Desk, **asked: object) -> list[str]:
    return [e.label for e in build_digest(desk.library(), **asked).timeline]  # type: ignore[arg-type]


def one_day(*names_and_times: tuple[str, object]) -> Desk:
    """A desk with one sentence and one event for each time."""
    desk = Desk()
    text = " ".join(f"The {name} opened then." for name, _ in names_and_times)
    desk.read(text)
    for name, at in names_and_times:
        desk.happen(f"The {name} opened.", at, f"{name} opened")  # type: ignore[arg-type]
    return desk


def test_lines_are_in_order_of_time():
    desk = one_day(
        ("mill", when("2025-02-05")),
        ("dock", when("2025-01-29", None, "vague", open_end=True)),
        ("lock", when(None, "2025-01-28", "vague")),
        ("pier", when("2025-02-01", "2025-02-10", "vague")),
        ("quay", when("2025-01-28")),
        ("weir", when("2025-02-01", "2025-02-28", "month")),
    )
    assert labels(desk) == [
        "Before January 29, 2025",
        "January 28, 2025",
        "Since January 29, 2025",
        "February 2025",
        "Early February 2025",
        "February 5, 2025",
    ]


def test_equal_dates_keep_the_order_of_the_text():
    day = when("2025-02-16")
    desk = one_day(("weir", day), ("dock", day), ("mill", day))
    texts = [e.text for e in build_digest(desk.library()).timeline]
    assert texts == ["The weir opened.", "The dock opened.", "The mill opened."]


def test_one_sentence_and_interval_is_one_line():
    desk = Desk()
    desk.read("On May 2 the port of Delft, crowded for weeks, bought two cranes and hired ten men.")
    day = when("2025-05-02")
    first = desk.happen("The port bought two cranes.", day, "bought two")
    second = desk.happen("The port hired ten men.", day, "hired ten")
    entry, *rest = build_digest(desk.library()).timeline
    assert not rest
    assert entry.text == "The port bought two cranes; The port hired ten men."
    assert entry.events == (first, second)


def test_many_events_of_a_sentence_are_told_by_the_sentence():
    desk = Desk()
    sentence = "On May 2 the port bought cranes, hired men and closed."
    desk.read(sentence)
    day = when("2025-05-02")
    for verb in ("bought", "hired", "closed"):
        desk.happen(f"The port of Delft {verb} something on that day.", day, sentence, trigger=verb)
    assert [e.text for e in build_digest(desk.library()).timeline] == [sentence]


def test_two_dates_of_a_sentence_are_two_lines():
    desk = Desk()
    desk.read("The port closed on May 2 and opened on May 4.")
    desk.happen("The port closed.", when("2025-05-02"), "closed on May 2")
    desk.happen("The port opened.", when("2025-05-04"), "opened on May 4")
    assert labels(desk) == ["May 2, 2025", "May 4, 2025"]


def test_what_only_the_date_of_the_article_dates_is_left_out_unless_asked_for():
    desk = pumps()
    assert "February 6, 2025" not in labels(desk)
    asked = labels(desk, anchors=("stated", "context", "published"))
    assert "February 6, 2025" in asked


def test_hedged_and_negated_are_shown_only_when_asked_for_and_marked():
    desk = Desk()
    desk.read("Two people said the port sank on May 2. It was not true that it burned on May 3.")
    hedged = {"status": "hedged", "attributed_to": "two people"}
    desk.happen("The port sank.", when("2025-05-02"), "port sank", **hedged)
    desk.happen("The port burned.", when("2025-05-03"), "it burned", status="negated")
    assert labels(desk) == []
    every = ("asserted", "planned", "hedged", "negated")
    sank, burned = build_digest(desk.library(), statuses=every).timeline
    assert line_mark(sank) == "[reported: two people]"
    assert line_mark(burned) == "[denied or untrue]"


def test_planned_is_marked():
    desk = Desk()
    desk.read("The port is to open on May 2.")
    desk.happen("The port is to open.", when("2025-05-02"), "to open", status="planned")
    (entry,) = build_digest(desk.library()).timeline
    assert line_mark(entry) == "[planned]"


def test_an_event_without_a_date_comes_last():
    desk = one_day(("mill", when("2025-02-05")), ("dock", None))
    desk.events[1] = desk.events[1].model_copy(update={"anchor": "published"})
    shown = labels(desk, anchors=("stated", "published"))
    assert shown == ["February 5, 2025", "Date not given"]


def test_a_fragment_is_told_by_its_sentence():
    desk = Desk()
    sentence = "The port, which Delft bought on May 2, is deep."
    desk.read(sentence)
    desk.happen("Which Delft bought on May 2.", when("2025-05-02"), sentence, trigger="bought")
    assert [e.text for e in build_digest(desk.library()).timeline] == [sentence]


def test_the_date_of_a_heading_does_not_part_the_events_of_a_sentence():
    desk = Desk()
    desk.read("On May 2 things changed. The port closed and the mill opened.")
    day = when("2025-05-02")
    desk.happen("The port closed.", day, "port closed")
    desk.happen("The mill opened.", day, "mill opened")
    dated = desk.evidence("things changed")
    desk.events[0] = desk.events[0].model_copy(
        update={"evidence": (*desk.events[0].evidence, dated)}
    )
    (entry,) = build_digest(desk.library()).timeline
    assert entry.text == "The port closed; The mill opened."
    assert dated in entry.evidence
