import pytest

from extractor.training.sentences import find_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Berg joined Acme Corp. on Oct. 3.", "He left a year later."],
        ["Shares of Acme Inc. fell.", "The U.S. Treasury said nothing."],
        ["It sold its U.S. business to Zenith Ltd. of Leeds, a U.K. firm.", "In May it left."],
        ["“We are done.”", "Then she left!", "Who knows?"],
        ["The plant made 3.5 million units.", "J. P. Berg ran it."],
        ["比亚迪交付了新车。", "“我们很高兴。”", "股价上涨！"],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    joiner = "" if "。" in sentences[0] else " "
    text = joiner.join(sentences)
    assert [text[start:end] for start, end in find_sentences(text)] == sentences


def test_a_line_is_never_left() -> None:
    text = "A title without a stop\nBy Anna Berg\n\nThe body."
    assert [text[start:end] for start, end in find_sentences(text)] == [
        "A title without a stop",
        "By Anna Berg",
        "The body.",
    ]
