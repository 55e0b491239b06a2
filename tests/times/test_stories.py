"""Reference dates: deictic words go by publication, partial dates by the story, told ones by it."""

from __future__ import annotations

import pytest

from extractor.times import find_times

NEWS = "2025-03-03"  # a Monday


def values(text: str, published: str | None = NEWS) -> list[str]:
    return [time.value for time in find_times(text, published=published)]


def days(text: str, published: str | None = NEWS) -> list[str | None]:
    found = find_times(text, published=published)
    return [time.when.edtf if time.when else None for time in found]


BACKGROUND = (
    "The mill was built in 1911, burned in 1934, was sold in 1956 and again in 1987, closed in 1999"
    " and was bought by its workers in 2004. "
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Last fall it hired forty people, and rents rose last month.", ["2024-FA", "2025-02"]),
        ("This January it dismissed them, as it had last May.", ["2025-01", "2024-05"]),
        ("It lost money last year and was sold two weeks ago.", ["2024", "2025-W08"]),
        ("In February of this year it lost a lawsuit begun last Nov. 24.",
         ["2025-02", "2024-11-24"]),
    ],
)  # fmt: skip
def test_deictic_words_go_by_publication_after_any_background(text: str, value: list[str]) -> None:
    assert values(BACKGROUND + text)[6:] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same sentence goes on in its year, or in the next where it would turn back
        ("In 2015 a panel found it out, and in July the director resigned.", ["2015", "2015-07"]),
        ("On October 3, 2018, the dam leaked, and in January it broke.", ["2018-10-03", "2019-01"]),
        # so do the sentences that follow a date in front
        ("On October 3, 2018, the dam leaked. On November 9 a village was cleared.",
         ["2018-10-03", "2018-11-09"]),
        ("On October 3, 2018, the dam leaked. A month later it broke. In January it was rebuilt.",
         ["2018-10-03", "2018-11-03", "2019-01"]),
        # "had" and "since" look back
        ("On May 8, 2018, it sold the barns that it had mended in March.",
         ["2018-05-08", "2018-03"]),
        # the year behind a list is that of all
        ("It was shut in May and June 2018.", ["2018-05", "2018-06"]),
    ],
)  # fmt: skip
def test_a_date_without_year_goes_on_with_the_story(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "opening",
    [
        "The yard, founded in 1987, is the oldest on the coast.",
        "It has built ferries since June 2014.",
        "Its owner, who bought it in May 2012, lives in Turin.",
        "Sales are lower than in May 2012.",
        "It was sold in May 2012. The owner is a brewer from Turin.",
        "On May 8, 2012, it was sold. The owner is a brewer from Turin.",
        "On May 8, 2012, it was sold.\n\nThe new owner is a brewer.",
        "On May 8, 2012, it was sold. Now it is for sale again.",
    ],
)
def test_a_year_in_passing_or_the_present_tells_no_story(opening: str) -> None:
    assert values(f"{opening} In November it dismissed forty people.")[-1] == "2024-11"


def test_a_sentence_of_the_present_leaves_the_story() -> None:
    text = "On May 8, 2012, the yard was sold. Since November it has been run by a brewer."
    assert values(text) == ["2012-05-08", "2024-11"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It shut in May 2018 and reopened the following spring.", ["2018-05", "2019-SP"]),
        ("It shut in May 2018; the previous October it had burned.", ["2018-05", "2017-10"]),
        ("It shut in May 2018. By June of that year it was sold.", ["2018-05", "2018-06"]),
        ("It shut on May 4, 2018. The month before, it had been sold.", ["2018-05-04", "2018-04"]),
        ("It shut on May 4, 2018. That same Friday it burned.", ["2018-05-04", "2018-05-04"]),
        ("It shut on May 4, 2018. On the Sunday it burned.", ["2018-05-04", "2018-05-06"]),
        ("It shut on May 4, 2018. That evening it burned.", ["2018-05-04", "2018-05-04TEV"]),
        ("It shut on May 4, 2018. Ten days on, it burned.", ["2018-05-04", "2018-05-14"]),
        ("It shut on Feb. 4. It was burned before the month was out.", ["2025-02-04", "2025-02"]),
        ("Tests start early in 2026, and it opens by the end of that year.", ["2026", "2026"]),
    ],
)  # fmt: skip
def test_what_hangs_on_a_told_date_goes_by_it(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It shut on May 4, 2018. Five months later it burned.", "2018-10"),
        ("It shut on May 4, 2018. Six weeks later it burned.", "2018-06-15"),
        ("It shut on May 4, 2018. Two decades earlier it had opened.", "1998"),
        ("It shut on May 4, 2018. Two years later it burned.", "2020"),
        ("It shut in May 2018. Two years later it burned.", "2020"),
        ("It shut in May 2018; a week later it burned.", "2018-05-08/2018-06-07"),
        ("It shut on May 4, 2018, and was sold within six weeks.", "2018-05-04/2018-06-15"),
        ("It did not open until May 4, 2018.", "2018-05-04"),
        ("It fell in the last quarter of 2018.", "2018-36"),
        ("It burned over the Easter weekend in 2018.", "2018-03-31/2018-04-01"),
    ],
)
def test_counted_dates_are_as_fine_as_their_words(text: str, edtf: str) -> None:
    assert days(text)[-1] == edtf


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("On 7 November, a Thursday, it burned.", "2025-12-01", ["2024-11-07", "2024-11-07"]),
        ("Customers can pay by card since Thursday.", NEWS, ["2025-02-27"]),
        ("Jan Smit left the yard in May 2018.", NEWS, ["2018-05"]),
        ("It raised $40 million five years later, after May 2010.", NEWS, ["2015-05", "2010-05"]),
    ],
)
def test_small_traps(text: str, published: str, expected: list[str]) -> None:
    assert values(text, published)[-len(expected) :][-1] == expected[-1]
    assert len(values(text, published)) == len(expected)


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("检方周一起诉了船厂。", NEWS, "2025-03-03"),
        ("周一起草的章程没有通过。", NEWS, "2025-03-03"),
        ("船厂3月1日起涨价。", NEWS, "2025-03-01/.."),
        ("该报1月9日的报道说船厂要在秋天迁走。", "2026-02-10", "2026-01-09"),
        ("船厂1月9日宣布将迁走。", "2026-02-10", "2026-01-09"),
        ("船厂2016年5月停产，那年8月卖出。", NEWS, "2016-08"),
        ("船厂2016年5月停产，同一年8月4日卖出。", NEWS, "2016-08-04"),
        ("手续到上周四才办完。", NEWS, "2025-02-27"),
        ("船厂一直开到上周四。", NEWS, "../2025-02-27"),
    ],
)
def test_chinese_reference_dates(text: str, published: str, edtf: str) -> None:
    found = [e for e in days(text, published) if e]
    assert edtf in found


MEMOIR = """The brewery of Orvelle was founded in 1702. It burned in 1790 and again in 1848.

On 3 March 1851 the new kettle was lit. In April the first beer was sold.

By 9 June the cellar was full. The following spring a railway came. In May it carried 400 barrels.
"""


@pytest.mark.parametrize("published", [None, "2012-05-17"])
def test_a_history_keeps_its_year_over_paragraphs(published: str | None) -> None:
    assert values(MEMOIR, published) == [
        "1702", "1790", "1848", "1851-03-03", "1851-04", "1851-06-09", "1852-SP", "1852-05",
    ]  # fmt: skip
