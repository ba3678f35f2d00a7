"""HTML from nested calls. Text is escaped everywhere; only what `tag` itself made is not."""

from html import escape


class Markup(str):
    """HTML that is safe to put into HTML."""

    __slots__ = ()


def tag(name: str, *children: str, **attributes: str) -> Markup:
    """An element; a trailing underscore of an attribute's name is dropped (`class_`)."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items()
    )
    return Markup(f"<{name}{given}>{join(*children)}</{name}>")


def join(*children: str) -> Markup:
    """Elements and text one after another."""
    return Markup("".join(child if isinstance(child, Markup) else escape(child) for child in children))
