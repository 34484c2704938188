"""Labels are filled in one pass: braces in what a user wrote are left as they are."""

from rejoinder.wording.rulebook import label


def test_braces_in_a_number_are_not_filled_with_the_title():
    shown = label("right-pattern", "titled", "en", label="mark No. {title}", title="LUMO")
    assert shown == "mark No. {title} “LUMO”"
