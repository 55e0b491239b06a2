"""Bytes go in, articles come out: files, folders and streams of news, cleaned and dated.

The straight line: `inputs` finds the files, a format of `formats` makes a `Page` of each, and
`articles` cleans it into an `Article`. Nothing here knows spaCy.
"""

from extractor.reading.describing import describe_dropped
from extractor.reading.inputs import article_from_text, read_article, read_articles

__all__ = ["article_from_text", "describe_dropped", "read_article", "read_articles"]
