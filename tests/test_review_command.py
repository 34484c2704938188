"""review FILE...: what a person and a program get, with which exit status; and the same findings as comments in a draft's review copy."""

import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from typer.testing import CliRunner

import bench
from rejoinder import schemas
from rejoinder.cli import app

DAY = "2026-06-12"
SAMPLE = bench.SAMPLES / "letter-two-rights"
NOTICE = bench.SAMPLES / "joom-dmca-photographs" / "expected" / "counter-notice.en.txt"
SORRY = "Dear Sirs,\n\nWe refer to your letter of 3 March 2026. We are sorry that we infringed your mark.\n\nYours faithfully\n"
TAKEDOWN = (
    "Notice of copyright infringement under 17 U.S.C. 512(c)(3)\n\n"
    "The material at https://shop.example/item/7 infringes our copyright in the photograph “Larkspur No. 7”.\n\n"
    "I have a good faith belief that use of the material is not authorized by the copyright owner, its agent, or the law.\n"
)


def run(*arguments, lang="en", today=DAY):
    return CliRunner().invoke(app, ["--lang", lang, "--today", today, *map(str, arguments)])


def written(folder, text=SORRY, name="letter.txt"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def reviewed(*arguments, **how):
    """The lines of JSON, each checked against its schema."""
    ended = run("review", *arguments, "--format", "json", **how)
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    for line in lines:
        schemas.REVIEW_LINE.validate_python(line)
    return ended, lines


def rules(line):
    return [f["rule"] for f in line["findings"]]


# For people


def test_a_person_reads_what_the_paper_is_each_finding_at_its_words_and_the_count(tmp_path):
    ended = run("review", written(tmp_path))
    assert ended.exit_code == 1
    head, *lines = ended.output.splitlines()
    assert head.startswith(f"{tmp_path / 'letter.txt'} – Reply to the complainant (recognised by")
    told = next(line for line in lines if "admission.infringement" in line)
    assert told.startswith("  error admission.infringement [3:60]:")
    assert "“we infringed”" in told
    assert any(line.startswith("      → ") for line in lines)
    assert lines[-1].startswith("  Do not send: ")
    assert "errors" in lines[-1]


def test_the_same_in_chinese(tmp_path):
    ended = run("review", written(tmp_path), lang="zh")
    assert "错误 admission.infringement [3:60]" in ended.output
    assert "承认侵权" in ended.output
    assert "——致投诉人的复函（依据" in ended.output
    assert "请勿发出：错误" in ended.output.splitlines()[-1]


def test_the_gravest_error_is_told_first(tmp_path):
    path = written(tmp_path, "We refer to your letter. We are sorry. We infringed your mark. We will pay.\n")
    told = [line.split()[1] for line in run("review", path).output.splitlines() if line.startswith("  error ")]
    assert told.index("admission.infringement") < told.index("admission.payment") < told.index("admission.apology")


def test_a_person_reads_what_was_not_checked_and_why(tmp_path):
    output = run("review", written(tmp_path, "Nothing here says what this is.\n")).output
    assert (
        "Not checked: statements that the law or the platform requires (the kind of paper was not recognised" in output
    )
    assert "agreement of two languages" in output
    assert "未审阅：" in run("review", written(tmp_path), lang="zh").output


def test_a_clean_paper_ends_with_0_and_its_elements_are_shown():
    ended = run("review", NOTICE)
    assert ended.exit_code == 0
    assert "signature – for the signer" in ended.output
    assert "telephone number – met: “+86 755 2800 0000”" in ended.output
    assert "Nothing was found in what was checked." in ended.output


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted(bench.SAMPLES.glob("*/expected/*.txt"))
        if path.name != "findings.txt" and path.parts[-3] not in ("unfinished", "court-papers")
    ],
    ids=lambda path: f"{path.parts[-3]}/{path.name}",
)
def test_every_finished_sample_is_reviewed_as_what_it_is_and_has_no_error(path):
    ended, (line,) = reviewed(path)
    assert line["kind"] == path.name.split(".")[0]
    assert [f for f in line["findings"] if f["severity"] == "error"] == []
    assert ended.exit_code == 0


# For programs: the contract


