from collections.abc import Callable

from cleantext.phrasebook.book import Phrasebook, PhraseMatch

def matching(book: Phrasebook) -> Callable[[str], PhraseMatch | None]: ...
