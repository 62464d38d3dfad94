"""Compile the phrase files to what is read at run time, and check every rule's examples: python -m training.compile_phrases"""

import sys
from pathlib import Path

from cleantext.byline_words import COMPILED as BYLINES
from cleantext.caption_words import COMPILED as CAPTIONS
from cleantext.package_files import path_of
from cleantext.phrasebook import check
from cleantext.phrasebook.compiled import COMPILED, bound, built_in_packs, to_bytes
from cleantext.phrasebook.packs import read_pack
from training import byline_words, caption_words

if __name__ == "__main__":
    book = bound(map(read_pack, built_in_packs()))
    compiled = {
        COMPILED: to_bytes(book),
        BYLINES: byline_words.compiled_text(tuple(book.by_language.values())).encode(),
        CAPTIONS: caption_words.compiled_text().encode(),
    }
    for name, content in compiled.items():
        Path(path_of("phrases", name)).write_bytes(content)
    problems = check(book)
    for problem in problems:
        print(f"{problem.rule}: {problem.example!r} {problem.fault}")
    sys.exit(1 if problems else 0)
