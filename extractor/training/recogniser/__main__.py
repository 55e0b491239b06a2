"""Command: annotated articles go in, the recogniser's weights and its scores come out.

    python -m extractor.training.recogniser corpus/train corpus/dev

The first folder is learned from; the second, if given, is only scored on.
"""

import argparse
import sys
from pathlib import Path

import all_minilm_l6_v2
import spacy
import torch

from extractor.components.recogniser.network import MODEL, VOCABULARY
from extractor.components.recogniser.pieces import Vocabulary
from extractor.components.tokenizer import BilingualTokenizer
from extractor.lexicon import load_lexicon
from extractor.training.recogniser.examples import Example, read_examples
from extractor.training.recogniser.fitting import fit, scores, told
from extractor.training.recogniser.halves import half
from extractor.training.recogniser.network import Network
from extractor.training.recogniser.shipping import pretrained, ship, write_vocabulary

SEED = 1
LAYERS = 6
EPOCHS = 8


def main() -> None:
    """Train, score and ship."""
    parser = argparse.ArgumentParser(prog="python -m extractor.training.recogniser")
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path, nargs="?")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--fold", type=int, help="leave out every article of this half: 0 or 1")
    given = parser.parse_args()
    folder = Path(all_minilm_l6_v2.__file__).parent
    weights, rows = pretrained(folder)
    write_vocabulary(rows, VOCABULARY)
    vocabulary = Vocabulary(VOCABULARY)
    learned = _examples(given.train)
    watched = _examples(given.dev) if given.dev else []
    if given.fold is not None:
        learned = [e for e in learned if half(e.article) != given.fold]
    count = sum(len(e.words) for e in learned)
    print(f"{len({e.article for e in learned})} articles, {count} words", file=sys.stderr)
    torch.manual_seed(SEED)
    network = Network(weights, given.layers)
    fit(network, learned, vocabulary, epochs=given.epochs, seed=SEED, watched=watched)
    ship(network, given.out)
    if watched:
        print(told(scores(network, watched, vocabulary)))


def _examples(folder: Path) -> list[Example]:
    cut = BilingualTokenizer(spacy.blank("en").tokenizer, load_lexicon(names=False))
    return list(read_examples(folder.iterdir(), cut))


if __name__ == "__main__":
    main()
