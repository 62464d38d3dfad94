"""The compiled modules: every ``.pyx`` file in ``cleantext/native``, and the patterns. All else is in pyproject.toml.

They are optional. Where one cannot be compiled, the installation goes on without it, and the Python module that it is
the twin of does its work. ``python setup.py build_ext --inplace`` compiles them beside their sources.
"""

import os
import subprocess
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

KEEP_PATTERNS = """
import sys
from pathlib import Path
from cleantext import clean_text
from cleantext.batch.workers import warm_up
from cleantext.pattern_codes import keep
from cleantext.patterns import all_alive

warm_up()
clean_text("").text
keep(all_alive(), Path(sys.argv[1]))
"""
"""Writes what is made of every pattern that pages, flat text, their fields and their figures have need of."""


class build_native(build_ext):
    """Compiles the modules, and then the patterns, with the package as it lies here."""

    def run(self) -> None:
        super().run()
        path = Path(self.get_ext_fullpath("cleantext.native.patterns")).with_name("patterns.bin").absolute()
        kept = subprocess.run([sys.executable, "-c", KEEP_PATTERNS, path], stderr=subprocess.PIPE, text=True)
        if kept.returncode:
            why = kept.stderr.strip().rpartition("\n")[2]
            print(f"no patterns are kept, they will be compiled as they are used: {why}", file=sys.stderr)


setup(
    cmdclass={"build_ext": build_native},
    ext_modules=[
        Extension(
            f"cleantext.native.{source.stem}",
            [source.as_posix()],
            optional=True,
            extra_compile_args=[] if os.name == "nt" else ["-g0"],  # what debuggers need is most of a module
        )
        for source in sorted(Path("cleantext/native").glob("*.pyx"))
    ],
)
