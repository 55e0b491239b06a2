"""Command: annotated articles go in, how the network's scores grow with their number comes out.

    python -m extractor.training.recogniser.curve corpus/train --watch corpus/dev --parts 8 4

Each part is learned from anew by the network that had learned from the passages alone
(`python -m extractor.training.recogniser` leaves it in `build/`), as that command does with all.
"""

import argparse
from hashlib import sha256
from pathlib import Path

import spacy
import torch

from extractor.components.recogniser.network import VOCABULARY
from extractor.components.recogniser.pieces import Vocabulary
from extractor.components.tokenizer import BilingualTokenizer
from extractor.lexicon import load_lexicon
from extractor.training.recogniser.examples import Example, read_examples
from extractor.training.recogniser.fitting import EPOCHS_ARTICLES, SEED, fit, scores, told
from extractor.training.recogniser.halves import BEGUN
from extractor.training.recogniser.network import Network
from extractor.training.recogniser.pretrained import read_pretrained


def main() -> None:
    """Train on parts of the articles and score each."""
    parser = argparse.ArgumentParser(prog="python -m extractor.training.recogniser.curve")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--watch", type=Path, required=True)
    parser.add_argument("--parts", type=int, nargs="+", default=(8, 4, 2, 1), metavar="N")
    parser.add_argument("--begun", type=Path, default=BEGUN)
    given = parser.parse_args()
    vocabulary = Vocabulary(VOCABULARY)
    cut = BilingualTokenizer(spacy.blank("en").tokenizer, load_lexicon(names=False))
    articles = list(read_examples(given.articles.iterdir(), cut))
    watched = list(read_examples(given.watch.iterdir(), cut))
    encoder = read_pretrained()
    for part in given.parts:
        chosen = part_of(articles, part)
        torch.manual_seed(SEED)
        network = Network(encoder.weights, encoder.layers)
        network.load_state_dict(torch.load(given.begun))
        fit(network, chosen, vocabulary, epochs=EPOCHS_ARTICLES, seed=SEED)
        n_articles = len({example.article for example in chosen})
        n_words = sum(len(example.words) for example in chosen)
        line = told(scores(network, watched, vocabulary))
        print(f"{n_articles:>4} articles {n_words:>7,} words: {line}", flush=True)


def part_of(articles: list[Example], part: int) -> list[Example]:
    """Give the windows of one article in so many, which ones being decided by their names.

    Smaller parts stand inside larger ones, where one number divides the other.
    """
    return [e for e in articles if int(sha256(e.article.encode()).hexdigest(), 16) % part == 0]


if __name__ == "__main__":
    main()
