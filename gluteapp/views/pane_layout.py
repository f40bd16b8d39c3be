"""All panes of the window and how they stand beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Slot
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from gluteapp.views.body_map_view import BodyMapView
from gluteapp.views.candidate_pane import CandidatePane
from gluteapp.views.detail_pane import DetailPane
from gluteapp.views.heatmap_pane import HeatmapPane
from gluteapp.views.layer_panel import LayerPanel
from gluteapp.views.marks_pane import MarksPane
from gluteapp.views.overview_map import OverviewMap
from gluteapp.views.safety_bar import SafetyBar
from gluteapp.views.scrolling import scrolling
from gluteapp.views.stack_panel import StackPanel
from gluteapp.views.stack_stepper import StackStepper
from gluteapp.views.welcome_pane import WelcomePane

if TYPE_CHECKING:
    from gluteapp.models.layer_stack import LayerStack
    from gluteapp.models.session import Session
    from gluteapp.views.pose_strip import PoseSource
    from gluteapp.views.theme import IconMaker, Theme

LEFT_WIDTH, MAP_WIDTH, RIGHT_WIDTH = 240, 620, 440
LEAST_RIGHT, BAR_WIDTH = 340, 20
LEAST_DETAIL = 190
"""Height that the muscle's tabs keep when the window is low, px."""
ANSWER_HEIGHTS = (300, 290, 320)
"""Welcome, list of muscles, and details of one (px)."""
EDGE = 10


class _Column(QVBoxLayout):
    """Asks a scrolling frame for its least height, not for the height it would like best."""

    def hasHeightForWidth(self) -> bool:
        """Wrapped texts hold their own heights."""
        return False


class PaneLayout(QSplitter):
    """Layers on the left, the map in the middle, answers on the right."""

    def __init__(
        self, session: Session, layers: LayerStack, icons: IconMaker, poses: PoseSource
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("main-splitter")
        self.setChildrenCollapsible(False)
        library = session.library
        self.map = BodyMapView()
        self.overview = OverviewMap(self.map)
        self.stack = StackStepper(self.map, StackPanel(library, self.map))
        self.map.is_past_the_stack = self.stack.is_past_the_end
        self.layer_panel = LayerPanel(layers, icons)
        self.marks = MarksPane(library, icons)
        self.safety = SafetyBar(library)
        self.welcome = WelcomePane(library)
        self.candidates = CandidatePane(library)
        self.heatmap = HeatmapPane(session.atlas, library)
        self.detail = DetailPane(library, self.heatmap, poses)
        self.left = self._build_left()
        for widget, stretch in ((self.left, 0), (self.map, 2), (self._build_right(), 1)):
            self.addWidget(widget)
            self.setStretchFactor(self.count() - 1, stretch)
        self.setSizes([LEFT_WIDTH, MAP_WIDTH, RIGHT_WIDTH])
        self.map.viewport_moved.connect(self.overview.set_seen)
        self.map.resized.connect(self._place_overview)
        self.overview.place_chosen.connect(self.map.centre_on)

    def _build_left(self) -> QWidget:
        self.layer_panel.setMinimumWidth(max(LEFT_WIDTH - 20, self.layer_panel.sizeHint().width()))
        frame = QFrame()
        frame.setProperty("panel", True)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.layer_panel)
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(8, 8, 4, 8)
        layout.addWidget(frame)
        return left

    def _build_right(self) -> QWidget:
        self.answers = QSplitter(Qt.Orientation.Vertical)
        self.answers.setObjectName("answers")
        self.answers.setChildrenCollapsible(False)
        self.answers.setHandleWidth(8)
        for widget, stretch in ((self.welcome, 1), (self.candidates, 1), (self.detail, 4)):
            self.answers.addWidget(widget)
            self.answers.setStretchFactor(self.answers.count() - 1, stretch)
        self.answers.setSizes(list(ANSWER_HEIGHTS))
        # every tab scrolls: without this the tallest one would set the window's least height
        self.detail.setMinimumHeight(LEAST_DETAIL)
        right = QWidget()
        right.setMinimumWidth(LEAST_RIGHT - BAR_WIDTH)
        layout = _Column(right)
        layout.setContentsMargins(4, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.marks)
        layout.addWidget(self.safety)
        layout.addWidget(self.answers, 1)
        page = scrolling(right)  # huge letters in a low window: better a bar than a cut
        page.setObjectName("right-column")
        page.setMinimumWidth(LEAST_RIGHT)
        return page

    def set_theme(self, theme: Theme) -> None:
        """Recolour every pane."""
        for pane in (self.layer_panel, self.marks, self.candidates, self.detail, self.heatmap):
            pane.set_theme(theme)

    @property
    def states(self) -> dict[str, QByteArray]:
        """Where the dividers stand, by name."""
        return {"main": self.saveState(), "answers": self.answers.saveState()}

    def restore(self, name: str, state: QByteArray) -> None:
        """Put a divider back."""
        (self if name == "main" else self.answers).restoreState(state)

    @Slot()
    def _place_overview(self) -> None:
        """The small figure lies in the lower left corner of the map."""
        self.overview.move(EDGE, self.map.height() - self.overview.height() - EDGE)
