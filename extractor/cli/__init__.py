"""The command line: arguments come in, answers go to stdout and talk to stderr.

`app.py` lists the commands, one file each. Exit status: 0 done, 1 some inputs failed, 2 wrong use
or nothing to answer with.
"""

from extractor.cli.app import COMMANDS, build_app, main

__all__ = ["COMMANDS", "build_app", "main"]
