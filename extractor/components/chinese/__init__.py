"""Reading Chinese paragraphs: names, references, events and ties, one a file.

The Doc is the same as for English, cut by `tokenizer.py`; its English parse means nothing in here,
so these files read words, their jieba tags and the order in which names and time words stand.
"""
