"""Bring the PO files up to the English texts: ``python docs/renew_translations.py``.

New texts come without a translation, changed ones as doubtful; what nobody uses goes away.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Write the PO file of every language but English."""
    from gluteapp.content.po_file import FOLDER, renewed
    from gluteapp.domain.translation import LANGUAGE_TAGS, SOURCE_LANGUAGE, patient_texts
    from gluteapp.loading import shipped_content

    english = patient_texts(shipped_content().library)
    folder = ROOT / "gluteapp" / "assets" / "content" / FOLDER
    folder.mkdir(exist_ok=True)
    for language, tag in LANGUAGE_TAGS.items():
        if language == SOURCE_LANGUAGE:
            continue
        file = folder / f"{language}.po"
        old = file.read_text(encoding="utf-8") if file.is_file() else ""
        file.write_text(renewed(old, tag.replace("-", "_"), english), encoding="utf-8")


if __name__ == "__main__":
    main()
