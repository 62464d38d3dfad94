"""``python -m cleantext`` is the command ``cleantext``."""

import sys

from cleantext.cli import main

sys.exit(main())
