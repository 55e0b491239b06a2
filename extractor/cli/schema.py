"""`extractor schema`: the JSON Schema of the graph."""

from extractor.cli.printing import say_json


def schema_command() -> None:
    """Print the JSON Schema of what `extract` and `export --format json` write.

    Example: extractor schema
    """
    from extractor.export import json_schema

    say_json(json_schema())
