"""The codes of event data for demands, from the language pack's crosswalk where it has one."""

import yaml
from pydantic import ValidationError

from extractor.errors import PackError
from extractor.language import pack_folder
from extractor.writers.rows import EventCodes, no_codes


def event_codes(language: str) -> EventCodes:
    """From category and force of a demand to its codes in CAMEO and PLOVER.

    Raises:
        PackError: the crosswalk is faulty.
    """
    from extractor.language import event_codes as crosswalk

    file = pack_folder(language) / "vocab" / "event_codes.yaml"
    if not file.is_file():
        return no_codes
    try:
        codes = crosswalk.EventCodes.model_validate(yaml.safe_load(file.read_text("utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise PackError(f"{file.name}: cannot be used ({str(error).splitlines()[0]}); mend it") from error

    def of(category: str, force: str) -> tuple[str | None, str | None, str | None, str | None]:
        plover = codes.plover(category)
        return codes.cameo(category, force), plover.event, plover.mode, plover.context

    return of
