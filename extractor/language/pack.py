"""Loads and validates a language pack: `config.yaml` and the vocabularies in `vocab/`."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from extractor.errors import PackError
from extractor.language.demands import DemandLexicon
from extractor.language.entries import Frozen
from extractor.language.layout import LayoutLexicon
from extractor.language.organizations import OrganizationLexicon
from extractor.language.people import PeopleLexicon
from extractor.language.quotes import QuoteLexicon
from extractor.language.roles import RoleLexicon
from extractor.language.sentencing import SentencingLexicon
from extractor.language.temporal import TemporalLexicon

_PACKAGE = Path(__file__).resolve().parent.parent


class PackConfig(Frozen):
    """`config.yaml`: what the pack is and in which order its components run."""

    language: str
    version: str
    license: str
    components_before: tuple[str, ...] = Field(description="run before the trained pipes")
    components: tuple[str, ...] = Field(description="run after the trained pipes")


class LanguagePack(Frozen):
    """All that the components need to know of one language; one field for each file of `vocab/`."""

    config: PackConfig
    layout: LayoutLexicon
    organizations: OrganizationLexicon
    people: PeopleLexicon
    temporal: TemporalLexicon
    roles: RoleLexicon
    quotes: QuoteLexicon
    sentencing: SentencingLexicon
    demands: DemandLexicon


def pack_folder(language: str) -> Path:
    """Where the pack of a language lies: inside an installed package, or in `models/` of a checkout.

    Raises:
        PackError: there is no pack of that name.
    """
    for folder in (_PACKAGE / "models" / language, _PACKAGE.parent / "models" / language):
        if (folder / "config.yaml").is_file():
            return folder
    raise PackError(f"no language pack {language!r}: reinstall extractor, or check the name of the language")


@lru_cache(maxsize=4)
def load_pack(language: str = "en") -> LanguagePack:
    """The validated pack of a language, read once a process.

    Raises:
        PackError: a file is missing or does not fit; names file, entry and field of the first fault.
    """
    return read_pack(pack_folder(language))


def read_pack(folder: Path) -> LanguagePack:
    """Reads the pack in a folder, whatever its language; see `load_pack`."""
    vocab = folder / "vocab"
    fields = {
        name: _read(vocab / f"{name}.yaml", field.annotation)
        for name, field in LanguagePack.model_fields.items()
        if name != "config"
    }
    return LanguagePack(config=_read(folder / "config.yaml", PackConfig), **fields)


def _read(file: Path, model: Any) -> Any:  # noqa: ANN401 (the pydantic model that a field names)
    try:
        content = yaml.load(file.read_text("utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader)
    except OSError as error:
        raise PackError(f"{file.name}: cannot be read ({error.strerror}); reinstall the pack") from error
    except yaml.YAMLError as error:
        raise PackError(f"{file.name}: not valid YAML: {' '.join(str(error).split())}") from error
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise PackError(f"{file.name}: {_first_fault(error, content)}") from error


# The C loader reads the same language several times faster, where PyYAML was built with it.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _first_fault(error: ValidationError, content: Any) -> str:  # noqa: ANN401 (parsed YAML)
    """The first fault in words: the entry's id where it has one, the field, and what is wrong."""
    fault = error.errors(include_url=False)[0]
    entry, node = "", content
    field: list[str] = []
    for key in fault["loc"]:
        try:
            node = node[key]
        except (KeyError, IndexError, TypeError):
            node = None
        if isinstance(node, dict) and isinstance(node.get("id"), str):
            entry, field = f"entry {node['id']!r}, ", []
        else:
            field.append(str(key))
    return f"{entry}field {'.'.join(field) or '(all)'}: {fault['msg']}"
