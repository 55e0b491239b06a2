"""An answer key and our output go in, precision, recall and the list of mistakes come out.

Both are JSON objects: the key as `corpus/README.md` describes it, the output as networkx
node-link JSON. `score_story` scores what was made of several articles together.
"""

from __future__ import annotations

from extractor.scoring.explain import Mistake, explain
from extractor.scoring.scores import Count, Scores, score, score_cases
from extractor.scoring.stories import score_story

__all__ = ["Count", "Mistake", "Scores", "explain", "score", "score_cases", "score_story"]
