"""A picture that stays: as `<img>`, which every front end keeps, trusted or not.

SVG takes no time and no rasteriser. Notebooks in the repository hold PNG instead, because GitHub does not show every
SVG; `course.py notebooks` makes it of the SVG that a run gave.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path


def image_address(svg: str) -> str:
    """The picture as a data address.

    >>> image_address("<svg/>")[:26]
    'data:image/svg+xml;base64,'
    """
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode('utf-8')).decode('ascii')}"


def png(svg: str, times: float = 1.0) -> bytes:
    """SVG as PNG, `times` as large; the same text gives the same bytes.

    Raises
    ------
    ValueError
        Without resvg-py, which is an extra of the kit.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise ValueError(
            "png: a picture becomes PNG with the package resvg-py. Install it with `pip install 'eudefence[store]'`,"
            " or use .svg."
        ) from None
    # Only these letters: without any font resvg leaves the words out and says nothing, and with those of the system
    # each machine would draw its own.
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=list(_fonts()),
            font_family="DejaVu Sans",
            zoom=times if times != 1 else None,
        )
    )


@lru_cache(maxsize=1)
def _fonts():
    from matplotlib import get_data_path

    folder = Path(get_data_path()) / "fonts" / "ttf"
    return tuple(str(folder / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"))
