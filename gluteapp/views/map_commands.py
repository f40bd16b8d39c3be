"""What a click, a hover or the menu on the map means."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from gluteapp.domain.problems import InputError
from gluteapp.domain.vocabulary import (
    CORE_MUSCLES,
    LOOK_ALIKE_MUSCLES,
    Aspect,
    Side,
    zone_owners,
)
from gluteapp.views.later import Later

if TYPE_CHECKING:
    from gluteapp.domain.hit_testing import HitTarget
    from gluteapp.domain.strokes import BrushStroke
    from gluteapp.models.layer_stack import LayerStack
    from gluteapp.models.session import MuscleSide, Session
    from gluteapp.views.body_map_view import BodyMapView


class MapCommands(QObject):
    """Turns what the user does on the map into wishes to the session."""

    place_described = Signal(str)
    """Names what is under the pointer; empty off the body."""
    message_told = Signal(str)

    def __init__(
        self, view: BodyMapView, session: Session, layers: LayerStack, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._session = session
        self._library = session.library
        self._layers = layers
        self.explores = False
        """Whether a click asks for a muscle instead of marking a place."""
        view.map_clicked.connect(self._on_map_clicked)
        view.map_double_clicked.connect(self._on_map_double_clicked)
        view.brush.painted.connect(self._on_painted)
        view.brush.erased.connect(self._on_erased)
        view.place_hovered.connect(self._on_place_hovered)
        view.menu_requested.connect(self._on_menu_requested)
        view.depth_step_requested.connect(self.step_depth)

    # -------------------------------------------------------------------- click
    @Slot(float, float)
    def _on_map_clicked(self, x: float, y: float) -> None:
        if self.explores:
            self._explore_at(x, y)
            return
        try:
            self._session.add_point(x, y)
        except InputError:
            self.message_told.emit(
                self.tr("That is beside the body. Click on the body where it hurts.")
            )

    @Slot(float, float)
    def _on_map_double_clicked(self, x: float, y: float) -> None:
        if not self._session.mark_whole_place(x, y):
            self.message_told.emit(self.tr("This place has no name of its own to be marked whole."))

    @Slot(tuple, int)
    def _on_painted(self, strokes: tuple[BrushStroke, ...], gesture: int) -> None:
        try:
            self._session.paint(strokes, gesture)
        except InputError:
            self.message_told.emit(
                self.tr("That is beside the body. Paint on the body where it hurts.")
            )

    @Slot(tuple, int)
    def _on_erased(self, strokes: tuple[BrushStroke, ...], gesture: int) -> None:
        self._session.erase(strokes, gesture)

    def _explore_at(self, x: float, y: float) -> None:
        muscles = self.muscles_at(x, y)
        if not muscles:
            self.message_told.emit(
                self.tr("No muscle of this atlas lies here. Try the buttock or the low back.")
            )
            return
        now = self._session.selection
        # another click on the same place goes one muscle deeper
        index = (muscles.index(now) + 1) % len(muscles) if now in muscles else 0
        self._session.explore(*muscles[index])

    def muscles_at(self, x: float, y: float) -> list[MuscleSide]:
        """Muscles with a card at a place (mm): those in seen layers first, then by depth."""
        target = self._view.target_at(x, y)
        if target is None:
            return []
        here = [one for one in target.structures if one.structure in self._library.muscles]
        shown = self._layers.shown
        here.sort(key=lambda one: one.layer not in shown)
        return [(one.structure, one.side) for one in here]

    # -------------------------------------------------------------------- hover
    @Slot(object)
    def _on_place_hovered(self, target: HitTarget | None) -> None:
        self.place_described.emit(self.described(target) if target is not None else "")

    def described(self, target: HitTarget) -> str:
        """The place in plain words, and what lies below it from outside in."""
        if target.region is not None:
            place = self._library.place_name(target.region.region, target.region.side)
        else:
            place = self._library.phrases["unnamed-region"]
        place = place[0].upper() + place[1:]
        names = dict.fromkeys(self._name_of(one.structure) for one in target.structures)
        if not names:
            return place
        return f"{place}   ·   {self.tr('below')}: {' › '.join(names)}"

    def _name_of(self, structure: str) -> str:
        """Muscles by the name that the list uses, everything else in plain words."""
        plain, anatomical = self._library.structures[structure]
        return anatomical if structure in (*CORE_MUSCLES, *LOOK_ALIKE_MUSCLES) else plain

    # --------------------------------------------------------------------- menu
    @Slot(float, float, QPoint)
    def _on_menu_requested(self, x: float, y: float, at: QPoint) -> None:
        menu = self.menu_at(x, y)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu_at(self, x: float, y: float) -> QMenu:
        """What can be done at a place (mm)."""
        menu = QMenu(self._view)
        target = self._view.target_at(x, y)
        mark = menu.addAction(self.tr("It hurts here"))
        mark.setEnabled(target is not None and target.is_on_body)
        mark.triggered.connect(Later(menu, self._session.add_point, x, y).run)
        if target is not None and target.region is not None:
            region = target.region
            name = self._library.place_name(region.region, region.side)
            whole = menu.addAction(self.tr("It hurts all over: {0}").format(name))
            whole.triggered.connect(
                Later(menu, self._session.add_region, region.region, region.side).run
            )
        menu.addSeparator()
        for muscle, side in self.muscles_at(x, y):
            title = self._library.muscle_title(muscle, side)
            action = menu.addAction(self.tr("Where does it send pain? {0}").format(title))
            action.triggered.connect(Later(menu, self._session.explore, muscle, side).run)
        return menu

    # ------------------------------------------------------------- depth, search
    @Slot(int)
    def step_depth(self, step: int) -> None:
        """Peel to the next whole layer: deeper (1) or back (-1)."""
        depth = self._layers.depth
        self._layers.set_depth(math.floor(depth) + 1 if step > 0 else math.ceil(depth) - 1)

    @Slot(str, str)
    def explore_searched(self, muscle: str, side: str) -> None:
        """Show a muscle that was searched for, and bring it into view."""
        own = Side(side)
        self._session.explore(muscle, own)
        if self._session.atlas.aspects[self._session.aspect].structure(muscle, own) is None:
            self._session.set_aspect(Aspect.POSTERIOR)
        drawn = self._session.atlas.aspects[self._session.aspect]
        boxes = [
            zone.outline.bounds
            for point in zone_owners(muscle)
            for zone in drawn.zones_of(point, own).values()
        ]
        item = drawn.structure(muscle, own)
        if item is not None:
            boxes.append(item.outline.bounds)
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
        self._view.show_box((left, top, right - left, bottom - top))

    @Slot(str, str)
    def mark_searched(self, region: str, side: str) -> None:
        """Mark a place that was searched for, on an aspect that shows it."""
        own = Side(side)
        self._session.add_region(region, own)
        for aspect in (self._session.aspect, *self._session.atlas.aspects):
            place = self._session.atlas.aspects[aspect].region(region, own)
            if place is not None:
                self._session.set_aspect(aspect)
                left, top, right, bottom = place.outline.bounds
                self._view.show_box((left, top, right - left, bottom - top))
                return
