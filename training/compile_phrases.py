"""Compile the phrase files to what is read at run time, and check every rule's examples: python -m training.compile_phrases"""

import sys

from cleantext import byline_words, caption_words
from cleantext.phrasebook import check
from cleantext.phrasebook.compiled import COMPILED, bound, built_in_packs, to_bytes
from cleantext.phrasebook.packs import read_pack
from training.byline_words import compiled_text

if __name__ == "__main__":
    book = bound(map(read_pack, built_in_packs()))
    caption_words.data_file(COMPILED).write_bytes(to_bytes(book))
    lists = compiled_text(tuple(book.by_language.values()))
    caption_words.data_file(byline_words.COMPILED).write_text(lists, "utf-8")
    caption_words.data_file(caption_words.COMPILED).write_text(caption_words.compiled_text(), "utf-8")
    problems = check(book)
    for problem in problems:
        print(f"{problem.rule}: {problem.example!r} {problem.fault}")
    sys.exit(1 if problems else 0)
