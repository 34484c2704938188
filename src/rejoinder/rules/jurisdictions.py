"""Which jurisdictions a matter touches: of a country, of a right, of a whole document."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rejoinder import library
from rejoinder.datafiles import read
from rejoinder.facts.case import Case
from rejoinder.facts.complaint import Right
from rejoinder.rules.offices import offices


@cache
def _table(name: str) -> Mapping[str, tuple[str, ...]]:
    loaded = read(library.templates() / "jurisdictions.yaml")
    return {key: tuple(codes) for key, codes in loaded.data[name].items()}


def of_country(country: str | None) -> tuple[str, ...]:
    """The jurisdictions of a country code: ``DE`` gives ``("DE", "EU")``, ``GB`` gives ``("UK",)``, ``None`` gives none."""
    return () if country is None else _table("countries").get(country, (country,))


def of_right(right: Right, procedure: str) -> tuple[str, ...]:
    """Where a right holds: by its register, else by the countries that the case names, else by the procedure's own legal order."""
    office = offices().get(right.office) if right.office else None
    if office and office.jurisdiction:
        return (office.jurisdiction,)
    # A national right of a member state is not a right of the Union: the first code of a country is its own.
    named = tuple(dict.fromkeys(of_country(country)[0] for country in right.territory))
    return named or _table("procedures").get(procedure, ())


def of_document(case: Case) -> tuple[str, ...]:
    """All jurisdictions that decide over safeguards: of the rights, of the complainant and of its representative."""
    complainant = case.complaint.complainant
    representative = complainant.representative
    countries = (complainant.country, representative.country if representative else None)
    found = [code for right in case.complaint.rights for code in of_right(right, case.complaint.procedure)]
    found += [code for country in countries for code in of_country(country)]
    return tuple(dict.fromkeys(found))
