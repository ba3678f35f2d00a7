"""Builds the pipeline: loads the trained pipes, checks that they serve, appends our components."""

from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import Model, NumpyOps

from extractor.errors import ModelError
from extractor.language import load_pack, pack_folder
from extractor.pipeline.keys import register_extensions
from extractor.pipeline.tokenization import split_marks
from extractor.pipeline.universal import is_clear_style

_REQUIRED_LABELS = frozenset({"PERSON", "ORG", "GPE"})


def build(language: str = "en", model: str | Path | None = None) -> Language:
    """The pipeline for a language: the pack's trained pipeline, or any other spaCy pipeline in its place.

    Args:
        language: Which language pack, or the folder of one.
        model: A package name or folder of a spaCy pipeline with tagger, lemmatizer, parser and NER.

    Raises:
        PackError: the language pack is missing or faulty.
        ModelError: the pipeline is missing, or lacks pipes or labels that the components need.
    """
    register_extensions()
    config = load_pack(language).config
    nlp = _load(model or pack_folder(language) / "pipeline")
    use_numpy_products(nlp)
    split_marks(nlp)
    if is_clear_style(nlp.pipe_labels["parser"]):
        nlp.add_pipe("extractor_universal")
    settings = {"language": language}
    for name in reversed(config.components_before):
        nlp.add_pipe(f"extractor_{name}", first=True, config=settings)
    for name in config.components:
        nlp.add_pipe(f"extractor_{name}", config=settings)
    return nlp


def use_numpy_products(nlp: Language) -> None:
    """Has the trained pipes multiply matrices by NumPy, half as fast again as thinc's own kernels.

    The results are the same but for the last bits of floating point numbers. Pipes on a GPU, or on Apple's
    kernels, are left as they are.
    """
    products = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:
                node.ops = products


def _load(model: str | Path) -> Language:
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{model}: not a spaCy pipeline that can be loaded ({_first_line(error)})"
        ) from error
    missing = [pipe for pipe in ("parser", "ner") if pipe not in nlp.pipe_names]
    if not {"tagger", "morphologizer"} & set(nlp.pipe_names):
        missing.append("tagger")
    if not {"lemmatizer", "trainable_lemmatizer"} & set(nlp.pipe_names):
        missing.append("lemmatizer")
    if missing:
        raise ModelError(f"{model}: lacks {', '.join(missing)}; take a pipeline that has them")
    absent = _REQUIRED_LABELS - set(nlp.pipe_labels["ner"])
    if absent:
        raise ModelError(
            f"{model}: its names lack the labels {', '.join(sorted(absent))}; take another pipeline"
        )
    return nlp


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
