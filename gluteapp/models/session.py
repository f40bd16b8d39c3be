"""What the user is doing: marks with undo, answers, the selected muscle. One source of truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from gluteapp.domain.answer import Answer, Answered, locate
from gluteapp.domain.coverage import CoverageTable
from gluteapp.domain.pain import (
    NO_FEEL,
    Feel,
    PainDrawing,
    PainMark,
    PointMark,
    point_mark,
    region_at,
    region_mark,
)
from gluteapp.domain.painting import erased, with_paint
from gluteapp.domain.questions import moved, next_factor
from gluteapp.domain.reasons import place_of
from gluteapp.domain.safety import Safety, assess, drawing_traits
from gluteapp.domain.vocabulary import TRIGGER_POINTS, Aspect, Side
from gluteapp.models.drawing_change import NO_GESTURE, DrawingChange
from gluteapp.models.why import Why, why_listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gluteapp.domain.atlas import Atlas
    from gluteapp.domain.library import Library
    from gluteapp.domain.nearness import PointKey
    from gluteapp.domain.ranking import Candidate
    from gluteapp.domain.strokes import BrushStroke

MuscleSide = tuple[str, Side]


class Session(QObject):
    """State of one window. Views read it and ask for changes; nothing is stored."""

    drawing_changed = Signal()
    answer_changed = Signal()
    selection_changed = Signal()
    focus_changed = Signal()
    aspect_changed = Signal()
    safety_changed = Signal()

    def __init__(
        self,
        atlas: Atlas,
        library: Library,
        table: CoverageTable | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.atlas = atlas
        self.library = library
        self.undo_stack = QUndoStack(self)
        self._table = table or CoverageTable(atlas)
        self._drawing = PainDrawing()
        self._answer: Answer | None = None
        self._aspect = Aspect.POSTERIOR
        self._selection: MuscleSide | None = None
        self._is_exploring = False
        self._is_chosen = False
        """Whether the user picked the selected muscle from the answer."""
        self._points: tuple[str, ...] = ()
        self._targets: tuple[str, ...] = ()
        self._factors: dict[str, bool | None] = {}
        self._recognised: dict[PointKey, bool] = {}
        self._question: str | None = None
        self._last_change: tuple[str, tuple[Candidate, int, int] | None] | None = None
        self._flag_answers: dict[str, bool] = {}
        self._conditions: tuple[str, ...] = ()
        self._is_screened = False

    def prepare(self) -> Iterator[None]:
        """Work out ahead what the first mark needs, a little with each step."""
        return self._table.prepare(self._aspect)

    # ------------------------------------------------------------------ drawing
    @property
    def drawing(self) -> PainDrawing:
        """The marks."""
        return self._drawing

    @property
    def answer(self) -> Answer | None:
        """What the marks point to; ``None`` while nothing is marked."""
        return self._answer

    def add_point(self, x: float, y: float, feel: Feel = NO_FEEL) -> None:
        """Mark a point (mm) on the current aspect.

        Raises:
            InputError: if it lies off the body.
        """
        self._add(point_mark(self.atlas, self._aspect, x, y, feel))

    def paint(self, strokes: tuple[BrushStroke, ...], gesture: int = NO_GESTURE) -> None:
        """Paint on the current aspect; paint that touches an area becomes part of it.

        Parts of one ``gesture`` are one step to undo.

        Raises:
            InputError: if the brush never touched the body.
        """
        after = with_paint(self._drawing, self.atlas, self._aspect, strokes)
        self._push(self.tr("Paint"), after, gesture)

    def erase(self, strokes: tuple[BrushStroke, ...], gesture: int = NO_GESTURE) -> None:
        """Go over the current aspect with the eraser."""
        after = erased(self._drawing, self.atlas, self._aspect, strokes)
        if after != self._drawing:
            self._push(self.tr("Erase"), after, gesture)

    def mark_whole_place(self, x: float, y: float) -> bool:
        """Mark the named place at a point (mm) as a whole; whether there is one.

        A point that was just set there becomes the place: it was the first click of two.
        """
        here = region_at(self.atlas, self._aspect, x, y)
        if here is None:
            return False
        before = self._drawing
        last = before.marks[-1] if before.marks else None
        feel = NO_FEEL
        if isinstance(last, PointMark) and last.places == ((here.region, here.side),):
            before, feel = before.without(len(before.marks) - 1), last.feel
        mark = region_mark(here.region, here.side, feel)
        if mark not in before.marks:
            before = before.with_mark(mark)
        self._push(self.tr("Mark all of {0}").format(self._mark_name(mark)), before)
        return True

    def add_region(self, region: str, side: Side, feel: Feel = NO_FEEL) -> None:
        """Mark a whole place.

        Raises:
            InputError: if there is no such place on that side.
        """
        self._add(region_mark(region, side, feel))

    def _add(self, mark: PainMark) -> None:
        name = self._mark_name(mark)
        self._push(self.tr("Mark {0}").format(name), self._drawing.with_mark(mark))

    def remove_mark(self, index: int) -> None:
        """Take one mark away."""
        name = self._mark_name(self._drawing.marks[index])
        self._push(self.tr("Remove {0}").format(name), self._drawing.without(index))

    def set_feel(self, index: int, feel: Feel) -> None:
        """Say how bad one mark is, how it feels and how deep."""
        if self._drawing.marks[index].feel != feel:
            name = self._mark_name(self._drawing.marks[index])
            self._push(self.tr("Describe {0}").format(name), self._drawing.with_feel(index, feel))

    def swap_side(self, index: int) -> None:
        """Put one mark on the other side of the body."""
        name = self._mark_name(self._drawing.marks[index])
        self._push(self.tr("Other side: {0}").format(name), self._drawing.with_other_side(index))

    def swap_sides(self) -> None:
        """Exchange left and right of all marks."""
        if self._drawing.has_sides:
            self._push(self.tr("Swap left and right"), self._drawing.mirrored)

    def replace_drawing(self, text: str, drawing: PainDrawing) -> None:
        """Show another drawing, such as one from a file; ``text`` names the step to undo.

        It may be another person's: the safety questions have to be answered anew.
        """
        self._flag_answers, self._conditions, self._is_screened = {}, (), False
        self._factors, self._recognised, self._last_change = {}, {}, None
        self._push(text, drawing)

    def clear(self) -> None:
        """Take all marks away; can be undone."""
        if not self._drawing.is_empty:
            self._push(self.tr("Clear marks"), PainDrawing())

    def show_drawing(self, drawing: PainDrawing) -> None:
        """Take a drawing over and answer it; used by the undo steps."""
        self._forget_answers_that_the_drawing_questions(drawing)
        self._drawing = drawing
        self._update_answer()
        self.drawing_changed.emit()
        self.answer_changed.emit()
        self.safety_changed.emit()
        self._select_after_answer()

    def _push(self, text: str, after: PainDrawing, gesture: int = NO_GESTURE) -> None:
        self.undo_stack.push(DrawingChange(self, text, after, gesture))

    def _mark_name(self, mark: PainMark) -> str:
        return place_of(mark, self.library)

    # ------------------------------------------------------------------- answer
    def _update_answer(self) -> None:
        self._answer = (
            None
            if self._drawing.is_empty
            else locate(self._drawing, self._table, self.library, self._answered)
        )
        candidates = self._answer.candidates if self._answer else ()
        self._question = next_factor(candidates, self.library, self._factors)

    @property
    def _answered(self) -> Answered:
        return Answered(
            factors=tuple(name for name, answer in self._factors.items() if answer),
            denied_factors=tuple(name for name, answer in self._factors.items() if answer is False),
            recognised=self._recognised,
            flags=self._flag_answers,
        )

    # ---------------------------------------------------------------- questions
    @property
    def question(self) -> str | None:
        """The factor to ask about next."""
        return self._question

    @property
    def factor_answers(self) -> Mapping[str, bool | None]:
        """Answers so far; ``None`` for skipped ones. They are never stored."""
        return self._factors

    @property
    def last_change(self) -> tuple[str, tuple[Candidate, int, int] | None] | None:
        """The factor that was answered last, and what that moved."""
        return self._last_change

    @property
    def recognised(self) -> Mapping[PointKey, bool]:
        """Points that were pressed, and whether that brought the own pain back."""
        return self._recognised

    def answer_factor(self, factor: str, answer: bool | None) -> None:
        """Take over whether something brings the pain on; ``None`` skips the question."""
        before = self._answer.candidates if self._answer else ()
        self._factors[factor] = answer
        self._update_answer()
        after = self._answer.candidates if self._answer else ()
        self._last_change = (factor, moved(before, after)) if answer is not None else None
        self._tell_answer()

    def ask_again(self) -> None:
        """Forget what was said of factors."""
        self._factors, self._last_change = {}, None
        self._update_answer()
        self._tell_answer()

    def recognise(self, point: str, side: Side, answer: bool | None) -> None:
        """Take over whether pressing a point brought the own pain back; ``None``: not tried."""
        self._recognised.pop((point, side), None)
        if answer is not None:
            self._recognised[(point, side)] = answer
        self._update_answer()
        self._tell_answer()

    def _tell_answer(self) -> None:
        self.answer_changed.emit()
        self._select_after_answer()

    def candidate(self, muscle: str, side: Side) -> Candidate | None:
        """The muscle's place in the answer."""
        for one in self._answer.candidates if self._answer else ():
            if (one.muscle, one.side) == (muscle, side):
                return one
        return None

    def why(self, muscle: str, side: Side) -> Why | None:
        """Why a muscle is in the answer; ``None`` where it is not."""
        found = self.candidate(muscle, side)
        if found is None or self._answer is None:
            return None
        return why_listed(self._answer, found, self.library)

    def _select_after_answer(self) -> None:
        """Follow the answer, unless the user is looking at a muscle of their own choice."""
        candidates = self._answer.candidates if self._answer else ()
        if self._selection and self._is_exploring:
            return
        if self._selection and self._is_chosen and self.candidate(*self._selection):
            return
        self._is_chosen = False
        first = candidates[0] if candidates else None
        self._select((first.muscle, first.side) if first else None, is_exploring=False)

    # ---------------------------------------------------------------- selection
    @property
    def selection(self) -> MuscleSide | None:
        """The muscle that the detail panes speak of."""
        return self._selection

    @property
    def is_exploring(self) -> bool:
        """Whether the muscle was picked for itself, not from the answer."""
        return self._is_exploring

    def select_candidate(self, muscle: str, side: Side) -> None:
        """Choose one of the answer's muscles."""
        self._is_chosen = True
        self._select((muscle, side), is_exploring=False)

    def hold_selection(self) -> None:
        """The user is reading about the selected muscle: further marks must not change it."""
        self._is_chosen = self._selection is not None

    def explore(self, muscle: str, side: Side) -> None:
        """Show where a muscle sends pain: the reverse question."""
        self._select((muscle, side), is_exploring=True)

    def deselect(self) -> None:
        """Show no muscle, or the answer's first one again."""
        self._is_exploring = self._is_chosen = False
        self._selection = None
        self._select_after_answer()
        if self._selection is None:
            self.focus_changed.emit()
            self.selection_changed.emit()

    def _select(self, wanted: MuscleSide | None, *, is_exploring: bool) -> None:
        if (wanted, is_exploring) == (self._selection, self._is_exploring):
            return
        self._selection, self._is_exploring = wanted, is_exploring
        self._points = self._targets = ()
        self.selection_changed.emit()
        self.focus_changed.emit()

    # -------------------------------------------------------------------- focus
    @property
    def points(self) -> tuple[str, ...]:
        """The trigger points shown; empty for all of the muscle."""
        return self._points

    @property
    def targets(self) -> tuple[str, ...]:
        """What the selected step points at."""
        return self._targets

    def show_points(self, points: tuple[str, ...]) -> None:
        """Show only these trigger points' zones."""
        known = TRIGGER_POINTS.get(self._selection[0], ()) if self._selection else ()
        points = tuple(point for point in points if point in known)
        if points != self._points:
            self._points = points
            self.focus_changed.emit()

    def show_targets(self, targets: tuple[str, ...]) -> None:
        """Light up what a step points at."""
        if targets != self._targets:
            self._targets = targets
            self.focus_changed.emit()

    # ------------------------------------------------------------------- aspect
    @property
    def aspect(self) -> Aspect:
        """From where the body is seen."""
        return self._aspect

    def set_aspect(self, aspect: Aspect) -> None:
        """Look from another side."""
        if aspect in self.atlas.aspects and aspect is not self._aspect:
            self._aspect = aspect
            self.aspect_changed.emit()

    # ------------------------------------------------------------------- safety
    @property
    def safety(self) -> Safety:
        """What the answers and the drawing mean for safety."""
        return assess(self._drawing.marks, self._flag_answers, self.library.flags)

    @property
    def is_screened(self) -> bool:
        """Whether the questions have been answered in this session."""
        return self._is_screened

    @property
    def conditions(self) -> tuple[str, ...]:
        """What the user said rules techniques out."""
        return self._conditions

    @property
    def flag_answers(self) -> Mapping[str, bool]:
        """Answers so far; they are never stored."""
        return self._flag_answers

    @property
    def may_show_self_care(self) -> bool:
        """Whether the screen was passed and nothing urgent is up or open."""
        return self._is_screened and self.safety.self_care_allowed

    def answer_screen(self, answers: Mapping[str, bool], conditions: tuple[str, ...]) -> None:
        """Take the answers of the safety questions over."""
        self._flag_answers = dict(answers)
        self._conditions = conditions
        self._is_screened = True
        self._update_answer()
        self.safety_changed.emit()

    def _forget_answers_that_the_drawing_questions(self, drawing: PainDrawing) -> None:
        """A no that was given before the drawing showed otherwise has to be given again."""
        new = drawing_traits(drawing.marks) - drawing_traits(self._drawing.marks)
        for flag in self.library.flags:
            is_questioned = bool(new.intersection((*flag.asked_for, *flag.raised_by)))
            if is_questioned and self._flag_answers.get(flag.id) is False:
                del self._flag_answers[flag.id]
