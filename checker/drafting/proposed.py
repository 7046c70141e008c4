"""What was proposed of a document, put among what patterns draft from it."""

from typing import final

from checker.drafting.present import stated
from checker.extract.documents import Document
from checker.extract.draft import Drafted
from checker.extract.extractor import ReadQualifier, ReadValue
from checker.loading.extraction import Extraction
from checker.loading.nodes import text_of
from checker.model.fact import Source
from checker.model.place import Place
from checker.proposing.drafts import Gate, Vocabulary, apart
from checker.proposing.proposal import Proposed
from checker.prose.names import Names
from checker.values.value import Value


@final
class ProposedDrafts:
    """Holds proposals against the documents, by the words of a corpus."""

    def __init__(
        self, found: Extraction, names: Names, value: ReadValue, qualifier: ReadQualifier
    ) -> None:
        """Ready for one document after the other."""
        entities = found.literals.entities
        types = _types(found)
        self._by = Vocabulary(found.attributes, entities, names, types, value, qualifier)

    def added(
        self, drafted: Drafted, proposed: Proposed, document: Document, source: Source | None
    ) -> Drafted:
        """What patterns give, and what passes of the proposals; what does not is a note."""
        if not proposed.proposals:
            notes = (*drafted.notes, *proposed.notes)
            return drafted._replace(notes=notes, asked=proposed.asked)
        known = source or Source("document", document.title, Place(document.name, 1, 1))
        if known.published is None:
            day = document.published or drafted.about.get("published", "")
            known = known._replace(published=Value(day, None) if day else None)  # type: ignore[arg-type]
        gate = Gate(self._by, document.text, document.name, known)
        drafts, refused = gate.drafts(proposed.proposals)
        both = [*drafted.drafts, *apart(drafted.drafts, drafts)]
        return drafted._replace(
            drafts=tuple(sorted(both, key=lambda one: (one.offset, one.end))),
            notes=(*drafted.notes, *proposed.notes, *refused),
            asked=proposed.asked,
        )


def _types(found: Extraction) -> dict[str, frozenset[str]]:
    """Of what types the subjects are that each attribute is claimed of, drafts left out."""
    entities = found.literals.entities
    types: dict[str, set[str]] = {}
    for _, node, _ in found.files.values():
        for _, said, _ in stated(node):
            known = entities.names.get(text_of(said.get("subject")))
            if known is not None and said.get("status") != "draft":
                attribute = text_of(said.get("attribute"))
                types.setdefault(attribute, set()).add(entities.by_id[known].type)
    return {name: frozenset(some) for name, some in types.items()}
