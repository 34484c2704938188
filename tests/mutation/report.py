"""The whole measurement as a page: what was found of the harmful edits, what was said of the benign ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path

import yaml

from mutation.judging import Verdict, every_mutant, judge
from mutation.mutants import Mutant, words
from mutation.papers import FORMS, Form
from rejoinder.findings import Severity
from rejoinder.reading import Reading, Segment
from rejoinder.reading.harms import cures, harm_rules, harms
from rejoinder.reading.sentences import sentences
from rejoinder.reading.traditional import looked_up
from rejoinder.review import review_text
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import rules

LISTED = 80
ONE_IN = 200


#: Of the judgements of each kind one in so many is made: the whole takes half an hour of two processors.
ONE_OF = {"harmful": 7, "benign": 4}  # no multiples of three, the number of forms


def judged(workers: int, *, whole: bool = False) -> list[Verdict]:
    """Every edit in every form, in the order of the edits; or, evenly through them, enough of each kind."""
    every = [(n, form) for n, mutant in enumerate(_all()) for form in mutant.forms]
    kinds = {kind: [t for t in every if _all()[t[0]].kind == kind] for kind in ONE_OF}
    tasks = every if whole else sorted(t for kind, step in ONE_OF.items() for t in kinds[kind][::step])
    with Pool(workers) as pool:
        said = pool.starmap(_one, tasks, chunksize=40)
    return [Verdict(_all()[n], form, *rules) for (n, form), rules in zip(tasks, said, strict=True)]


def _one(n: int, form: Form) -> tuple[tuple[str, ...], ...]:
    """What goes back from a worker: only words."""
    verdict = judge(_all()[n], form)
    return verdict.errors, verdict.warnings, verdict.quotes


_MADE: list[Mutant] = []


def _all() -> list[Mutant]:
    if not _MADE:
        _MADE.extend(every_mutant())
    return _MADE


def page(verdicts: Sequence[Verdict], real: Path) -> str:
    """The page in Markdown, always the same for the same verdicts."""
    harmful = [v for v in verdicts if v.mutant.kind == "harmful"]
    benign = [v for v in verdicts if v.mutant.kind == "benign"]
    parts = [
        words("report")["head"].rstrip(),
        _totals(harmful, benign),
        "## Harmful edits by operator",
        _table(_by_operator(harmful, _found)),
        "## Benign edits by operator",
        _table(_by_operator(benign, lambda v: not v.errors)),
        "## Rules",
        words("report")["rules"].rstrip(),
        _rule_table(harmful, benign),
        _unmeasured(verdicts),
        "## Harmful edits that were not found",
        _listed(v for v in harmful if not _found(v)),
        "## Benign edits that were taken for errors",
        _listed(v for v in benign if v.errors),
        *_free_wording(real.with_name("free-wording.yaml")),
        *_free_translation(real.with_name("free-translation.yaml")),
        *_real_notices(real),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _totals(harmful: Sequence[Verdict], benign: Sequence[Verdict]) -> str:
    found, flagged = sum(v.found for v in harmful), sum(bool(v.errors) for v in benign)
    aimed = sum(not v.found and _warned_by_its_rule(v) for v in harmful)
    told = (
        sum(bool(v.warnings) and not v.errors for v in harmful) - aimed,
        sum(bool(v.warnings) and not v.errors for v in benign),
    )
    rate = f"1 in {len(benign) // flagged:,}" if flagged else "none"
    rows = [
        ("", "edits", "judged", "error", "warning of its own rule", "another warning", "nothing", "rate"),
        ("harmful", f"{_edits(harmful):,}", f"{len(harmful):,}", f"{found:,}", f"{aimed:,}", f"{told[0]:,}", f"{len(harmful) - found - aimed - told[0]:,}", f"{_percent(found + aimed, len(harmful))} found"),
        ("benign", f"{_edits(benign):,}", f"{len(benign):,}", f"{flagged:,}", "–", f"{told[1]:,}", f"{len(benign) - flagged - told[1]:,}", f"{rate} taken for an error (at most 1 in {ONE_IN})"),
    ]  # fmt: skip
    return "\n".join(_markdown(rows))


def _warned_by_its_rule(verdict: Verdict) -> bool:
    """Whether a rule that is there for such edits says a warning: some harmful facts are never more, for they may be true and needed."""
    named = (set(aim["rules"]) for aim in words("aims")["aims"] if _aimed(verdict, aim))
    return any(names & set(verdict.warnings) for names in named)


def _found(verdict: Verdict) -> bool:
    return verdict.found or _warned_by_its_rule(verdict)


def _edits(verdicts: Iterable[Verdict]) -> int:
    return len({v.mutant.name for v in verdicts})


def _by_operator(verdicts: Sequence[Verdict], good: Callable[[Verdict], bool]) -> list[tuple[str, ...]]:
    """A row for each operator: edits, then good of judged by form and by language."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[verdict.mutant.operator].append(verdict)
    heads = [("form", form) for form in FORMS] + [("language", language) for language in ("en", "zh-Hans", "both")]
    rows: list[tuple[str, ...]] = [("operator", "edits", *(name for _, name in heads))]
    for operator, group in sorted(groups.items()):
        cells = []
        for what, name in heads:
            part = [v for v in group if (v.form if what == "form" else v.mutant.language) == name]
            cells.append(f"{sum(map(good, part)):,} / {len(part):,}" if part else "–")
        rows.append((operator, f"{_edits(group):,}", *cells))
    return rows


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join(_markdown(rows))


