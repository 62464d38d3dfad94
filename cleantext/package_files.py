"""Files of data in the package, read without `pathlib`: to load that takes a tenth of the first page."""

from io import FileIO
from os.path import dirname, join

PACKAGE = dirname(__file__)


def path_of(folder: str, name: str) -> str:
    """The path of a file in a folder of the package."""
    return join(PACKAGE, folder, name)


def read_file(folder: str, name: str) -> bytes:
    """What a file in a folder of the package holds."""
    with FileIO(path_of(folder, name)) as file:
        return file.read()
