"""Other distributions that install a package called ``cleantext``, and what to do about them.

``clean-text`` and ``cleantext`` on the Python Package Index do. Installed into the same folder the packages
overwrite each other's files, so that neither works; better to stop at once and say so.
"""

from __future__ import annotations

import os

OURS = "cleantext-prose"
OTHERS = ("clean_text", "clean-text", "cleantext")


def namesake_beside(package_folder: str) -> str | None:
    """The name of another distribution installed over the package in this folder, or ``None``.

    Looks only at the names of the folders beside the package: reading their metadata would cost every import.
    """
    try:
        beside = os.listdir(os.path.dirname(package_folder))
    except OSError:  # imported from an archive: nothing was installed over it
        return None
    for name in beside:
        if name.endswith((".dist-info", ".egg-info")):
            distribution = name.split("-")[0].removesuffix(".egg")
            if distribution in OTHERS or name.startswith("clean-text-"):
                return (
                    "clean-text"
                    if distribution.startswith("clean_") or distribution == "clean"
                    else "cleantext"
                )
    return None


def refuse_namesakes(package_folder: str) -> None:
    """Raise `ImportError` if another distribution's files lie among those of this package."""
    other = namesake_beside(package_folder)
    if other is not None:
        raise ImportError(
            f"the distributions {OURS!r} and {other!r} both install a package 'cleantext' and have overwritten each"
            f" other in {os.path.dirname(package_folder)}; keep one: pip uninstall {other} {OURS}, then"
            f" pip install {OURS}"
        )
