"""Text that is not there to be read: hidden, or on a button."""

from __future__ import annotations

from cleantext.blocks import Block, Kind
from cleantext.filters import per_block
from cleantext.labels import Label


@per_block(Label.HIDDEN)
def hidden_text(block: Block) -> str | None:
    """Text that an attribute or a style says is not shown (``hidden``, ``display: none``)."""
    return "hidden by an attribute or a style" if block.hidden else None


@per_block(Label.CONTROL)
def controls(block: Block) -> str | None:
    """Buttons, menus and fields of forms, and what stands in for a player that does not play."""
    if block.kind is Kind.CONTROL:
        return f"inside a {block.path[-1].tag}" if block.path else "a control"
    if block.kind is Kind.MEDIA:
        return "shown only where the player does not work"
    return None
