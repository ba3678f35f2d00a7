"""HTML of our own pages: templates with all escaped, texts and data set so that browsers keep them."""

import json
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape


@lru_cache(maxsize=2)
def environment_of(package: str) -> Environment:
    """The templates in a package's folder `templates`.

    In them `asset("style.css")` is a style or script of ours as it is, `text | verbatim` a text whose
    characters a browser counts as we do, and `value | script_data` JSON for the inside of a script element.
    """
    loader = PackageLoader(package)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["asset"] = lambda name: Markup(loader.get_source(environment, name)[0])  # noqa: S704
    environment.filters["verbatim"] = verbatim
    environment.filters["script_data"] = script_data
    return environment


def verbatim(text: str) -> Markup:
    """The text escaped; carriage returns, which HTML folds, are kept, and NUL, which it drops, is U+FFFD."""
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd"))  # noqa: S704 (just escaped)


def script_data(value: object) -> Markup:
    """JSON that cannot end the script element that holds it (HTML, "Restrictions for contents of script")."""
    return Markup(json.dumps(value, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S704
