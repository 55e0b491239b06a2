import pytest

from extractor.training.dates import read_days


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2024-05-06", "2024-05-06", "2024-05-06", "day"),
        ("2024-W01", "2024-01-01", "2024-01-07", "week"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-02-early", "2025-02-01", "2025-02-10", "vague"),
        ("2025-02-mid", "2025-02-11", "2025-02-20", "vague"),
        ("2025-02-late", "2025-02-21", "2025-02-28", "vague"),
        ("2024-Q4", "2024-10-01", "2024-12-31", "quarter"),
        ("2023-autumn", "2023-09-01", "2023-11-30", "season"),
        ("2023-winter", "2023-12-01", "2024-02-29", "season"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("../2023-06-30", None, "2023-06-30", "day"),
        ("2014-02/..", "2014-02-01", None, "month"),
        ("2024-01/2024-06", "2024-01-01", "2024-06-30", "vague"),
    ],
)
def test_forms(text: str, start: str | None, end: str | None, precision: str) -> None:
    first, last, unit = read_days(text)
    found = (first.isoformat() if first else None, last.isoformat() if last else None, unit)
    assert found == (start, end, precision)


@pytest.mark.parametrize("text", ["", "../..", "2024-13", "2024-02-30", "May 2024", "2024/2023"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_days(text)