def test_a_line_of_json_has_the_keys_of_the_contract_and_no_empty_ones(tmp_path):
    path = written(tmp_path)
    ended, (line,) = reviewed(path)
    assert ended.exit_code == line["exit"] == 1
    assert (line["file"], line["kind"], line["status"]) == (str(path), "reply", "reviewed")
    found = next(f for f in line["findings"] if f["rule"] == "admission.infringement")
    assert set(found) == {"rule", "severity", "message", "repair", "where", "source"}
    assert set(found["message"]) == set(found["repair"]) == {"en", "zh-Hans"}
    assert found["where"] == {"file": str(path), "line": 3, "column": 60, "language": "en", "quote": "we infringed"}
    assert "elements" not in line
    assert "waived" not in line


def test_the_elements_of_a_counter_notice_have_the_ids_of_the_contract():
    _, (line,) = reviewed(NOTICE)
    assert [e["id"] for e in line["elements"]] == [
        "signature",
        "material",
        "location",
        "good-faith",
        "perjury",
        "name",
        "address",
        "telephone",
        "jurisdiction",
        "service",
    ]
    states = {e["id"]: e["state"] for e in line["elements"]}
    assert states.pop("signature") == "for-signer"
    assert set(states.values()) == {"met"}


def test_the_elements_of_a_takedown_notice_have_the_ids_of_the_contract(tmp_path):
    ended, (line,) = reviewed(written(tmp_path, TAKEDOWN))
    assert line["kind"] == "takedown-notice"
    states = {e["id"]: e["state"] for e in line["elements"]}
    assert list(states) == ["signature", "work", "material", "contact", "good-faith", "accuracy", "authority"]
    assert (states["good-faith"], states["authority"], states["signature"]) == ("met", "missing", "missing")
    assert ended.exit_code == 0  # the other side's omission is an argument and no fault of ours


def test_what_an_element_quotes_stands_in_the_paper():
    text = NOTICE.read_text("utf-8")
    _, (line,) = reviewed(NOTICE)
    assert all(e["quote"] in text for e in line["elements"] if "quote" in e)


def test_every_quotation_stands_in_the_file_where_it_is_said_to_stand(tmp_path):
    path = written(
        tmp_path,
        f"# Letter\n\n> quoted\n\n- an item: we apologise\n\n{SORRY}\n我方侵犯了贵方商标权，深表歉意。\n",
        "a.md",
    )
    lines = path.read_text("utf-8").split("\n")
    _, (line,) = reviewed(path, "--as", "reply")
    places = [f["where"] for f in line["findings"] if "quote" in f["where"]]
    assert len(places) >= 4
    for where in places:
        first = where["quote"].split("\n")[0]
        assert lines[where["line"] - 1][where["column"] - 1 :].startswith(first)


def test_the_schema_of_a_line_is_printed_for_others():
    schema = json.loads(run("schema", "review").stdout)
    assert schema["title"] == "Rejoinder review --format json"
    assert {"ReviewLine", "ErrorLine"} <= set(schema["$defs"])


# Several files


def test_one_bad_file_hides_no_other_and_the_highest_status_counts(tmp_path):
    bad, missing = written(tmp_path, "", "empty.txt"), tmp_path / "nowhere.docx"
    ended, lines = reviewed(NOTICE, bad, written(tmp_path), missing)
    assert ended.exit_code == 2
    assert {(Path(line["file"]).name, line["status"], line["exit"]) for line in lines} == {
        ("counter-notice.en.txt", "reviewed", 0),
        ("empty.txt", "error", 2),
        ("letter.txt", "reviewed", 1),
        ("nowhere.docx", "error", 2),
    }
    problem = next(line for line in lines if "empty" in line["file"])["problems"][0]
    assert set(problem["message"]) == {"en", "zh-Hans"}


def test_the_text_form_tells_bad_files_apart_from_the_review(tmp_path):
    ended = run("review", written(tmp_path, "", "empty.txt"), NOTICE)
    assert ended.exit_code == 2
    assert "empty.txt" in ended.stderr
    assert "empty.txt" not in ended.stdout
    assert "counter-notice.en.txt" in ended.stdout


# Options


