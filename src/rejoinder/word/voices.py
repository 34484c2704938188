"""In which language a run is: for spelling, for line breaks and for the face of quotation marks."""

from __future__ import annotations

from rejoinder.languages import LanguageProfile


def run_properties(profile: LanguageProfile, style_id: str = "") -> str:
    """The ``w:rPr`` of a run.

    Without the hint Word would set “ ” and … of a Chinese sentence in the Latin face. Fonts stay with the styles, so
    that a firm can change them in one place.
    """
    style = f'<w:rStyle w:val="{style_id}"/>' if style_id else ""
    if profile.spaces:
        return f'<w:rPr>{style}<w:lang w:val="{profile.word_language}"/></w:rPr>'
    return f'<w:rPr>{style}<w:rFonts w:hint="eastAsia"/><w:lang w:eastAsia="{profile.word_language}"/></w:rPr>'
