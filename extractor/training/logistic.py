"""Logistic regression over named features: examples go in, a small table of weights comes out.

A shell around scikit-learn, which is needed to train and never to run.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

RARE = 3
"""Features that fewer examples have are left out, unless told otherwise."""
LIGHT = 0.02
"""Weights smaller than this are left out: they decide nothing and make the table large."""


def fit(
    examples: Sequence[frozenset[str]],
    answers: Sequence[bool],
    *,
    strength: float,
    rare: int = RARE,
) -> dict[str, float]:
    """Fit a logistic regression.

    Args:
        examples: names of the features that hold, one set an example.
        answers: what is right for each.
        strength: inverse of the ridge (scikit-learn's C).
        rare: features that fewer examples have are left out.

    Returns:
        feature -> weight, sorted; `bias` is the intercept. Empty where the answers do not differ.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    if len(set(answers)) < 2:
        return {}
    counts = Counter(feature for example in examples for feature in example)
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(
        [{f: 1.0 for f in example if counts[f] >= rare} for example in examples]
    )
    table.indices = table.indices.astype(np.int32)
    table.indptr = table.indptr.astype(np.int32)
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=500, random_state=0)
    model.fit(table, np.array(answers))
    weights = {
        str(name): round(float(weight), 3)
        for name, weight in zip(vectorizer.feature_names_, model.coef_[0], strict=True)
        if abs(weight) >= LIGHT
    }
    weights["bias"] = round(weights.get("bias", 0.0) + float(model.intercept_[0]), 3)
    return dict(sorted(weights.items()))