def test_as_reviews_a_paper_as_what_the_user_says(tmp_path):
    path = written(tmp_path, "Nothing here says what this is.\n")
    _, (guessed,) = reviewed(path)
    _, (said,) = reviewed(path, "--as", "counter-notice")
    assert (guessed.get("kind"), said["kind"]) == (None, "counter-notice")
    assert "why" in guessed
    assert "why" not in said
    assert {e["state"] for e in said["elements"]} <= {"missing", "unknown"}


def test_an_unknown_kind_ends_with_2_and_lists_the_known_ones(tmp_path):
    ended = run("review", written(tmp_path), "--as", "lettre")
    assert ended.exit_code == 2
    assert "lettre" in ended.stderr
    assert "counter-notice, takedown-notice, reply" in ended.stderr
    assert reviewed(written(tmp_path), "--as", "lettre")[1][0]["problems"][0]["where"] == {"field": "--as"}


@pytest.mark.parametrize(
    ("text", "limit", "status"),
    [
        (SORRY, "error", 1),
        (SORRY, "warning", 1),
        (SORRY, "never", 0),
        (TAKEDOWN, "error", 0),
        (TAKEDOWN, "warning", 1),
        (TAKEDOWN, "never", 0),
    ],
)
def test_fail_on_sets_the_least_weight_that_counts(text, limit, status, tmp_path):
    ended, (line,) = reviewed(written(tmp_path, text), "--fail-on", limit)
    assert ended.exit_code == line["exit"] == status


def test_never_is_for_findings_and_not_for_files_that_cannot_be_read(tmp_path):
    assert run("review", tmp_path / "nowhere.txt", "--fail-on", "never").exit_code == 2


@pytest.mark.parametrize("arguments", [["--fail-on", "note"], ["--format", "xml"]])
def test_a_limit_or_format_that_does_not_exist_ends_with_2(arguments, tmp_path):
    assert run("review", written(tmp_path), *arguments).exit_code == 2


@pytest.mark.parametrize("option", ["--case", "--templates"])
def test_a_case_or_folder_that_is_not_there_is_one_error_that_names_it(option, tmp_path):
    ended, lines = reviewed(NOTICE, option, tmp_path / "nowhere")
    assert ended.exit_code == 2
    assert [(line["status"], line["file"]) for line in lines] == [("error", str(tmp_path / "nowhere"))]


# With the case


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """The draft of a sample, its case beside it."""
    folder = tmp_path_factory.mktemp("drafted")
    shutil.copytree(SAMPLE, folder / "case")
    assert run("draft", folder / "case", "--out", folder / "out").exit_code == 0
    return folder


def edited(drafted, folder, old, new):
    """A copy of the draft in which a person has replaced some words in Word."""
    path = folder / "reply.docx"
    document = Document(str(next((drafted / "out").rglob("reply.draft.docx"))))
    places = [p for t in document.tables for row in t.rows for cell in row.cells for p in cell.paragraphs]
    for paragraph in [*document.paragraphs, *places]:
        text = paragraph.text.replace("\u00a0", " ")
        if old in text and new not in text:
            paragraph.runs[0].text = text.replace(old, new)
            for run_ in paragraph.runs[1:]:
                run_._r.getparent().remove(run_._r)
    document.save(str(path))
    return path


def test_an_unedited_draft_has_nothing_to_say_on_any_day(drafted):
    path = next((drafted / "out").rglob("reply.draft.docx"))
    for today in (DAY, "2026-07-01"):
        ended, (line,) = reviewed(path, "--case", drafted / "case", today=today)
        assert [f for f in line["findings"] if f["rule"].startswith("agreement")] == []
        assert ended.exit_code == 0


def test_a_fact_that_a_person_changed_is_told_with_its_clause_and_its_words(drafted, tmp_path):
    path = edited(drafted, tmp_path, "12 January 2026", "12 February 2026")
    ended, (line,) = reviewed(path, "--case", drafted / "case")
    assert ended.exit_code == 1
    told = [f for f in line["findings"] if "12 February 2026" in f["where"].get("quote", "")]
    assert told
    assert {f["rule"].split(".")[0] for f in told} == {"agreement"}
    assert all(f["where"]["clause"] and f["where"]["block"] for f in told)


