"""Command: passages and annotated articles go in, the recogniser's weights and scores come out.

    python -m extractor.training.recogniser corpus/train corpus/passages --watch corpus/dev

First the passages are learned from, then the articles: once all of them, for the program, and once
each half, for what is learned on top (`halves.py`). The watched folder is only scored on.
"""

import argparse
import copy
import sys
from pathlib import Path

import spacy
import torch

from extractor.components.recogniser.network import MODEL, VOCABULARY
from extractor.components.recogniser.pieces import Vocabulary
from extractor.components.tokenizer import BilingualTokenizer
from extractor.lexicon import load_lexicon
from extractor.training.passages import read_passages
from extractor.training.recogniser.examples import (
    Example,
    read_examples,
    read_passage_examples,
)
from extractor.training.recogniser.fitting import (
    EPOCHS_ARTICLES,
    EPOCHS_PASSAGES,
    SEED,
    fit,
    scores,
    told,
)
from extractor.training.recogniser.halves import BEGUN, HALVES, half, half_name
from extractor.training.recogniser.network import Network
from extractor.training.recogniser.pretrained import read_pretrained
from extractor.training.recogniser.shipping import ship, write_vocabulary


def main() -> None:
    """Train, score and ship."""
    parser = argparse.ArgumentParser(prog="python -m extractor.training.recogniser")
    parser.add_argument("articles", type=Path)
    parser.add_argument("passages", type=Path)
    parser.add_argument("--watch", type=Path)
    parser.add_argument("--epochs", type=int, nargs=2, default=(EPOCHS_PASSAGES, EPOCHS_ARTICLES))
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--halves", type=Path, default=HALVES)
    given = parser.parse_args()
    encoder = read_pretrained()
    write_vocabulary(encoder.pieces, VOCABULARY)
    vocabulary = Vocabulary(VOCABULARY)
    cut = BilingualTokenizer(spacy.blank("en").tokenizer, load_lexicon(names=False))
    articles = list(read_examples(given.articles.iterdir(), cut))
    passages = list(read_passage_examples(read_passages(given.passages.glob("*.txt")), cut))
    watched = list(read_examples(given.watch.iterdir(), cut)) if given.watch else []
    tell("passages", passages)
    tell("articles", articles)
    torch.manual_seed(SEED)
    begun = Network(encoder.weights, encoder.layers)
    fit(begun, passages, vocabulary, epochs=given.epochs[0], seed=SEED, watched=watched)
    BEGUN.parent.mkdir(exist_ok=True)
    torch.save(begun.state_dict(), BEGUN)
    parts = {given.out: articles}
    for n in (0, 1):
        parts[given.halves / half_name(n)] = [e for e in articles if half(e.article) != n]
    for path, examples in parts.items():
        network = copy.deepcopy(begun)
        path.parent.mkdir(exist_ok=True)
        fit(network, examples, vocabulary, epochs=given.epochs[1], seed=SEED, watched=watched)
        ship(network, path)
        if watched:
            print(path.name, told(scores(network, watched, vocabulary)), flush=True)


def tell(what: str, examples: list[Example]) -> None:
    """Tell how much there is to learn from."""
    count = sum(len(e.words) for e in examples)
    print(
        f"{len({e.article for e in examples})} {what}, {count} words", file=sys.stderr, flush=True
    )


if __name__ == "__main__":
    main()
