"""Language packs: the vocabularies and settings that make the components speak a language."""

from extractor.language.entries import entries_of
from extractor.language.pack import LanguagePack, load_pack, load_vocabulary, pack_folder

__all__ = ["LanguagePack", "entries_of", "load_pack", "load_vocabulary", "pack_folder"]
