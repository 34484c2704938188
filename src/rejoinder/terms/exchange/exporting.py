"""Our glossary in the forms of other programs."""

from __future__ import annotations

from typing import Literal

from rejoinder.errors import InputError, Problem
from rejoinder.languages import Language, Words
from rejoinder.terms.exchange import csv_file, deepl, tbx
from rejoinder.terms.exchange.deepl import Exported
from rejoinder.terms.glossary import terms

Form = Literal["csv", "tbx", "deepl-tsv"]


def exported(form: Form, domain: str | None, source: Language, target: Language) -> Exported:
    """The glossary, or one domain of it, as the content of a file. Raises ``InputError`` if there is no such domain."""
    concepts = list(terms().concepts.values())
    domains = list(dict.fromkeys(concept.domain for concept in concepts))
    if domain is not None and domain not in domains:
        known = Words(", ".join(domains), "、".join(domains))
        raise InputError([Problem(_NO_DOMAIN, field="--domain", given=domain, allowed=known)])
    chosen = [concept for concept in concepts if domain in (None, concept.domain)]
    if form == "deepl-tsv":
        return deepl.write(chosen, source, target)
    if form == "csv":
        return Exported(csv_file.write(chosen), ())
    return Exported(tbx.write(chosen, f"Rejoinder: {domain or ', '.join(domains)}"), ())


_NO_DOMAIN = Words("There is no such domain.", "没有该领域。")
