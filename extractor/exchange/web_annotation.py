"""W3C Web Annotation Data Model: a page of annotations in JSON-LD, for any annotation store or viewer.

Each annotation has its place twice: as a position in code points, and as a quotation with the words
around it, which survives a changed text (https://www.w3.org/TR/annotation-model/).
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from extractor.exchange.regions import Annotated, Region

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32


def dumps(annotated: Iterable[Annotated]) -> str:
    """One annotation page; each target is `NAME.txt`, relative to where the page lies."""
    items = [_annotation(one, region, index) for one in annotated for index, region in enumerate(one.regions)]
    page = {"@context": _CONTEXT, "type": "AnnotationPage", "items": items}
    return json.dumps(page, indent=1, ensure_ascii=False) + "\n"


def _annotation(annotated: Annotated, region: Region, index: int) -> dict[str, Any]:
    digest = hashlib.sha256(annotated.text.encode()).hexdigest()
    return {
        "id": uuid5(NAMESPACE_URL, f"{digest}/{annotated.name}/{index}").urn,
        "type": "Annotation",
        "motivation": "tagging",
        "body": [_tag("tagging", region.kind), *_descriptions(region)],
        "target": {"source": quote(f"{annotated.name}.txt"), "selector": _selectors(region, annotated.text)},
    }


def _tag(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _descriptions(region: Region) -> Iterable[dict[str, str]]:
    """The attributes, each as `category: release`."""
    for name, value in region.attributes.items():
        values = value if isinstance(value, list) else ["true" if value is True else str(value)]
        yield from (_tag("describing", f"{name}: {one}") for one in values)


def _selectors(region: Region, text: str) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": region.start, "end": region.end},
        {
            "type": "TextQuoteSelector",
            "exact": text[region.start : region.end],
            "prefix": text[max(0, region.start - _AROUND) : region.start],
            "suffix": text[region.end : region.end + _AROUND],
        },
    ]
