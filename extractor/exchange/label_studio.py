"""Label Studio: tasks with annotations, as its JSON import and export have them, and its labelling setup.

Offsets are code points, as Label Studio writes them since 1.4; older exports count UTF-16 units, which
is seen where the text of a region does not fit, and mended.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, get_args
from xml.sax.saxutils import quoteattr

from extractor.errors import LabelError
from extractor.exchange.regions import REGION_KINDS, Annotated, Region, Value
from extractor.records import DemandCategory, Polarity, PunishmentKind, SentenceStatus

_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "kind": get_args(PunishmentKind),
    "status": get_args(SentenceStatus),
    "category": get_args(DemandCategory),
    "polarity": get_args(Polarity),
    "flags": ("name", "former", "suspended", "in_absentia"),
}
_LISTS: Final = frozenset({"people", "charges", "beneficiaries"})
_ASKED: Final = {
    "person": ("person", "form", "flags"),
    "organization": ("form",),
    "role": ("person", "title", "organization", "flags"),
    "quote": ("speaker",),
    "sentence": (
        *("people", "who", "kind", "duration", "duration_min", "amount", "charges", "date", "status"),
        "flags",
    ),
    "date": ("value",),
    "demand": ("evidence", "speaker", "addressee", "category", "polarity", "beneficiaries"),
}


def dumps(annotated: Iterable[Annotated]) -> str:
    """Tasks for Label Studio's import, with their labels as annotations."""
    return json.dumps([_task(one) for one in annotated], indent=1, ensure_ascii=False) + "\n"


def _task(annotated: Annotated) -> dict[str, Any]:
    results = [
        result
        for index, region in enumerate(annotated.regions)
        for result in _results(f"r{index + 1}", region, annotated.text)
    ]
    data = {"text": annotated.text, "name": annotated.name, "metadata": annotated.metadata}
    return {"data": data, "annotations": [{"result": results}]}


def _results(id: str, region: Region, text: str) -> Iterator[dict[str, Any]]:
    place = {"start": region.start, "end": region.end}
    stretch = text[region.start : region.end]
    yield _result(id, "label", "labels", place | {"text": stretch, "labels": [region.kind]})
    flags = [name for name, value in region.attributes.items() if value is True]
    for name, value in (region.attributes | ({"flags": flags} if flags else {})).items():
        if value is True:
            continue
        values = value if isinstance(value, list) else [str(value)]
        if name in _CHOICES:
            yield _result(id, name, "choices", place | {"text": stretch, "choices": values})
        else:
            yield _result(id, name, "textarea", place | {"text": values})


def _result(id: str, name: str, type_: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "from_name": name, "to_name": "text", "type": type_, "value": value}


def loads(content: str, file: str) -> list[Annotated]:
    """The statements of an export.

    Raises:
        LabelError: it is none, or a region does not fit its text; says which task and region.
    """
    try:
        tasks = json.loads(content)
        return [_annotated(task, f"{file}: task {index + 1}") for index, task in enumerate(tasks)]
    except json.JSONDecodeError as error:
        raise LabelError(f"{file}: line {error.lineno}: not valid JSON: {error.msg}") from None
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise LabelError(f"{file}: not an export of Label Studio with text ({error!r})") from None


def _annotated(task: dict[str, Any], where: str) -> Annotated:
    data = task["data"]
    regions: dict[str, Region] = {}
    for result in _latest(task):
        value, id = result["value"], result.get("id", "")
        if result["type"] == "labels":
            start, end = _place(value, data["text"], f"{where}: region {id}")
            kind = next((kind for kind in REGION_KINDS if kind in value["labels"]), None)
            if kind is None:
                raise LabelError(f"{where}: region {id}: no label of ours among {value['labels']}")
            regions[id] = Region(kind, start, end)
    for result in _latest(task):
        if result["type"] in ("choices", "textarea") and result.get("id") in regions:
            region = regions[result["id"]]
            region.attributes.update(_attributes(result["from_name"], result["value"][_field(result)]))
    name = str(data.get("name") or f"task-{task.get('id', where.rsplit(' ', 1)[-1])}")
    return Annotated(name, data["text"], data.get("metadata") or {}, list(regions.values()))


def _latest(task: dict[str, Any]) -> list[dict[str, Any]]:
    """The results of the last annotation that was not cancelled; else of the last prediction."""
    done = [one for one in task.get("annotations") or [] if not one.get("was_cancelled")]
    latest = (done or task.get("predictions") or [{}])[-1]
    return [result for result in latest.get("result", []) if "value" in result]


def _field(result: dict[str, Any]) -> str:
    return "choices" if result["type"] == "choices" else "text"


def _attributes(name: str, values: list[str] | str) -> dict[str, Value]:
    """An attribute from its control; a control with one line may give it bare."""
    values = [values] if isinstance(values, str) else values
    if name == "flags":
        return dict.fromkeys(values, True)
    if name in _LISTS:
        return {name: values}
    return {name: values[0]} if values else {}


def _place(value: dict[str, Any], text: str, where: str) -> tuple[int, int]:
    start, end = int(value["start"]), int(value["end"])
    stretch = value.get("text")
    if stretch is None or text[start:end] == stretch:
        return start, end
    units = text.encode("utf-16-le")
    start, end = (len(units[: 2 * at].decode("utf-16-le", "replace")) for at in (start, end))
    if text[start:end] == stretch:
        return start, end
    raise LabelError(
        f"{where}: the text at {value['start']}–{value['end']} is not {stretch[:60]!r}; "
        "export the tasks with the text they were labelled on"
    )


def setup() -> str:
    """The labelling setup (XML) in which these tasks can be seen and corrected."""
    names = list(dict.fromkeys(name for asked in _ASKED.values() for name in asked))
    labels = "\n".join(f"    <Label value={quoteattr(kind)}/>" for kind in REGION_KINDS)
    controls = "\n".join(_control(name) for name in names)
    return (
        "<View>\n  <Style>.htx-text { white-space: pre-wrap; }</Style>\n"
        f'  <Labels name="label" toName="text">\n{labels}\n  </Labels>\n'
        f'  <Text name="text" value="$text"/>\n{controls}\n</View>\n'
    )


def _control(name: str) -> str:
    kinds = ",".join(kind for kind, asked in _ASKED.items() if name in asked)
    shown = f'visibleWhen="region-selected" whenTagName="label" whenLabelValue={quoteattr(kinds)}'
    common = f'name={quoteattr(name)} toName="text" perRegion="true"'
    if name not in _CHOICES:
        most = "" if name in _LISTS else ' maxSubmissions="1"'
        area = f'<TextArea {common} editable="true"{most}/>'
        return f'  <View {shown}><Header value={quoteattr(name)} size="5"/>{area}</View>'
    how = "multiple" if name == "flags" else "single-radio"
    choices = "".join(f"<Choice value={quoteattr(choice)}/>" for choice in _CHOICES[name])
    return f'  <View {shown}><Choices {common} choice="{how}">{choices}</Choices></View>'
