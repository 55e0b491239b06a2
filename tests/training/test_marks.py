import pytest

from extractor.training.marks import read_marks
from extractor.training.problems import AnnotationError


def test_kinds_and_groups() -> None:
    text, marks = read_marks(
        "[Acme|acme] and [Zenith|zenith] said [they|~acme,zenith] met [EU law|!]."
    )
    assert text == "Acme and Zenith said they met EU law."
    assert [(m.text, m.kind, m.entities) for m in marks] == [
        ("Acme", "name", ("acme",)),
        ("Zenith", "name", ("zenith",)),
        ("they", "pronoun", ("acme", "zenith")),
        ("EU law", "none", ()),
    ]
    assert all(text[m.start : m.end] == m.text for m in marks)


def test_offsets_behind_escapes_and_chinese() -> None:
    text, marks = read_marks(r"\[注\] [宁德时代|catl]向[特斯拉|tesla]供货 \| \\")
    assert text == "[注] 宁德时代向特斯拉供货 | \\"
    assert [text[m.start : m.end] for m in marks] == ["宁德时代", "特斯拉"]


@pytest.mark.parametrize(
    "source",
    ["[Acme|acme", "Acme] sold", "[the [Acme|acme] group|=acme]", "[Acme|]", "[|acme]",
     "[Acme |acme]", "[Acme|Acme]", "a | b", "[Acme]"],
)  # fmt: skip
def test_bad_marks_are_refused(source: str) -> None:
    with pytest.raises(AnnotationError, match="line 1"):
        read_marks(source)
