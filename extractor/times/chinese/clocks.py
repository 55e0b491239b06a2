"""Chinese rules for parts and times of the day."""

from __future__ import annotations

from extractor.times.chinese.numerals import read_numeral
from extractor.times.chinese.readings import DAY_PARTS
from extractor.times.grammar import Example, Found, Rule
from extractor.times.said import Clock, Published, Said, Shift

_PART = (
    r"(?P<part>凌晨|清晨|早晨|早上|早间|上午|中午|正午|午间|午后|下午|傍晚|黄昏|晚上|晚间|夜间|夜里|"
    r"夜晚|深夜|午夜|半夜)"
)
_HOUR = (
    r"(?P<hour>(?<![\d.])(?:2[0-4]|1\d|0?\d)|十[一二]?|二十[一二三四]?|[零一二两三四五六七八九])"
)


def _time(found: Found) -> str | None:
    hour = read_numeral(found.one("hour"))
    minute = 30 if "half" in found else read_numeral(found.one("minute") or "0")
    if "quarter" in found:
        minute = 15 * (read_numeral(found.one("quarter")) or 1)
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    if (
        found.one("part")
        in ("下午", "午后", "傍晚", "晚上", "晚间", "黄昏", "夜间", "夜里", "深夜")
        and hour < 12
    ):
        hour += 12
    second = f":{int(found.one('second')):02}" if "second" in found else ""
    return f"T{hour:02}:{minute:02}{second}"


def _clock(found: Found) -> Said | None:
    time = _time(found)
    return Clock(time) if time else None


def _part(found: Found) -> Said:
    time = DAY_PARTS[found.one("part")]
    day = found.one("day")
    if not day:
        return Clock(time)
    if day in "当次":
        return Clock(time, Shift("day", int(day == "次"), "mentioned"))
    return Clock(time, Published({"今": 0, "昨": -1, "明": 1, "前": -2, "后": 2}[day]))


RULES: tuple[tuple[Rule, str], ...] = (
    (Rule(
        "clock",
        r"(?:北京时间|当地时间)?(?:" + _PART + r"\s?" + _HOUR + r"\s?[点點时時:：]|"
            r"(?P<hour_2>(?<![\d.])(?:2[0-4]|1\d|0?\d))\s?[时時:：点](?=\s?\d|许|整|半|[钟左前后起开]))"
        r"(?:\s?(?P<minute>[0-5]\d|[一二三四五]?十[一二三四五六七八九]?)\s?分?|(?P<half>半)|(?P<quarter>[一三])刻|整|"
        r"钟)?(?:\s?(?P<second>[0-5]\d)秒)?", _clock,
        (Example("发布会下午3点半开始。", "下午3点半", "2025-03-03T15:30"),),
    ), "点點时時:："),
    (Rule(
        "hour", r"(?<=[日号晚早晨午夜约于至到在])(?P<hour>(?<!\d)(?:2[0-4]|1\d|\d)|十[一二]?|"
                r"[零二两三四五六七八九])点(?![建意要看认评赞击名之几\d])", _clock,
        (Example("列车在今晚8点发车。", "今晚8点", "2025-03-03T20:00"),),
    ), "点"),
    (Rule(
        "part", "(?P<day>今|昨|明|当|次|前|后)(?:天|日)?(?P<part>早上|晚上|晚间|早|晚|夜|晨|"
                "午|上午|下午|中午|凌晨|傍晚)", _part,
        (Example("他昨晚离开。", "昨晚", "2025-03-02TEV"),),
    ), "早晚夜晨午"),
    (Rule(
        "part-alone", r"(?<![一-鿿]当)(?<=[在日天一二三四五六号])?" + _PART, _part,
        (Example("2020年5月4日上午停运。", "2020年5月4日上午", "2020-05-04TMO"),),
    ), "晨早上午晚夜昏"),
)  # fmt: skip