def test_a_person_is_told_the_place_in_a_word_file_by_heading_and_number(drafted, tmp_path):
    path = edited(drafted, tmp_path, "12 January 2026", "12 February 2026")
    english = run("review", path, "--case", drafted / "case").output
    chinese = run("review", path, "--case", drafted / "case", lang="zh").output
    assert "agreement.date [point 2.1, under “UK trade mark No. UK00004990417 ‘BRACKENFOLD’”]" in english
    assert "agreement.date [“英国商标第UK00004990417号‘BRACKENFOLD’”之（一）]" in chinese
    assert "agreement.date [under “7. Exhibits”, table row 2]" in english
    assert "agreement.date [“七、证据目录”部分表格第2行]" in chinese


def test_a_place_without_heading_is_told_by_its_paragraph(tmp_path):
    document = Document()
    for text in ("Dear Sirs,", "We refer to your letter.", "We apologise.", "Yours faithfully"):
        document.add_paragraph(text)
    document.save(str(tmp_path / "letter.docx"))
    assert "admission.apology [paragraph 3]" in run("review", tmp_path / "letter.docx", "--as", "reply").output


def test_without_the_case_the_two_languages_still_contradict_each_other(drafted, tmp_path):
    path = edited(drafted, tmp_path, "12 January 2026", "12 February 2026")
    ended, (line,) = reviewed(path)
    assert ended.exit_code == 1
    assert "agreement" in {rule.split(".")[0] for rule in rules(line)}


def test_the_brief_for_counsel_is_not_compared_with_a_paper_that_goes_out(tmp_path):
    run("draft", bench.SAMPLES / "court-papers", "--out", tmp_path / "out", today="2026-08-17")
    brief = next((tmp_path / "out").rglob("counsel-brief.docx"))
    ended, (line,) = reviewed(brief, "--case", bench.SAMPLES / "court-papers", today="2026-08-17")
    assert (line["kind"], rules(line), ended.exit_code) == ("counsel-brief", [], 0)


WAIVER = """
- rule: admission.apology
  document: reply
  quote: {quote}
  reason: The client has said so publicly.
  by: Pan Yuxin
  expires: {expires}
"""
FIELD_WAIVER = """
- rule: ground.trap
  document: reply
  field: grounds
  reason: Read and understood.
  by: Pan Yuxin
  expires: 2026-12-31
"""


def with_waiver(drafted, folder, text):
    case = shutil.copytree(drafted / "case", folder / "case")
    (case / "waivers.yaml").write_text(text, "utf-8")
    path = edited(drafted, folder, "The complainant sold that batch", "We apologise. The complainant sold that batch")
    return reviewed(path, "--case", case)[1][0]


def apologies(line):
    return [rule for rule in rules(line) if rule in ("admission.apology", "waiver.stale", "waiver.expired")]


@pytest.mark.parametrize(
    ("quote", "expires", "counted", "waived"),
    [
        ("We apologise", "2026-12-31", [], 1),
        ("We apologise", "2026-06-11", ["admission.apology", "waiver.expired"], 0),
        ("We are sorry", "2026-12-31", ["admission.apology", "waiver.stale"], 0),
    ],
)
def test_a_waiver_counts_for_its_words_until_its_day_and_is_shown(quote, expires, counted, waived, drafted, tmp_path):
    line = with_waiver(drafted, tmp_path, WAIVER.format(quote=quote, expires=expires))
    assert apologies(line) == counted
    assert [w["waiver"]["by"] for w in line.get("waived", [])] == ["Pan Yuxin"] * waived


def test_a_waiver_of_a_fact_is_not_stale_because_a_paper_is_reviewed(drafted, tmp_path):
    assert "waiver.stale" not in rules(with_waiver(drafted, tmp_path, FIELD_WAIVER))


# The review copy of a draft


def sorry_case(folder):
    """A case whose seller apologises, twice, in its own words: nothing that stops the route."""
    case = shutil.copytree(SAMPLE, folder / "case") / "case.yaml"
    text = case.read_text("utf-8")
    text = text.replace(
        "which sold the goods to us.",
        "which sold the goods to us. Sorry, we apologise. The goods came late. Again we apologise.",
    )
    case.write_text(text.replace("后者再售予我方。", "后者再售予我方。对此我方深表歉意。"), "utf-8")
    return case.parent


