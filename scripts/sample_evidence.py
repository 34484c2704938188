"""Writes the evidence files that the sample cases name: one-page PDFs which say that they are fictional."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def one_page(lines: list[str]) -> bytes:
    """A minimal PDF with a few lines of Latin text."""
    shown = "".join(f"({line.replace(chr(92), '').replace('(', '').replace(')', '')}) Tj T* " for line in lines)
    stream = f"BT /F1 14 Tf 60 760 Td 22 TL {shown}ET".encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return assemble(objects)


def assemble(objects: list[bytes]) -> bytes:
    """Numbered objects with a cross-reference table."""
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    count = len(objects) + 1
    end = f"trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n".encode()
    return body + f"xref\n0 {count}\n0000000000 65535 f \n".encode() + table + end


def main() -> int:
    """Write every file that a sample names and that is not there yet."""
    for case in sorted(SAMPLES.glob("*/case.yaml")):
        for evidence in yaml.safe_load(case.read_text("utf-8")).get("evidence") or []:
            path = case.parent / str(evidence["file"])
            if evidence.get("file") and not path.exists():
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(
                    one_page(
                        [
                            "FICTIONAL SAMPLE",
                            str(evidence["title"]["en"]),
                            f"Evidence {evidence['id']} of {case.parent.name}",
                        ]
                    )
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