def _rule_table(harmful: Sequence[Verdict], benign: Sequence[Verdict]) -> str:
    rows: list[tuple[str, ...]] = [
        (
            "rules",
            "edits they are for",
            "judged",
            "found",
            "recall",
            "found elsewhere",
            "benign: errors",
            "benign: warnings",
            "precision",
        )
    ]
    for aim in words("aims")["aims"]:
        aimed = [v for v in harmful if _aimed(v, aim)]
        names = set(aim["rules"])
        found = sum(bool(names & {*v.errors, *v.warnings}) for v in aimed)
        hits = sum(bool(names & set(v.errors)) for v in harmful)
        alarms = sum(bool(names & set(v.errors)) for v in benign)
        warned = sum(bool(names & set(v.warnings)) for v in benign)
        rows.append((", ".join(f"`{rule}`" for rule in aim["rules"]), ", ".join(aim["edits"]), f"{len(aimed):,}", f"{found:,}", _percent(found, len(aimed)),
                     f"{sum(bool(v.errors) and not names & {*v.errors, *v.warnings} for v in aimed):,}", f"{alarms:,}", f"{warned:,}", _percent(hits, hits + alarms)))  # fmt: skip
    return "\n".join(_markdown(rows))


def _aimed(verdict: Verdict, aim: dict[str, list[str]]) -> bool:
    operator, group = verdict.mutant.operator, verdict.mutant.group
    if group in aim.get("not_groups", ()):
        return False
    return operator in aim["edits"] or f"{operator}/{group}" in aim["edits"]


def _unmeasured(verdicts: Sequence[Verdict]) -> str:
    """Rules of text that no edit is for: what they said nevertheless."""
    aimed = {rule for aim in words("aims")["aims"] for rule in aim["rules"]}
    count = {
        kind: Counter(rule for v in verdicts if v.mutant.kind == kind for rule in {*v.errors, *v.warnings})
        for kind in ("harmful", "benign")
    }
    rows: list[tuple[str, ...]] = [("rule without edits of its own", "said of harmful", "said of benign")]
    rows += [
        (f"`{rule}`", f"{count['harmful'][rule]:,}", f"{count['benign'][rule]:,}")
        for rule in sorted(set(count["harmful"]) | set(count["benign"]))
        if rule not in aimed and rule in rules()
    ]
    return "\n".join(_markdown(rows)) if len(rows) > 1 else ""


