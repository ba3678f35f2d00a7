"""Loads and validates a language pack: `config.yaml` and the vocabularies in `vocab/`."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from extractor.errors import PackError
from extractor.language.currencies import CurrencyLexicon
from extractor.language.demands import DemandLexicon
from extractor.language.entries import Frozen
from extractor.language.event_codes import EventCodes
from extractor.language.layout import LayoutLexicon
from extractor.language.names import GivenNames
from extractor.language.nationalities import Nationalities
from extractor.language.organizations import OrganizationLexicon
from extractor.language.people import PeopleLexicon
from extractor.language.quotes import QuoteLexicon
from extractor.language.roles import RoleLexicon
from extractor.language.sentencing import SentencingLexicon
from extractor.language.temporal import TemporalLexicon

_PACKAGE = Path(__file__).resolve().parent.parent


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads `on`, `off`, `yes` and `no` as words, like YAML 1.2; the C loader where there is one."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))


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
    nationalities: Nationalities
    given_names: GivenNames
    organizations: OrganizationLexicon
    people: PeopleLexicon
    temporal: TemporalLexicon
    roles: RoleLexicon
    quotes: QuoteLexicon
    sentencing: SentencingLexicon
    currencies: CurrencyLexicon
    demands: DemandLexicon
    event_codes: EventCodes


def pack_folder(language: str) -> Path:
    """Where a pack lies: a named folder, else in the installed package or in `models/` of a checkout.

    Raises:
        PackError: there is no pack of that name.
    """
    for folder in (Path(language), _PACKAGE / "models" / language, _PACKAGE.parent / "models" / language):
        if (folder / "config.yaml").is_file():
            return folder
    raise PackError(f"no language pack {language!r}: reinstall extractor, or check the name of the language")


@lru_cache(maxsize=4)
def load_pack(language: str = "en") -> LanguagePack:
    """The validated pack of a language (or in a folder), read once a process.

    Raises:
        PackError: a file is missing or does not fit; names file, entry and field of the first fault.
    """
    folder = pack_folder(language)
    vocabularies = {
        name: load_vocabulary(name, language) for name in LanguagePack.model_fields if name != "config"
    }
    return LanguagePack(config=_read(folder / "config.yaml", PackConfig), **vocabularies)


@lru_cache(maxsize=64)
def load_vocabulary(name: str, language: str = "en") -> Any:  # noqa: ANN401 (the model of that field)
    """One vocabulary of a pack, validated, read once a process; see `load_pack`."""
    file = pack_folder(language) / "vocab" / f"{name}.yaml"
    return _read(file, LanguagePack.model_fields[name].annotation)


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
