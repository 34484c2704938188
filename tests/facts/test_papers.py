"""Evidence files: inside the case folder, there, and files."""

import os

import pytest

from factories import case_data, write_case
from rejoinder import workflow
from rejoinder.errors import InputError


@pytest.fixture
def case_folder(tmp_path):
    """A case folder with one paper, and a paper outside of it."""
    folder = tmp_path / "case"
    (folder / "evidence" / "deep").mkdir(parents=True)
    (folder / "evidence" / "a.pdf").write_bytes(b"fictional")
    (folder / "evidence" / "授权书 (1).pdf").write_bytes(b"fictional")
    (folder / "..hidden.pdf").write_bytes(b"fictional")
    (tmp_path / "outside.pdf").write_bytes(b"not ours")
    (tmp_path / "case-of-others").mkdir()
    (tmp_path / "case-of-others" / "a.pdf").write_bytes(b"not ours")
    return folder


def told(folder, file):
    data = case_data(evidence=[{"id": "E1", "kind": "other", "title": {"en": "x"}, "file": file}])
    try:
        workflow.load(write_case(folder, data))
    except InputError as fault:
        (problem,) = fault.problems
        assert problem.field == "evidence[0].file"
        assert "such as evidence/authorisation.pdf" in problem.repair.en
        return problem.message.en
    return ""


@pytest.mark.parametrize(
    "file",
    ["evidence/a.pdf", "evidence\\a.pdf", "./evidence/a.pdf", "evidence//a.pdf", "evidence/deep/../a.pdf", "evidence/授权书 (1).pdf",
     "..hidden.pdf", " evidence/a.pdf "],
)  # fmt: skip
def test_a_paper_in_the_case_folder_is_found(case_folder, file):
    assert told(case_folder, file) == ""


@pytest.mark.parametrize(
    "file",
    ["../outside.pdf", "..\\outside.pdf", "evidence/../../outside.pdf", "../case-of-others/a.pdf", "../case/evidence/a.pdf", "..", "../",
     "/etc/hostname", "\\etc\\hostname", "//server/papers/a.pdf", "\\\\server\\papers\\a.pdf", "\\\\?\\C:\\a.pdf", "C:\\papers\\a.pdf", "C:a.pdf",
     "c:/papers/a.pdf", "../../../../../../../../etc/hostname", "../nowhere/missing.pdf"],
)  # fmt: skip
def test_a_paper_outside_the_case_folder_is_refused_there_or_not(case_folder, file):
    assert "outside the case folder" in told(case_folder, file)


def test_the_absolute_path_of_a_paper_in_the_folder_is_refused_too(case_folder):
    assert "outside the case folder" in told(case_folder, str(case_folder / "evidence" / "a.pdf"))
    assert "outside the case folder" in told(case_folder, str(case_folder / "evidence" / "a.pdf").replace("/", "\\"))


@pytest.mark.parametrize(
    "file",
    ["missing.pdf", "evidence/missing.pdf", "evidence/a.pdf/below", "x" * 500, "~/a.pdf", "file:///etc/hostname", "https://example.com/a.pdf",
     "evidence/*.pdf", "$HOME/a.pdf", "a/" * 250 + "b"],
)  # fmt: skip
def test_a_paper_that_is_not_there_is_told(case_folder, file):
    assert "no such evidence file" in told(case_folder, file)


@pytest.mark.parametrize("file", ["evidence", "evidence/", ".", "evidence/deep/.."])
def test_a_folder_is_no_paper(case_folder, file):
    assert "a folder, not a file" in told(case_folder, file)


@pytest.mark.parametrize("link", ["link.pdf", "evidence/link.pdf"])
def test_a_link_that_leads_out_of_the_folder_is_refused(case_folder, link):
    (case_folder / link).symlink_to(case_folder.parent / "outside.pdf")
    assert "outside the case folder" in told(case_folder, link)


def test_a_linked_folder_that_leads_out_of_the_case_folder_is_refused(case_folder):
    (case_folder / "papers").symlink_to(case_folder.parent / "case-of-others")
    assert "outside the case folder" in told(case_folder, "papers/a.pdf")
    assert "outside the case folder" in told(case_folder, "papers/../outside.pdf")


def test_a_link_inside_the_folder_is_followed(case_folder):
    (case_folder / "link.pdf").symlink_to("evidence/a.pdf")
    assert told(case_folder, "link.pdf") == ""


def test_links_in_a_circle_lead_to_no_paper(case_folder):
    (case_folder / "one.pdf").symlink_to("two.pdf")
    (case_folder / "two.pdf").symlink_to("one.pdf")
    assert "no such evidence file" in told(case_folder, "one.pdf")


def test_a_pipe_is_no_paper(case_folder):
    os.mkfifo(case_folder / "pipe.pdf")
    assert "no such evidence file" in told(case_folder, "pipe.pdf")


def test_a_case_folder_that_is_itself_a_link_is_no_way_out(case_folder):
    linked = case_folder.parent / "linked"
    linked.symlink_to(case_folder)
    assert told(linked, "evidence/a.pdf") == ""
    assert "outside the case folder" in told(linked, "../outside.pdf")
