"""Renders views as HTML pages that stand alone: styles, scripts and data inside, all text escaped."""

import json
from collections.abc import Iterable
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from extractor.report.view import LAYERS, StatementView


def render_page(view: StatementView, *, index: str | None = None) -> str:
    """The page of one statement; `index` is the address of the index page to go back to."""
    data = {"layers": {layer: [[item.id, *item.spans] for item in view.layers[layer]] for layer in LAYERS}}
    return (
        _environment()
        .get_template("page.html")
        .render(view=view, layers=LAYERS, data=_data(data), index=index)
    )


def render_index(views: Iterable[tuple[str, StatementView]]) -> str:
    """The index of many statements: a searchable table with counts; each row leads to its page."""
    return _environment().get_template("index.html").render(rows=list(views), layers=LAYERS)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("extractor.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = _asset
    environment.filters["verbatim"] = _verbatim
    return environment


def _asset(name: str) -> Markup:
    """A style or script of ours, as it is."""
    loader = _environment().loader
    assert loader is not None  # noqa: S101 (set in _environment)
    return Markup(loader.get_source(_environment(), name)[0])  # noqa: S704 (our own file)


def _verbatim(text: str) -> Markup:
    """Text whose characters a browser counts as we do: HTML folds carriage returns and drops NUL."""
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd"))  # noqa: S704 (just escaped)


def _data(value: object) -> Markup:
    """JSON that cannot end the script element that holds it (HTML, "Restrictions for contents of script")."""
    return Markup(json.dumps(value, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S704
