"""The recogniser: a Doc goes in, what a small trained network makes of each word comes out.

`windows.py` cuts a Doc into stretches, `pieces.py` into what the network reads, `network.py` runs
it, `component.py` writes its answers into the Doc. How it was trained stands in
`extractor/training/recogniser`; both sides read with the same functions.
"""

from extractor.components.recogniser.component import (
    Recogniser,
    cast_votes,
    same_votes,
    tie_votes,
    votes,
)

__all__ = ["Recogniser", "cast_votes", "same_votes", "tie_votes", "votes"]
