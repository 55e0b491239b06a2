"""Asking: a question to a store goes in, an `Answer` comes out; commands and Python API share it.

One question a file. Names are taken kindly, dates as people write them; bounds (`Within`) are the
same for all.
"""
