"""Command-line arguments: what may be said, and one sentence for what may not."""

from __future__ import annotations

import argparse
import math
import re
from typing import TYPE_CHECKING, Any, NoReturn

from gluteapp import __version__
from gluteapp.domain.dose import BOUNDS, Dose, bounded
from gluteapp.domain.page import LONGEST_NOTE, PRINT_SIZES_PT
from gluteapp.domain.problems import InputError, unknown_word
from gluteapp.domain.translation import LANGUAGE_TAGS, LANGUAGES, SOURCE_LANGUAGE
from gluteapp.domain.vocabulary import (
    CONDITIONS,
    FACTORS,
    FIGURES,
    FLAG_TIERS,
    TRIGGER_POINTS,
    Aspect,
    Layer,
    Side,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COMMANDS = ("atlas", "locate", "render", "handout", "check")
Document = dict[str, Any]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        found = re.search(
            r"(?:argument --(\w+): )?.*invalid choice: '?([^']*?)'? \(choose from (.*)\)", message
        )
        if found:
            allowed = re.findall(r"[a-z0-9-]+", found[3])
            raise InputError(unknown_word(found[1] or "command", found[2], allowed))
        raise InputError(f"{message[:1].upper()}{message[1:]}. Try: gluteapp --help")


def parse(arguments: Sequence[str]) -> argparse.Namespace | None:
    """The options, or ``None`` when the window is asked for.

    Raises:
        InputError: naming what is wrong and what would be right.
    """
    options = _parser().parse_args(arguments)
    return None if options.command is None else options


def command_of(options: argparse.Namespace) -> tuple[Document, int]:
    """Carry out the command: its document and exit code."""
    from gluteapp.cli import commands

    table: dict[str, Callable[[argparse.Namespace], tuple[Document, int]]] = {
        "atlas": commands.atlas,
        "locate": commands.locate,
        "render": commands.render,
        "handout": commands.handout,
        "check": commands.check,
    }
    return table[options.command](options)


def _parser() -> _Parser:
    parser = _Parser(
        prog="gluteapp",
        description="Without a command: open the body map. With one: the same answers as JSON.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"gluteapp {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_atlas(commands)
    _add_locate(commands)
    _add_render(commands)
    _add_handout(commands)
    _add_check(commands)
    return parser


Commands = Any


def _add_atlas(commands: Commands) -> None:
    atlas = commands.add_parser("atlas", help="the whole loaded atlas", allow_abbrev=False)
    atlas.add_argument("--aspect", metavar="A", type=_aspect)
    atlas.add_argument("--tolerance", metavar="MM", type=_tolerance, default=0.25)


def _add_locate(commands: Commands) -> None:
    locate = commands.add_parser(
        "locate", help="which muscles' textbook pain areas cover the marks", allow_abbrev=False
    )
    _add_marks(locate)
    locate.add_argument(
        "--factor", metavar="ID", action="append", default=[], type=_word("factor", FACTORS)
    )
    locate.add_argument(
        "--recognised",
        metavar="POINT.SIDE=yes|no",
        action="append",
        default=[],
        type=_recognised,
        help="whether pressing a trigger point brought the own pain back",
    )
    locate.add_argument(
        "--answer", metavar="FLAG=yes|no", action="append", default=[], type=_answer
    )
    locate.add_argument(
        "--condition",
        metavar="ID",
        action="append",
        default=[],
        type=_word("condition", CONDITIONS),
    )


def _add_render(commands: Commands) -> None:
    render = commands.add_parser("render", help="the map as PNG or SVG", allow_abbrev=False)
    render.add_argument("--aspect", metavar="A", type=_aspect, required=True)
    render.add_argument("--layers", metavar="L,…", type=_layers)
    render.add_argument("--highlight", metavar="ID", action="append", default=[])
    render.add_argument("--heatmap", metavar="MUSCLE.SIDE|drawing")
    _add_marks(render)
    render.add_argument("--figure", choices=FIGURES, default=FIGURES[0])
    render.add_argument("--names", action="store_true", help="names beside the map")
    render.add_argument("--strokes", action="store_true", help="working directions of a muscle")
    render.add_argument("--palette", choices=("light", "dark", "print"), default="light")
    render.add_argument("--output", metavar="FILE", required=True)
    render.add_argument("--width", metavar="PX", type=_width, default=800)


def _add_handout(commands: Commands) -> None:
    handout = commands.add_parser(
        "handout", help="the patient's page as PDF or HTML", allow_abbrev=False
    )
    handout.add_argument("muscles", metavar="MUSCLE.SIDE", nargs="+")
    _add_marks(handout)
    handout.add_argument("--patient", metavar="TEXT", default="")
    handout.add_argument(
        "--condition",
        metavar="ID",
        action="append",
        default=[],
        type=_word("condition", CONDITIONS),
    )
    handout.add_argument(
        "--answer", metavar="FLAG=yes|no", action="append", default=[], type=_answer
    )
    handout.add_argument("--figure", choices=FIGURES, default=FIGURES[0])
    handout.add_argument("--paper", choices=("a4", "letter"), default="a4")
    handout.add_argument(
        "--large-print",
        metavar="PT",
        type=_print_size,
        help=f"size of the text: {', '.join(map(str, PRINT_SIZES_PT))}",
    )
    handout.add_argument(
        "--grey", action="store_true", help="for a printer without colours: greys and patterns"
    )
    handout.add_argument(
        "--technique",
        metavar="ID",
        action="append",
        default=[],
        help="what to do, instead of the mildest massage and stretch",
    )
    handout.add_argument(
        "--dose",
        metavar="ID=NAME:NUMBER,…",
        action="append",
        default=[],
        type=_dose,
        help=f"how much of a technique; NAME is one of {', '.join(BOUNDS)}",
    )
    handout.add_argument("--note", metavar="TEXT", default="", type=_note)
    handout.add_argument(
        "--language",
        metavar="xx",
        type=_language,
        default=SOURCE_LANGUAGE,
        help=f"of the page: {', '.join(LANGUAGES)}",
    )
    handout.add_argument(
        "--second-language",
        metavar="xx",
        type=_language,
        help="beside the first one, line by line (PDF)",
    )
    handout.add_argument("--clinic", metavar="FILE", help="a letterhead: clinic.toml")
    handout.add_argument("--output", metavar="FILE.pdf|.html", required=True)


def _add_check(commands: Commands) -> None:
    check = commands.add_parser(
        "check", help="load and cross-check all content", allow_abbrev=False
    )
    check.add_argument("path", metavar="PATH", nargs="?")


def _add_marks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mark", metavar="REGION.SIDE[:NRS]", action="append", default=[], type=_mark
    )
    parser.add_argument(
        "--point", metavar="ASPECT:X,Y[:NRS]", action="append", default=[], type=_point
    )
    parser.add_argument(
        "--drawing", metavar="FILE", action="append", default=[], help="a saved drawing"
    )


# --------------------------------------------------------------------- one value
def _word(kind: str, allowed: Sequence[str]) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in allowed:
            raise InputError(unknown_word(kind, text, allowed))
        return text

    return check


def _aspect(text: str) -> Aspect:
    return Aspect(_word("aspect", tuple(Aspect))(text))


def _layers(text: str) -> tuple[Layer, ...]:
    words = [word for word in text.split(",") if word]
    return tuple(Layer(_word("layer", tuple(Layer))(word)) for word in words)


def _tolerance(text: str) -> float:
    value = _number(text, "tolerance")
    if not 0.01 <= value <= 10:
        raise InputError(f"Tolerance {text} is out of range: give 0.01 to 10 mm.")
    return value


def _print_size(text: str) -> int:
    if text not in map(str, PRINT_SIZES_PT):
        raise InputError(
            unknown_word("size of the text", text, [str(one) for one in PRINT_SIZES_PT])
        )
    return int(text)


def _language(text: str) -> str:
    """A language's id or tag, in any spelling: ``pt``, ``pt-BR``, ``PT_br``."""
    word = text.lower().replace("_", "-")
    for language, tag in LANGUAGE_TAGS.items():
        if word in (language, tag.lower()):
            return language
    raise InputError(unknown_word("language of the page", text, LANGUAGES))


def _dose(text: str) -> tuple[str, Dose]:
    technique, _, amounts = text.partition("=")
    values = {}
    for amount in amounts.split(","):
        name, _, number = amount.partition(":")
        if not number.isascii() or not number.isdigit():
            raise InputError(
                f"“{text}” is no dose: write TECHNIQUE=NAME:NUMBER, such as "
                "medius-wall=strokes:12,times-a-day:1."
            )
        values[name.strip().replace("-", "_")] = int(number)
    dose, fault = bounded(values)
    if fault:
        raise InputError(fault)
    return technique, dose


def _note(text: str) -> str:
    if len(text) > LONGEST_NOTE:
        raise InputError(
            f"The note has {len(text)} letters: a page has room for {LONGEST_NOTE} at most."
        )
    return text


def _width(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 50 <= int(text) <= 8000:
        raise InputError(f"Width “{text}” is out of range: give 50 to 8000 pixels.")
    return int(text)


def _number(text: str, name: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise InputError(f"“{text}” is no number for {name}.") from None
    if not math.isfinite(value):
        raise InputError(f"“{text}” is no number for {name}.")
    return value


def _answer(text: str) -> tuple[str, bool]:
    flag, _, value = text.partition("=")
    _word("flag", tuple(FLAG_TIERS))(flag)
    if value not in ("yes", "no"):
        raise InputError(f"“{text}” is no answer: write {flag}=yes or {flag}=no.")
    return flag, value == "yes"


def _recognised(text: str) -> tuple[tuple[str, Side], bool]:
    name, _, value = text.partition("=")
    point, _, side = name.rpartition(".")
    known = tuple(one for points in TRIGGER_POINTS.values() for one in points)
    _word("trigger point", known)(point or name)
    _word(f"side of {point}", (Side.LEFT, Side.RIGHT))(side)
    if value not in ("yes", "no"):
        raise InputError(f"“{text}” is no answer: write {name}=yes or {name}=no.")
    return (point, Side(side)), value == "yes"


def _intensity(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"-?\d{1,4}", text):
        raise InputError(
            f"“{text}” is no intensity: give a whole number from 0 (no pain) to 10 (worst)."
        )
    return int(text)


def _mark(text: str) -> tuple[str, str, int | None]:
    place, _, nrs = text.partition(":")
    region, dot, side = place.rpartition(".")
    if not dot:
        raise InputError(
            f"“{text}” is no mark: write REGION.SIDE or REGION.SIDE:NRS, "
            "such as mid-buttock.right:6."
        )
    return region, side, _intensity(nrs)


def _point(text: str) -> tuple[Aspect, float, float, int | None]:
    words = text.split(":")
    place = words[1].split(",") if len(words) in (2, 3) else []
    if len(place) != 2:
        raise InputError(
            f"“{text}” is no point: write ASPECT:X,Y or ASPECT:X,Y:NRS in mm, "
            "such as posterior:60,30:7."
        )
    return (
        _aspect(words[0]),
        _number(place[0], "x"),
        _number(place[1], "y"),
        _intensity(words[2] if len(words) == 3 else ""),
    )
