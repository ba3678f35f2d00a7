"""Roles that a relative clause states with a verb: "Olha Lys, who heads the Harbour Museum"."""

from spacy.attrs import LOWER

from extractor.language.roles import RoleLexicon
from extractor.pipeline.roles.complements import ComplementReader
from extractor.pipeline.roles.holdings import Holding
from extractor.pipeline.roles.neighbours import before_auxiliaries, name_before
from extractor.pipeline.roles.scene import Scene
from extractor.pipeline.roles.terms import Head, Term
from extractor.pipeline.roles.titles import Title


class Relatives:
    """Finds the verbs of the vocabulary after "who", with a body as their object."""

    def __init__(self, lexicon: RoleLexicon) -> None:
        self._complements = ComplementReader(lexicon)
        self._verbs = {
            form: Term(noun, entry)
            for entry in lexicon.entries
            for noun, forms in entry.verb.items()
            for form in forms
        }

    def find(self, scene: Scene) -> list[Holding]:
        """All roles so stated, in text order."""
        found = []
        relatives = scene.doc.to_array(LOWER) == scene.doc.vocab.strings.add("who")
        for relative in relatives.nonzero()[0].tolist():
            holding = self._holding(scene, relative)
            if holding is not None:
                found.append(holding)
        return found

    def _holding(self, scene: Scene, relative: int) -> Holding | None:
        person = name_before(scene, relative)
        verb = next(
            (i for i in range(relative + 1, min(relative + 4, scene.size)) if scene.doc[i].pos_ == "VERB"), -1
        )
        term = self._verbs.get(scene.doc[verb].lower_) if verb > 0 else None
        if person is None or term is None or before_auxiliaries(scene, verb) != relative + 1:
            return None
        after = self._complements.read_object(scene, verb + 1, term)
        if after is None or after.body is None:
            return None
        title = Title(Head(verb, verb + 1, term), verb, verb, after, body=after.body, wording=term.usual)
        title.holders.append(person.id)
        return Holding(title, person.id, person.start, after.end)
