"""The pipeline: ordered, named filters, and the labels that go out."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from cleantext.document import Document
from cleantext.errors import DuplicateFilterError, UnknownFilterError
from cleantext.filters import Filter
from cleantext.labels import Label
from cleantext.normalize import FIXES, Fix

PROSE_LABELS: frozenset[Label] = frozenset(
    {Label.STANDFIRST, Label.CROSSHEAD, Label.PROSE, Label.PULL_QUOTE, Label.CORRECTION, Label.DATELINE}
)
"""What `Document.text` is made of by default: the article's prose."""


def _checked(filters: Iterable[Filter]) -> tuple[Filter, ...]:
    filters = tuple(filters)
    seen: set[str] = set()
    for step in filters:
        name = getattr(step, "name", None)
        if not callable(step) or not isinstance(name, str) or not name:
            raise TypeError(f"a filter is a callable with a name; {step!r} is not")
        if name in seen:
            raise DuplicateFilterError(
                f"two filters are named {name!r}; names in this pipeline: {_listed(filters)}"
            )
        seen.add(name)
    return filters


def _listed(filters: Iterable[Filter]) -> str:
    return ", ".join(str(getattr(step, "name", step)) for step in filters)


def _labels(labels: Iterable[Label | str]) -> frozenset[Label]:
    try:
        return frozenset(Label(label) for label in labels)
    except ValueError as error:
        raise ValueError(f"{error}; the labels are {', '.join(Label)}") from None


@frozen(init=False)
class Pipeline:
    """Filters in the order of their authority, the labels that go out, and the fixes run over what does.

    Of two verdicts on the same text the earlier filter's stands. Every method returns a new pipeline.

    Args:
        filters: Callables with unique names; `DuplicateFilterError` where two share one.
        keep: The labels that go out as `Document.text`; the article's prose by default.
        fixes: ``str -> str`` functions run over each piece of text that goes out.
    """

    filters: tuple[Filter, ...] = ()
    keep: frozenset[Label] = PROSE_LABELS
    fixes: tuple[Fix, ...] = field(default=FIXES)

    def __init__(
        self,
        *filters: Filter,
        keep: Iterable[Label | str] = PROSE_LABELS,
        fixes: Iterable[Fix] = FIXES,
    ) -> None:
        self.__attrs_init__(_checked(filters), _labels(keep), tuple(fixes))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the filters, in order."""
        return tuple(step.name for step in self.filters)

    def __call__(self, document: Document) -> Document:
        """Run the filters over a document; what an exception passes through names the filter."""
        for step in self.filters:
            try:
                document = document.with_verdicts(step(document), filter=step.name)
            except Exception as error:
                error.add_note(f"raised by the filter {step.name!r}")
                raise
        return document.going_out(self.keep, self.fixes)

    def _place(self, name: str) -> int:
        for place, step in enumerate(self.filters):
            if step.name == name:
                return place
        raise UnknownFilterError(f"no filter is named {name!r}; this pipeline has {_listed(self.filters)}")

    def _with(self, filters: Iterable[Filter]) -> Pipeline:
        return Pipeline(*filters, keep=self.keep, fixes=self.fixes)

    def insert(self, step: Filter, *, before: str | None = None, after: str | None = None) -> Pipeline:
        """With one more filter, placed before or after the one named."""
        if (before is None) == (after is None):
            raise TypeError("insert takes one place: before=NAME or after=NAME")
        place = self._place(before) if before is not None else self._place(str(after)) + 1
        return self._with((*self.filters[:place], step, *self.filters[place:]))

    def append(self, step: Filter) -> Pipeline:
        """With one more filter at the end."""
        return self._with((*self.filters, step))

    def replace(self, step: Filter) -> Pipeline:
        """With this filter in the place of the one of the same name."""
        place = self._place(step.name)
        return self._with((*self.filters[:place], step, *self.filters[place + 1 :]))

    def without(self, *names: str) -> Pipeline:
        """Without the filters of these names."""
        places = {self._place(name) for name in names}
        return self._with(step for place, step in enumerate(self.filters) if place not in places)

    def keeping(self, *labels: Label | str) -> Pipeline:
        """With these labels going out too."""
        return Pipeline(*self.filters, keep=self.keep | _labels(labels), fixes=self.fixes)

    def dropping(self, *labels: Label | str) -> Pipeline:
        """Without these labels going out."""
        return Pipeline(*self.filters, keep=self.keep - _labels(labels), fixes=self.fixes)

    def fixing(self, *fixes: Fix) -> Pipeline:
        """With these functions run over the text after the other fixes."""
        return Pipeline(*self.filters, keep=self.keep, fixes=(*self.fixes, *fixes))

    def __repr__(self) -> str:
        return f"Pipeline({', '.join(self.names)}; keeps {', '.join(sorted(self.keep))})"

    def _repr_html_(self) -> str:
        """What a notebook shows: the filters in order, with what each says of itself."""
        from cleantext.render.tables import to_table

        rows = [
            (step.name, (step.__doc__ or "").strip().split("\n")[0].replace("`", "")) for step in self.filters
        ]
        return to_table(f"Keeps {', '.join(sorted(self.keep))}", ("filter", "what it looks for"), rows)
