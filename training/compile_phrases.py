"""Compile the phrase files to compiled.json and check every rule: python training/compile_phrases.py"""

import sys

from cleantext.phrasebook import main

if __name__ == "__main__":
    sys.exit(main())
