"""What makes records, as one string: when it changes, documents are done again."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractor.language import pack_folder


def version_of(language: str, model: str | None) -> str:
    """The versions of extractor, spaCy, language pack and pipeline, with a hash over the pack's words.

    Raises:
        PackError: there is no such language pack.
    """
    folder = pack_folder(language)
    digest = hashlib.sha256()
    for file in (
        folder / "config.yaml",
        *sorted((folder / "vocab").glob("*.yaml")),
        *_descriptions(folder, model),
    ):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    names = f"extractor {version('extractor')}, spacy {version('spacy')}{_package(model)}"
    return f"{names}, {language} pack {digest.hexdigest()[:16]}"


def _descriptions(folder: Path, model: str | None) -> Iterator[Path]:
    """The files that say which trained pipeline it is: version, training and settings."""
    place = Path(model) if model else folder / "pipeline"
    for name in ("meta.json", "config.cfg"):
        if (place / name).is_file():
            yield place / name


def _package(model: str | None) -> str:
    try:
        return f", {model} {version(model)}" if model else ""
    except PackageNotFoundError:
        return ""
