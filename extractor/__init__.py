"""Reads news articles and turns them into a graph and a timeline that can be asked and checked.

The straight line, one function an arrow:

    path -read_articles-> Article -read_doc-> Doc -extract-> Extraction -resolve-> Extraction
         -save-> Store -build_graph-> Graph -build_digest-> Digest -write-> outputs
"""

__version__ = "0.1.0"
