"""``python -m cleantext`` is the command ``cleantext``."""

from cleantext.cli import command

command()
