"""English rules for what is tied to no day: now, recently, in the near future."""

from __future__ import annotations

from extractor.times.grammar import Example, Found, Rule
from extractor.times.said import Plain, Published, Said


def _present(_: Found) -> Said:
    return Plain("DATE", "PRESENT_REF")


def _past(_: Found) -> Said:
    return Plain("DATE", "PAST_REF")


def _future(_: Found) -> Said:
    return Plain("DATE", "FUTURE_REF")


RULES = (
    Rule(
        "present",
        "right? now|currently|nowadays|at present|presently|at (the|this) moment"
        "|to date|these days|at this (time|point)|the present( day| time)?", _present,
        (Example("The mine is now idle.", "now", "PRESENT_REF"),),
    ),
    Rule(
        "past",
        "(more|most|until|as)? recently|in the <t:(recent|distant)? past>(?!{number}|{anyunit}|"
        "few|several)|previously|back then|a while (ago|back)|long ago|some time ago|not long "
        "ago", _past,
        (Example("The mine was recently sold.", "recently", "PAST_REF"),),
    ),
    Rule(
        "future",
        "(could|would|may|might|will|to|should) <t:one day>|(very|as)? soon(?!as|after|to)|in? "
        "the (near|foreseeable|distant|not (too|so) distant) future"
        "|in the future|the (short|near|medium|long) (-|er)? term|one day soon|in the (coming|"
        "years to come)",
        _future,
        (Example("The mine will soon reopen.", "soon", "FUTURE_REF"),),
    ),
    Rule(
        "publication",
        "(the)? (time|date|day) of (the)? (publication|writing|this writing)|<t:the "
        "publication>(?=,|.|date)|press time", lambda _: Published(),
        (Example("No reply had come at the time of writing.", "the time of writing",
                 "2025-03-03"),),
    ),
)  # fmt: skip
