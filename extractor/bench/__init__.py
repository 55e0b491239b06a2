"""Speed: articles go in, what reading, keeping and asking cost comes out.

`stages` times every stage of reading, and reading with several processes; `growth` what it costs
to keep articles while a store grows, `asking` how long its answers then take.
"""

from extractor.bench.asking import KINDS, Answering, Ask, time_answers
from extractor.bench.growth import Batch, grow, templates_of
from extractor.bench.stages import Timing, extract_all, measure, measure_jobs

__all__ = [
    "KINDS",
    "Answering",
    "Ask",
    "Batch",
    "Timing",
    "extract_all",
    "grow",
    "measure",
    "measure_jobs",
    "templates_of",
    "time_answers",
]