def _listed(verdicts: Iterable[Verdict]) -> str:
    lines = sorted(
        {
            f"- `{v.mutant.operator}` {v.mutant.paper.name}, {v.mutant.language}, {v.form}: {_short(v.mutant.what)}"
            + (f" – {', '.join(v.errors)}" if v.errors else "")
            for v in verdicts
        }
    )
    if not lines:
        return "None."
    more = [f"- and {len(lines) - LISTED:,} more"] if len(lines) > LISTED else []
    return "\n".join(lines[:LISTED] + more)


def _short(text: str) -> str:
    text = text.replace("\n", " ").replace("|", "/")
    return text if len(text) <= 110 else text[:107] + "..."


def _free_wording(path: Path) -> Iterator[str]:
    """Sentences of other hands, judged one by one as they stand."""
    if not path.exists():
        return
    data = yaml.safe_load(path.read_text("utf-8"))
    rows: list[tuple[str, ...]] = [tuple(data["columns"])]
    for half, kinds in data["sentences"].items():
        for kind, entries in kinds.items():
            for language in ("en", "zh-Hans"):
                told = sum(bool(_harms(entry[language], language)) for entry in entries)
                rows.append((kind, half, language, f"{len(entries):,}", f"{told:,}", _percent(told, len(entries))))
    yield "## Free wording"
    yield data["text"].rstrip()
    yield "\n".join(_markdown(rows))


def _harms(text: str, language: str) -> list[str]:
    """The rules that mind a sentence of a reply."""
    folded = looked_up(text, language)
    rules_of_a_reply = [rule for rule in harm_rules().values() if rule.speaks_of("reply")]
    said = harms(folded, language, rules_of_a_reply)
    return [harm.rule.rule for harm in said if not (harm.rule.cured and cures(folded, language))]


def _free_translation(path: Path) -> Iterator[str]:
    """Paragraphs of other hands that say the same in two languages, and the same after one sentence was taken out."""
    if not path.exists():
        return
    data = yaml.safe_load(path.read_text("utf-8"))
    rows: list[tuple[str, ...]] = [tuple(data["columns"])]
    for half, pairs in data["pairs"].items():
        whole = [_told_of_pair(pair) for pair in pairs]
        lost = [_told_of_pair(cut) - before for pair, before in zip(pairs, whole, strict=True) for cut in _cut(pair)]
        counts = (len(pairs), sum(map(_has_error, whole)), len(lost), sum(map(_has_error, lost)), sum(map(bool, lost)))
        rows.append((half, *(f"{count:,}" for count in counts)))
    yield "## Free translation"
    yield data["text"].rstrip()
    yield "\n".join(_markdown(rows))


def _cut(pair: dict[str, str]) -> Iterator[dict[str, str]]:
    """The pair without each sentence of each language."""
    for language, text in pair.items():
        spans = list(sentences(text, language))
        for span in spans if len(spans) > 1 else ():
            yield {**pair, language: (text[: span.start] + text[span.end :]).strip()}


def _told_of_pair(pair: dict[str, str]) -> frozenset[tuple[Severity, str, str]]:
    """What agreement and terms say of a pair: weight, rule and the words quoted; notes are left out."""
    segments = tuple(Segment(text, language, pair=0) for language, text in pair.items())
    return frozenset(
        (found.severity, found.rule, found.where.quote)
        for found in review_text(Examined(Reading("", segments), ""))
        if found.rule.startswith(("agreement", "terms")) and found.severity in (Severity.ERROR, Severity.WARNING)
    )


def _has_error(told: Iterable[tuple[Severity, str, str]]) -> bool:
    return any(severity is Severity.ERROR for severity, _, _ in told)


def _real_notices(path: Path) -> Iterator[str]:
    if not path.exists():
        return
    data = yaml.safe_load(path.read_text("utf-8"))
    yield "## Real notices"
    yield data["text"].rstrip()
    columns = data["columns"]
    yield "\n".join(_markdown([tuple(columns), *(tuple(str(row[c]) for c in columns) for row in data["rows"])]))


def _percent(part: int, whole: int) -> str:
    if not whole:
        return "–"
    exact = 100 * part / whole
    return "100 %" if part == whole else f"{min(exact, 99.9):.1f} %"


def _markdown(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    for n, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if n == 0:
            yield f"|{'---|' * len(row)}"
