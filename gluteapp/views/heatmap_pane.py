"""Where pain is felt, as a graded field: a muscle's, all listed muscles', or the own marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gluteapp.domain.extent import weighed_areas
from gluteapp.domain.geometry import ROW_PITCH_MM
from gluteapp.domain.heatmap import HeatField, answer_field, drawing_field, muscle_field
from gluteapp.domain.pain import PainDrawing, region_at
from gluteapp.domain.vocabulary import Aspect, Side, zone_owners
from gluteapp.views.heat_plot import HeatCase, HeatPlot
from gluteapp.views.scrolling import scrolling
from gluteapp.views.theme import LIGHT_THEME, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from gluteapp.domain.atlas import AspectMap, Atlas
    from gluteapp.domain.library import Library, Muscle
    from gluteapp.domain.ranking import Candidate

LEAST_LETTERS = 12
MOST_IN_FOCUS = 3
"""The plot of all muscles is cut to the zones of so many."""
WHOLE, ANSWER, DRAWING = "", "answer", "drawing"
"""What can be shown beside single points."""
GRADE_NAMES = (
    (0.12, "hardly ever"),
    (0.45, "by some people"),
    (0.75, "often"),
    (1.01, "most often"),
)
"""What a field value up to the number is called; the scale is relative, not a rate."""


class HeatmapPane(QWidget):
    """A field over the body outline, with colour bar and read-out.

    The plotting library is loaded when the pane is first seen.
    """

    points_chosen = Signal(tuple)
    """The trigger points shown; empty for the whole muscle."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._library = library
        self._theme = LIGHT_THEME
        self._muscle: Muscle | None = None
        self._side = Side.RIGHT
        self._aspect = Aspect.POSTERIOR
        self._field: HeatField | None = None
        self._plot: HeatPlot | None = None
        self._own_plot: HeatPlot | None = None
        self._drawing = PainDrawing()
        self._candidates: tuple[Candidate, ...] = ()
        self._is_stale = True
        self._build()

    def _build(self) -> None:
        self.points = QComboBox()
        self.points.setObjectName("heatmap-points")
        # long names must not make the pane wider than the window leaves room
        self.points.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.points.setMinimumContentsLength(LEAST_LETTERS)
        self.points.setAccessibleName(self.tr("Whole muscle or one trigger point"))
        self.points.currentIndexChanged.connect(self._on_choice)
        self.aspects = QComboBox()
        self.aspects.setObjectName("heatmap-aspect")
        self.aspects.setAccessibleName(self.tr("Seen from"))
        self.aspects.currentIndexChanged.connect(self._on_aspect_chosen)
        self.read_out = QLabel()
        self.read_out.setObjectName("heatmap-read-out")
        self.read_out.setWordWrap(True)
        self._legend = QLabel(self._library.notices["heat-legend"].text)
        self._legend.setWordWrap(True)
        self._legend.setProperty("muted", True)
        self.beside = QToolButton()
        self.beside.setObjectName("heatmap-beside")
        self.beside.setText(self.tr("My marks beside"))
        self.beside.setToolTip(self.tr("Show what you marked beside it, on the same scale"))
        self.beside.setCheckable(True)
        self.beside.toggled.connect(self._on_beside)
        self._plots = QHBoxLayout()
        self._plots.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(self.points, 1)
        row.addWidget(self.aspects)
        row.addWidget(self.beside)
        inner = QWidget()
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(2, 8, 6, 4)
        self._layout.setSpacing(3)
        self._layout.addLayout(row)
        self._layout.addStretch(1)
        self._layout.addWidget(self.read_out)
        self._layout.addWidget(self._legend)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner))

    # --------------------------------------------------------------------- show
    def set_theme(self, theme: Theme) -> None:
        """Recolour the plots."""
        self._theme = theme
        for plot in (self._plot, self._own_plot):
            if plot is not None:
                plot.set_theme(theme)
        self._refresh()

    def set_answer(self, drawing: PainDrawing, candidates: tuple[Candidate, ...]) -> None:
        """Take over what was marked and which muscles are listed for it."""
        self._drawing, self._candidates = drawing, candidates
        self._fill_choices(self.points.currentData())
        self._refresh()

    def set_muscle(self, muscle: Muscle | None, side: Side, aspect: Aspect) -> None:
        """Show another muscle, all its points together."""
        self._muscle, self._side = muscle, side
        self._fill_choices(WHOLE)
        self._fill_aspects(aspect)
        self._refresh()

    def _fill_choices(self, wanted: str) -> None:
        """The muscle, its points, and what belongs to the marks."""
        blocked = self.points.blockSignals(True)
        self.points.clear()
        if self._muscle is not None:
            self.points.addItem(self.tr("Whole muscle"), WHOLE)
            for number, point in enumerate(self._muscle.points, 1):
                self.points.addItem(self.tr("Point {0}: {1}").format(number, point.name), point.id)
        if self._candidates:
            self.points.addItem(self.tr("All listed muscles, by match"), ANSWER)
        if not self._drawing.is_empty:
            self.points.addItem(self.tr("What you marked"), DRAWING)
        self.points.setCurrentIndex(max(0, self.points.findData(wanted)))
        self.points.blockSignals(blocked)
        self.beside.setEnabled(not self._drawing.is_empty)

    def _fill_aspects(self, wanted: Aspect) -> None:
        """Only aspects that show this side."""
        names = {
            Aspect.POSTERIOR: self.tr("From behind"),
            Aspect.ANTERIOR: self.tr("From the front"),
            Aspect.RIGHT_LATERAL: self.tr("From the right"),
            Aspect.LEFT_LATERAL: self.tr("From the left"),
        }
        blocked = self.aspects.blockSignals(True)
        self.aspects.clear()
        for aspect in self._atlas.aspects:
            if aspect.near_side in (None, self._side):
                self.aspects.addItem(names[aspect], aspect)
        index = self.aspects.findData(wanted)
        self.aspects.setCurrentIndex(max(0, index))
        self._aspect = Aspect(self.aspects.currentData())
        self.aspects.blockSignals(blocked)

    @property
    def field(self) -> HeatField | None:
        """What is shown."""
        return self._field

    def _refresh(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show_field()

    def showEvent(self, event: QShowEvent) -> None:
        """Load the plot and work the field out now, not before."""
        super().showEvent(event)
        if self._is_stale:
            self._show_field()

    def _show_field(self) -> None:
        if self._muscle is None:
            return
        if self._plot is None:
            self._plot = HeatPlot(self._theme, self)
            self._plot.pointer_moved.connect(self._on_pointer_moved)
            self._layout.takeAt(1)  # the stretch that kept the place
            self._layout.insertLayout(1, self._plots, 1)
            self._plots.addWidget(self._plot.widget, 1)
        chosen = self.points.currentData()
        drawn = self._atlas.aspects[self._aspect]
        self._field, case = self._chosen_field(chosen, drawn)
        self._plot.show_field(self._field, case)
        # red speaks of textbooks; the own marks have another hue and tell how bad it is
        self._legend.setText(
            self.tr("Your own marks: the stronger the violet, the higher your number.")
            if case.is_drawing
            else self._library.notices[
                "heat-legend-all" if chosen == ANSWER else "heat-legend"
            ].text
        )
        self._show_own(drawn, case)
        self._is_stale = False
        self._on_pointer_moved(None)

    def _chosen_field(self, chosen: str, drawn: AspectMap) -> tuple[HeatField, HeatCase]:
        if chosen == DRAWING:
            return self._drawing_field(drawn, ())
        if chosen == ANSWER:
            muscles = [
                (zone_owners(one.muscle), one.side, one.parts.match) for one in self._candidates
            ]
            leading = muscles[:MOST_IN_FOCUS]
            zones = tuple((owner, side) for owners, side, _ in leading for owner in owners)
            field = answer_field(drawn, muscles)
            return field, HeatCase(drawn, "", self._side, (), zones)
        muscle = self._muscle.id if self._muscle is not None else ""
        points = (chosen,) if chosen else zone_owners(muscle)
        zones = tuple((point, self._side) for point in points)
        field = muscle_field(drawn, points, self._side)
        return field, HeatCase(drawn, muscle, self._side, points, zones)

    def _drawing_field(
        self, drawn: AspectMap, zones: tuple[tuple[str, Side], ...]
    ) -> tuple[HeatField, HeatCase]:
        """The marks; ``zones`` are those of the plot that they are compared with."""
        areas = list(weighed_areas(self._drawing, drawn))
        edges = [edge for spans, _ in areas for edge in (min(spans), max(spans))]
        heights = (min(edges) * ROW_PITCH_MM, max(edges) * ROW_PITCH_MM) if edges else None
        case = HeatCase(drawn, "", self._side, (), zones, heights, is_drawing=True)
        return drawing_field(drawn, areas), case

    def _show_own(self, drawn: AspectMap, case: HeatCase) -> None:
        """The marks beside the textbook zones, where that is wished."""
        is_wished = self.beside.isChecked() and not case.is_drawing and not self._drawing.is_empty
        if is_wished and self._own_plot is None:
            self._own_plot = HeatPlot(self._theme, self)
            self._plots.addWidget(self._own_plot.widget, 1)
        if self._own_plot is not None:
            self._own_plot.widget.setVisible(is_wished)
            if is_wished:
                self._own_plot.show_field(*self._drawing_field(drawn, case.zones))

    @Slot(bool)
    def _on_beside(self, _shown: bool) -> None:
        self._refresh()

    @Slot(int)
    def _on_choice(self, _index: int) -> None:
        chosen = self.points.currentData()
        if chosen in (ANSWER, DRAWING):
            chosen = WHOLE
        self.points_chosen.emit((chosen,) if chosen else ())
        self._refresh()

    @Slot(int)
    def _on_aspect_chosen(self, _index: int) -> None:
        self._aspect = Aspect(self.aspects.currentData())
        self._refresh()

    @Slot(object)
    def _on_pointer_moved(self, place: QPointF | None) -> None:
        """Say in words what the field shows under the pointer."""
        if place is None or self._field is None:
            self.read_out.setText(self.tr("Point at the body to read the map."))
            return
        self.read_out.setText(self.described(place.x(), place.y()))

    def described(self, x: float, y: float) -> str:
        """What the field says at a place (mm), in words."""
        value = self._field.at(x, y) if self._field is not None else None
        if value is None:
            return self.tr("Off the body.")
        if self.points.currentData() == DRAWING:
            return self.tr("Your own mark: {0} of 10.").format(round(value * 10))
        region = region_at(self._atlas, self._aspect, x, y)
        place = (
            self._library.place_name(region.region, region.side)
            if region is not None
            else self.tr("unnamed place")
        )
        grade = next(name for limit, name in GRADE_NAMES if value < limit)
        return self.tr("{0}: shown as felt {1} ({2} of 100).").format(
            place[0].upper() + place[1:], self.tr(grade), round(value * 100)
        )
