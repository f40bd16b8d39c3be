"""Digits as strokes, so that no font can change them."""

DIGITS = {
    "1": "M1,1.6L3,0V8",
    "2": "M.4,1.8C.6,.4 1.4,0 2.4,0C3.7,0 4.5,.8 4.5,2C4.5,3.6 .8,5.6 .4,8H4.7",
    "3": (
        "M.5,.9C1,.3 1.7,0 2.5,0C3.7,0 4.4,.8 4.4,1.9C4.4,3 3.6,3.8 2.2,3.8"
        "C3.7,3.8 4.7,4.6 4.7,5.9C4.7,7.2 3.7,8 2.4,8C1.5,8 .8,7.7 .2,7"
    ),
    "4": "M3.6,8V0L.2,5.6H5",
}
"""Path data in a box of 5 × 8."""


def digit_svg(digit: str, x: float, y: float, px: float, *, colour: str, halo: str) -> str:
    """A digit of 9 screen pixels (``px`` mm each) whose middle lies at ``x``, ``y``."""
    size = px * 1.15
    left, top = x - 2.5 * size, y - 4 * size
    data = DIGITS[digit]
    ends = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return (
        f'<g class="digit" transform="translate({left:.2f},{top:.2f}) scale({size:.4f})">'
        f'<path d="{data}" {ends} stroke="{halo}" stroke-opacity=".9" stroke-width="3.6"/>'
        f'<path d="{data}" {ends} stroke="{colour}" stroke-width="1.5"/></g>'
    )
