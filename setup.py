"""The compiled modules: every ``.pyx`` file in ``cleantext/native``. All else is in pyproject.toml.

They are optional. Where one cannot be compiled, the installation goes on without it, and the Python module that it is
the twin of does its work. ``python setup.py build_ext --inplace`` compiles them beside their sources.
"""

import os
from pathlib import Path

from setuptools import Extension, setup

setup(
    ext_modules=[
        Extension(
            f"cleantext.native.{source.stem}",
            [source.as_posix()],
            optional=True,
            extra_compile_args=[] if os.name == "nt" else ["-g0"],  # what debuggers need is most of a module
        )
        for source in sorted(Path("cleantext/native").glob("*.pyx"))
    ]
)
