"""``python -m cleantext.batch``: the commands for many pages."""

import sys

from cleantext.batch.command import main

if __name__ == "__main__":
    sys.exit(main())
