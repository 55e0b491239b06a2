"""Speed: articles go in, what reading, keeping and asking cost comes out.

`stages` times every stage of reading.
"""

from extractor.bench.stages import Timing, measure

__all__ = ["Timing", "measure"]
