"""What `extractor convert` does: labels from one format to another."""

from pathlib import Path
from typing import Final

from extractor.errors import InputError, LabelError
from extractor.exchange import docbin, label_studio, prodigy, web_annotation
from extractor.exchange.labelling import unannotate
from extractor.exchange.regions import Annotated, annotate
from extractor.labels import Sample, read_samples, write_sample
from extractor.labels.files import write_bytes

FORMATS: Final = {
    "labels": "",
    "label-studio": ".json",
    "prodigy": ".jsonl",
    "docbin": ".spacy",
    "web-annotation": ".jsonld",
}
"""The name of each format and the ending of its files; `labels` is a folder of samples."""


def format_of(path: Path) -> str:
    """The format that a path looks like.

    Raises:
        InputError: it looks like none.
    """
    if path.is_dir() or path.suffix in ("", ".txt"):
        return "labels"
    for name, ending in FORMATS.items():
        if path.suffix == ending:
            return name
    raise InputError(f"{path}: the ending says no format; name it with --from or --to")


def convert(
    source: Path,
    target: Path,
    *,
    source_format: str | None = None,
    target_format: str | None = None,
    overwrite: bool = False,
) -> int:
    """Converts the labels in `source` and says how many statements there were.

    Raises:
        LabelError: labels cannot be read, or do not fit.
        InputError: a format is not plain, or `target` cannot be written or is there already.
    """
    target_format = target_format or format_of(target)
    samples = _read(source, source_format or format_of(source))
    try:
        _write(samples, target, target_format, overwrite=overwrite)
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror}); check the folder") from None
    return len(samples)


def _read(source: Path, format_: str) -> list[Sample]:
    if format_ == "labels":
        return read_samples(source)
    try:
        content = source.read_bytes()
    except OSError as error:
        raise LabelError(f"{source}: cannot be read ({error.strerror}); check the name") from None
    return _samples(_loads(content, format_, str(source)), str(source))


def _loads(content: bytes, format_: str, file: str) -> list[Annotated]:
    if format_ == "docbin":
        return docbin.loads(content, file)
    if format_ == "web-annotation":
        raise LabelError(f"{file}: web-annotation can only be written")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LabelError(f"{file}: byte {error.start}: not UTF-8") from None
    return label_studio.loads(text, file) if format_ == "label-studio" else prodigy.loads(text, file)


def _samples(annotated: list[Annotated], file: str) -> list[Sample]:
    samples, faults, seen = [], [], set()
    for one in annotated:
        if one.name in seen or Path(one.name).name != one.name or one.name.startswith("."):
            faults.append(f"{file}: {one.name!r}: used twice, or no name for a file")
            continue
        seen.add(one.name)
        try:
            samples.append(unannotate(one, file))
        except LabelError as error:
            faults += error.faults
    if faults:
        raise LabelError(*faults)
    return samples


def _write(samples: list[Sample], target: Path, format_: str, *, overwrite: bool) -> None:
    if format_ == "labels":
        there = [name for name in _files(samples) if (target / name).exists()]
        _refuse(target / there[0] if there else None, overwrite=overwrite)
        target.mkdir(parents=True, exist_ok=True)
        for sample in samples:
            write_sample(sample, target)
        return
    contents = {target: _dumps([annotate(sample) for sample in samples], format_)}
    if format_ == "label-studio":
        contents[target.with_suffix(".xml")] = label_studio.setup().encode()
    _refuse(next((file for file in contents if file.exists()), None), overwrite=overwrite)
    for file, content in contents.items():
        write_bytes(file, content)


def _files(samples: list[Sample]) -> list[str]:
    return [f"{sample.name}{ending}" for sample in samples for ending in (".txt", ".json")]


def _refuse(there: Path | None, *, overwrite: bool) -> None:
    if there is not None and not overwrite:
        raise InputError(f"{there}: is there already; --overwrite replaces it")


def _dumps(annotated: list[Annotated], format_: str) -> bytes:
    if format_ == "docbin":
        return docbin.dumps(annotated)
    writers = {
        "label-studio": label_studio.dumps,
        "prodigy": prodigy.dumps,
        "web-annotation": web_annotation.dumps,
    }
    return writers[format_](annotated).encode()
