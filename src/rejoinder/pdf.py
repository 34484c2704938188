"""Word files as PDF through LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rejoinder.errors import InputError, Problem
from rejoinder.languages import Words

SECONDS = 180


def to_pdf(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each ``name.docx`` as ``name.pdf``. Raises ``InputError`` if LibreOffice is missing or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise InputError([Problem(_MISSING, field="--pdf", repair=_INSTALL)])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        _convert(program, folder, sorted(files))
        return {str(Path(file).with_suffix(".pdf")): _result(folder, file) for file in files}


def _convert(program: str, folder: Path, names: list[str]) -> None:
    profile = (folder / "profile").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    try:
        subprocess.run([*command, *(str(folder / n) for n in names)], check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 - a fixed program on our own files
    except (subprocess.SubprocessError, OSError) as fault:
        raise InputError([Problem(_FAILED, field="--pdf", repair=_WITHOUT)]) from fault


def _result(folder: Path, file: str) -> bytes:
    path = folder / Path(file).with_suffix(".pdf")
    if not path.is_file():
        raise InputError([Problem(_FAILED, file, field="--pdf", repair=_WITHOUT)])
    return path.read_bytes()


_MISSING = Words("A PDF needs LibreOffice, which was not found.", "生成PDF需要LibreOffice，但未找到该程序。")
_INSTALL = Words(
    "Install LibreOffice, or open the Word file and save it as PDF.", "请安装LibreOffice，或打开Word文件另存为PDF。"
)
_FAILED = Words("LibreOffice could not convert the file.", "LibreOffice未能转换该文件。")
_WITHOUT = Words("Run again without --pdf; the Word file is complete.", "请不带--pdf重新运行；Word文件是完整的。")
