"""Reasons to stop, each a line and an exit code."""

FAILED, MISUSED = 1, 2


class Stop(Exception):
    """A reason to stop, in one line that says what to do.

    Args:
        message: The line.
        code: The exit code: `FAILED`, or `MISUSED` for a command that makes no sense.
    """

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code
