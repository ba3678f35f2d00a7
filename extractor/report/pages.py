"""Renders views as HTML pages that stand alone: styles, scripts and data inside, all text escaped."""

from collections.abc import Iterable

from extractor.report.html import environment_of
from extractor.report.view import LAYERS, StatementView


def render_page(view: StatementView, *, index: str | None = None) -> str:
    """The page of one statement; `index` is the address of the index page to go back to."""
    data = {"layers": {layer: [[item.id, *item.spans] for item in view.layers[layer]] for layer in LAYERS}}
    template = environment_of("extractor.report").get_template("page.html")
    return template.render(view=view, layers=LAYERS, data=data, index=index)


def render_index(views: Iterable[tuple[str, StatementView]]) -> str:
    """The index of many statements: a searchable table with counts; each row leads to its page."""
    template = environment_of("extractor.report").get_template("index.html")
    return template.render(rows=list(views), layers=LAYERS)
