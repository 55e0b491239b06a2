"""Training of the recogniser: annotated articles go in, `weights/recogniser.onnx` comes out.

`examples.py` reads the corpus, `swapping.py` puts other names into it, `network.py` is the network,
`fitting.py` trains it, `shipping.py` writes it for the program. Run by `python -m
extractor.training.recogniser corpus/train`; needs the extra `train`.
"""