def commented(document):
    """Each comment with the words that it stands on."""
    found, open_ = {}, set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_.add(element.get(qn("w:id")))
        elif element.tag == qn("w:commentRangeEnd"):
            open_.discard(element.get(qn("w:id")))
        elif element.tag == qn("w:t"):
            for number in open_:
                found[number] = found.get(number, "") + (element.text or "").replace("\u00a0", " ")
    return [(comment.text, found.get(str(comment.comment_id), "")) for comment in document.comments]


def test_draft_puts_what_the_review_finds_as_comments_at_the_very_words(tmp_path):
    ended = run("draft", sorry_case(tmp_path), "--out", tmp_path / "out")
    assert ended.exit_code == 1
    comments = commented(Document(str(next((tmp_path / "out").rglob("reply.review.docx")))))
    apologies = [words for text, words in comments[1:] if "can be read as an admission of fault" in text]
    assert set(apologies) == {"we apologise", "歉意"}


def test_the_same_words_twice_get_a_comment_each_at_their_own_place(tmp_path):
    run("draft", sorry_case(tmp_path), "--out", tmp_path / "out")
    document = Document(str(next((tmp_path / "out").rglob("reply.review.docx"))))
    body = document.element.body
    places = []
    text = ""
    for element in body.iter():
        if element.tag == qn("w:commentRangeStart"):
            places.append(len(text))
        elif element.tag == qn("w:t"):
            text += element.text or ""
    at = [n for n in range(len(text)) if text.startswith("we apologise", n)]
    assert len(at) >= 2
    assert set(at) <= set(places)


def test_the_terminal_names_the_clause_of_what_draft_found_in_the_text(tmp_path):
    ended = run("draft", sorry_case(tmp_path), "--out", tmp_path / "out")
    lines = ended.output.splitlines()
    after = [b for a, b in pairwise(lines) if "admission.apology" in a]
    assert any(line.endswith("[trademark/genuine-goods]") for line in after), after


# A paper whose kind is not known

UNKNOWN = "We infringed your mark and nothing here says what this is.\n"


@pytest.mark.parametrize(("lang", "word"), [("en", "warning kind.unknown"), ("zh", "警告 kind.unknown")])
def test_a_person_is_told_first_that_the_kind_is_not_known_and_how_to_name_it(tmp_path, lang, word):
    told = run("review", written(tmp_path, UNKNOWN), lang=lang).output.splitlines()
    message, repair = next(pair for pair in pairwise(told) if pair[1].startswith("      → "))
    assert word in message
    assert "--as" in repair
    assert "counter-notice" in repair


def test_a_program_is_told_the_same_and_gets_no_kind(tmp_path):
    _, (line,) = reviewed(written(tmp_path, UNKNOWN))
    assert "kind" not in line
    first = line["findings"][0]
    assert (first["rule"], first["severity"]) == ("kind.unknown", "warning")
    assert "required statements and safeguards were not checked" in first["message"]["en"]
    assert "--as" in first["repair"]["zh-Hans"]


def test_the_page_says_it_among_the_most_serious_points(tmp_path):
    page = run("review", written(tmp_path, UNKNOWN), "--format", "html").stdout
    gravest = page[page.index('<ul class="gravest">') : page.index("</ul>")]
    assert gravest.index("required statements and safeguards were not checked") < gravest.index("We infringed")


def test_it_stays_first_beside_what_several_files_share(tmp_path):
    same = UNKNOWN * 3
    _, lines = reviewed(written(tmp_path, same), written(tmp_path, same, "other.txt"))
    assert [line["findings"][0]["rule"] for line in lines] == ["kind.unknown", "kind.unknown"]


def test_whoever_names_the_kind_is_not_told_so(tmp_path):
    _, (line,) = reviewed(written(tmp_path, UNKNOWN), "--as", "reply")
    assert line["kind"] == "reply"
    assert "kind.unknown" not in rules(line)
