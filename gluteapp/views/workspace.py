"""Puts panes, commands and session together and keeps them in step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu

from gluteapp.domain.extent import extent, mark_middles
from gluteapp.domain.safety import allowed_techniques
from gluteapp.domain.vocabulary import FIGURES, Aspect, Side
from gluteapp.models.layer_stack import LayerStack
from gluteapp.models.scene_builder import scene_of
from gluteapp.picture.label_art import ROOM_MM as NAMES_ROOM_MM
from gluteapp.views import actions as action_table
from gluteapp.views.brush_commands import BrushCommands
from gluteapp.views.drawing_files import DrawingFiles
from gluteapp.views.elided_label import ElidedLabel
from gluteapp.views.map_canvas import MapDrawing
from gluteapp.views.map_commands import MapCommands
from gluteapp.views.massage_pane import MassageState
from gluteapp.views.pane_layout import PaneLayout
from gluteapp.views.search_box import SearchBox
from gluteapp.views.theme import IconMaker, Theme, apply_theme, theme_for
from gluteapp.views.tool_bar import ToolBar
from gluteapp.views.window_dialogs import SettingsStore, WindowDialogs

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from gluteapp.domain.page import PagePlan
    from gluteapp.domain.stack import StackItem
    from gluteapp.models.autosave import Autosave
    from gluteapp.models.drawing_store import DrawingStore
    from gluteapp.models.page_desk import PageDesk
    from gluteapp.models.page_worker import PageMaker
    from gluteapp.models.session import Session
    from gluteapp.settings import Settings
    from gluteapp.views.pose_strip import PoseSource

MESSAGE_MS = 8000
AHEAD_MS = 300
"""After the start, the map is painted first; then idle moments are used."""

DrawingSource = Callable[[Aspect, Theme, str], MapDrawing]
"""Gives the artwork of an aspect in a theme's palette, with a figure."""


@dataclass(frozen=True, slots=True)
class WorkspaceParts:
    """What the workspace needs from outside."""

    drawing_source: DrawingSource
    pose_source: PoseSource
    icons: IconMaker
    style_template: str
    page_maker: PageMaker
    page_desk: PageDesk
    settings: Settings
    store_settings: SettingsStore
    drawing_store: DrawingStore
    autosave: Autosave
    memory: QSettings
    """Remembers names of files."""


class Workspace(QObject):
    """Everything that a window holds once the content is loaded."""

    def __init__(
        self, window: QMainWindow, session: Session, parts: WorkspaceParts, theme: Theme
    ) -> None:
        super().__init__(window)
        self._window = window
        self.session = session
        self._library = session.library
        self._parts = parts
        self._theme = theme
        self._layers = LayerStack(self)
        self._shows_corridor = False
        self._shows_names = False
        self._shows_strokes = False
        window.setWindowIcon(parts.icons.program_icon())
        self.actions_by_name = action_table.build_actions(window)
        self.panes = PaneLayout(session, self._layers, parts.icons, parts.pose_source)
        self.commands = MapCommands(self.panes.map, session, self._layers, window)
        self.dialogs = WindowDialogs(
            session,
            parts.page_maker,
            parts.page_desk,
            settings=parts.settings,
            store=parts.store_settings,
            parent=window,
        )
        self.files = DrawingFiles(
            session, parts.drawing_store, parts.autosave, parts.memory, window
        )
        self._add_recent_menu()
        self._build_bars()
        window.setCentralWidget(self.panes)
        self._connect_panes()
        self._connect_session()
        self._connect_actions()
        self._apply_theme()
        self._synchronize()
        self.panes.map.setFocus()
        self._ahead = session.prepare()
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._work_ahead)
        QTimer.singleShot(AHEAD_MS, self, self._idle.start)

    @Slot()
    def _work_ahead(self) -> None:
        """Use idle moments, so that the first mark is answered as fast as the others."""
        if next(self._ahead, self) is self:
            self._idle.stop()

    # -------------------------------------------------------------------- build
    def _add_recent_menu(self) -> None:
        menu = self._window.menuBar().actions()[0].menu()
        if isinstance(menu, QMenu):
            menu.insertMenu(self.actions_by_name["save"], self.files.recent_menu)

    def _build_bars(self) -> None:
        drawn = frozenset(
            region.region for one in self.session.atlas.aspects.values() for region in one.regions
        )
        self.search = SearchBox(self._library, drawn)
        self.tool_bar = ToolBar(self.actions_by_name, self.search)
        self._window.addToolBar(self.tool_bar)
        self.brush_commands = BrushCommands(
            self.panes.map, self.actions_by_name, self.tool_bar, self._parts.icons
        )
        self.place_label = ElidedLabel()
        self.place_label.setObjectName("place-label")
        notice = QLabel(self._library.notices["education"].text)
        notice.setObjectName("education-notice")
        status = self._window.statusBar()
        status.setSizeGripEnabled(False)
        status.addWidget(self.place_label, 1)
        status.addPermanentWidget(notice)

    @Slot(object)
    def _take_plan(self, plan: PagePlan) -> None:
        """A page that is opened again: its first muscle, and its choices for the next page."""
        self.dialogs.take_plan(plan)
        if plan.muscles:
            self.session.explore(*plan.muscles[0])

    # --------------------------------------------------------------------- wire
    def _connect_panes(self) -> None:
        panes = self.panes
        self.commands.place_described.connect(self.place_label.setText)
        self.commands.message_told.connect(self.show_notice)
        panes.marks.remove_requested.connect(self.session.remove_mark)
        panes.marks.feel_requested.connect(self.session.set_feel)
        panes.marks.other_side_requested.connect(self.session.swap_side)
        panes.marks.swap_requested.connect(self.session.swap_sides)
        panes.candidates.candidate_chosen.connect(self._on_candidate_chosen)
        panes.candidates.questions.answered.connect(self.session.answer_factor)
        panes.marks.factor_removed.connect(self._on_factor_removed)
        panes.candidates.questions.restarted.connect(self.session.ask_again)
        panes.detail.find_steps.press.recognised.connect(self._on_recognised)
        panes.candidates.causes_requested.connect(self.dialogs.open_other_causes)
        panes.welcome.screen_requested.connect(self.dialogs.open_screen)
        panes.safety.screen_requested.connect(self.dialogs.open_screen)
        panes.safety.page_requested.connect(self.dialogs.open_page)
        panes.detail.find_steps.screen_requested.connect(self.dialogs.open_screen)
        panes.stack.item_lit.connect(self._on_stack_item)
        panes.detail.step_selected.connect(self.session.show_targets)
        panes.detail.read.connect(self.session.hold_selection)
        panes.detail.screen_requested.connect(self.dialogs.open_screen)
        panes.detail.page_requested.connect(self.dialogs.open_page)
        panes.heatmap.points_chosen.connect(self.session.show_points)
        self.search.muscle_chosen.connect(self.commands.explore_searched)
        self.search.place_chosen.connect(self.commands.mark_searched)
        self.dialogs.settings_changed.connect(self._on_settings_changed)
        self.dialogs.questions_needed.connect(self._on_questions_needed)

    def _connect_session(self) -> None:
        session = self.session
        session.drawing_changed.connect(self._show_marks)
        session.answer_changed.connect(self._show_answer)
        session.selection_changed.connect(self._show_selection)
        session.focus_changed.connect(self._show_scene)
        session.aspect_changed.connect(self._show_aspect)
        session.safety_changed.connect(self._show_safety)
        self._layers.changed.connect(self._show_scene)
        self.files.told.connect(self.show_notice)
        self.files.plan_opened.connect(self._take_plan)

    def _connect_actions(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            "page": self.dialogs.open_page,
            "preferences": self.dialogs.open_preferences,
            "quit": self._window.close,
            "open": self.files.open_chosen,
            "save": self.files.save,
            "save-as": self.files.save_as,
            "export": self._on_export,
            "undo": self.session.undo_stack.undo,
            "redo": self.session.undo_stack.redo,
            "remove-last": self._on_remove_last,
            "swap-sides": self.session.swap_sides,
            "clear": self.session.clear,
            "search": self._on_search,
            "zoom-in": self.panes.map.zoom_in,
            "zoom-out": self.panes.map.zoom_out,
            "fit-hips": self.panes.map.fit_hips,
            "fit-body": self.panes.map.fit_body,
            "peel": self._peel_deeper,
            "cover": self._cover_again,
            "screen": self.dialogs.open_screen,
            "learn": self.dialogs.open_learn,
            "keys": self.dialogs.open_keys,
            "about": self.dialogs.open_about,
        }
        for name, slot in slots.items():
            self.actions_by_name[name].triggered.connect(slot)
        for aspect in Aspect:
            action = self.actions_by_name.get(aspect)
            if action is not None:
                action.triggered.connect(self._on_aspect_action)
        for figure in FIGURES:
            self.actions_by_name[f"figure-{figure}"].triggered.connect(self._on_figure_action)
        self.actions_by_name["corridor"].toggled.connect(self._on_corridor_toggled)
        self.actions_by_name["names"].toggled.connect(self._on_names_toggled)
        self.actions_by_name["strokes"].toggled.connect(self._on_strokes_toggled)
        self.actions_by_name["layers"].toggled.connect(self.panes.left.setVisible)
        self.actions_by_name["layers"].setChecked(True)
        self.actions_by_name["full-screen"].toggled.connect(self._on_full_screen)
        self.actions_by_name["mark-tool"].setChecked(True)
        self.actions_by_name["explore-tool"].toggled.connect(self._on_explore_toggled)
        stack = self.session.undo_stack
        for name, signal in (("undo", stack.canUndoChanged), ("redo", stack.canRedoChanged)):
            self.actions_by_name[name].setEnabled(False)
            signal.connect(self.actions_by_name[name].setEnabled)

    # --------------------------------------------------------------- show state
    def _synchronize(self) -> None:
        self._show_aspect()
        self._show_figure()
        self._show_marks()
        self._show_answer()
        self._show_selection()

    def _show_aspect(self) -> None:
        figure = self.dialogs.settings.figure
        drawing = self._parts.drawing_source(self.session.aspect, self._theme, figure)
        self.panes.map.set_drawing(drawing)
        self.panes.overview.set_drawing(drawing.drawn, drawing.palette)
        self.actions_by_name[self.session.aspect].setChecked(True)
        self._show_scene()

    def _show_scene(self) -> None:
        scene = scene_of(
            self.session,
            self._layers,
            with_corridor=self._shows_corridor,
            with_names=self._shows_names,
            with_strokes=self._shows_strokes,
        )
        self.panes.map.set_scene(scene)
        drawn = self.session.atlas.aspects[self.session.aspect]
        self.panes.overview.set_marks(mark_middles(self.session.drawing, drawn))

    def _show_marks(self) -> None:
        drawing, answer = self.session.drawing, self.session.answer
        self.panes.marks.set_drawing(
            drawing, answer.read_back if answer else "", extent(drawing, self.session.atlas)
        )
        for name in ("clear", "export"):
            self.actions_by_name[name].setEnabled(not drawing.is_empty)
        self.actions_by_name["remove-last"].setEnabled(not drawing.is_empty)
        self._show_scene()

    def _show_answer(self) -> None:
        answer = self.session.answer
        self.panes.candidates.set_answer(answer)
        candidates = answer.candidates if answer is not None else ()
        self.panes.heatmap.set_answer(self.session.drawing, candidates)
        self._show_safety()
        self._show_welcome()
        self._show_selection_in_list()
        self._show_reasons()
        self._show_question()
        self._show_scene()

    def _show_reasons(self) -> None:
        selection = self.session.selection
        self.panes.detail.set_why(self.session.why(*selection) if selection else None)

    def _show_question(self) -> None:
        session = self.session
        answer = session.answer
        worse = [name for name, said in session.factor_answers.items() if said]
        self.panes.marks.set_factors(worse if answer is not None else ())
        if session.safety.needs_referral:  # what may be urgent is no puzzle
            self.panes.candidates.questions.hide()
            return
        factor = session.question if answer is not None and answer.candidates else None
        self.panes.candidates.questions.set_question(
            factor, self._change_text(), session.factor_answers
        )

    @Slot(str)
    def _on_factor_removed(self, factor: str) -> None:
        self.session.answer_factor(factor, None)

    def _change_text(self) -> str:
        """What the last answer changed, in words."""
        last = self.session.last_change
        if last is None:
            return ""
        name = self._library.factors[last[0]].name
        if self.session.factor_answers.get(last[0]) is False:
            name = self.tr("not with {0}").format(name)
        name = name[0].upper() + name[1:]
        if last[1] is None:
            return self.tr("{0}: the order stays.").format(name)
        candidate, _, rank = last[1]
        title = self._library.muscle_title(candidate.muscle, candidate.side)
        return self.tr("{0}: {1} moves up to {2}.").format(name, title, rank)

    def _show_safety(self) -> None:
        """What must be said first, in every place that would say something else."""
        safety = self.session.safety
        self.panes.safety.set_safety(safety, self._emergency)
        self.panes.detail.find_steps.set_safety(safety)
        self._show_page_action()
        self._show_press()
        self._show_massage()

    @property
    def _emergency(self) -> str:
        number = self._library.emergency_numbers[self.dialogs.settings.emergency_region]
        return f"{self._library.notices['emergency'].text}: {number}"

    def _show_page_action(self) -> None:
        selection = self.session.selection
        told = selection is not None and not self._library.muscles[selection[0]].is_in_short
        self.actions_by_name["page"].setEnabled(told or self.session.safety.needs_referral)

    def _show_press(self) -> None:
        selection = self.session.selection
        if selection is None:
            return
        muscle, side = self._library.muscles[selection[0]], selection[1]
        press = self.panes.detail.find_steps.press
        press.set_muscle(muscle, side, self.session.recognised)

    @Slot(str, object)
    def _on_recognised(self, point: str, answer: bool | None) -> None:
        if self.session.selection is not None:
            self.session.recognise(point, self.session.selection[1], answer)

    def _show_welcome(self) -> None:
        self.panes.welcome.setVisible(
            self.session.answer is None and self.session.selection is None
        )

    def _show_selection_in_list(self) -> None:
        selection = self.session.selection
        self.panes.candidates.set_selection(*(selection or (None, None)))

    def _show_selection(self) -> None:
        selection = self.session.selection
        self._show_selection_in_list()
        if selection is None:
            self.panes.detail.hide()
        self._show_welcome()
        self._show_page_action()
        if selection is not None:
            muscle, side = selection
            why = self.session.why(muscle, side)
            self.panes.detail.set_muscle(self._library.muscles[muscle], side, why)
            self.panes.heatmap.set_muscle(self._library.muscles[muscle], side, self.session.aspect)
            self._show_press()
            self._show_massage()
            # shown last: what is written before is written once
            self.panes.detail.show()
        self._show_scene()

    def _show_massage(self) -> None:
        selection = self.session.selection
        if selection is None:
            return
        offered, left_out = allowed_techniques(
            self._library.muscles[selection[0]].techniques,
            self._library,
            conditions=self.session.conditions,
            tier=self.session.safety.tier,
        )
        self.panes.detail.set_massage(
            MassageState(
                selection[1],
                self.session.is_screened,
                self.session.safety,
                offered,
                left_out,
                self._emergency,
            )
        )

    # -------------------------------------------------------------------- panes
    @Slot(object)
    def _on_stack_item(self, item: StackItem | None) -> None:
        """While exploring, the muscle that is lit is also the one that is told about."""
        if item is not None and item.muscle is not None and self.commands.explores:
            self.session.explore(item.muscle, item.side)

    @Slot(str, str)
    def _on_candidate_chosen(self, muscle: str, side: str) -> None:
        self.session.select_candidate(muscle, Side(side))

    @Slot(object)
    def _on_settings_changed(self, settings: Settings) -> None:
        self.set_theme(theme_for(settings.theme))
        self._show_safety()
        self._show_figure()

    def _show_figure(self) -> None:
        self.actions_by_name[f"figure-{self.dialogs.settings.figure}"].setChecked(True)
        self.panes.map.set_motion(moves=self.dialogs.settings.motion == "on")

    @Slot()
    def _on_figure_action(self) -> None:
        for figure in FIGURES:
            if self.actions_by_name[f"figure-{figure}"].isChecked():
                self.dialogs.choose_figure(figure)

    @Slot()
    def _on_questions_needed(self) -> None:
        self.panes.detail.show_massage_tab()
        self.show_notice(self.tr("Answer the safety questions first; then the page can be made."))

    # ------------------------------------------------------------------- actions
    @Slot()
    def _on_export(self) -> None:
        self.files.export(self.dialogs.settings.figure)

    @Slot()
    def _peel_deeper(self) -> None:
        self.commands.step_depth(1)

    @Slot()
    def _cover_again(self) -> None:
        self.commands.step_depth(-1)

    @Slot(bool)
    def _on_corridor_toggled(self, shown: bool) -> None:
        self._shows_corridor = shown
        self._show_scene()

    @Slot(bool)
    def _on_names_toggled(self, shown: bool) -> None:
        self._shows_names = shown
        self.panes.map.set_margin(NAMES_ROOM_MM if shown else 0.0)
        self._show_scene()

    @Slot(bool)
    def _on_strokes_toggled(self, shown: bool) -> None:
        self._shows_strokes = shown
        if shown:
            self.show_notice(
                self.tr("The solid arrow runs along the fibres, the dashed one across them.")
                if self.session.selection is not None
                else self.tr("Choose a muscle to see in which directions it is worked.")
            )
        self._show_scene()

    @Slot(bool)
    def _on_explore_toggled(self, explores: bool) -> None:
        self.commands.explores = explores
        self.panes.map.paints = not explores
        if not explores and self.session.is_exploring:
            self.session.deselect()

    @Slot()
    def _on_aspect_action(self) -> None:
        for aspect in self.session.atlas.aspects:
            if self.actions_by_name[aspect].isChecked():
                self.session.set_aspect(aspect)

    @Slot()
    def _on_remove_last(self) -> None:
        if not self.session.drawing.is_empty:
            self.session.remove_mark(len(self.session.drawing.marks) - 1)

    @Slot()
    def _on_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @Slot(bool)
    def _on_full_screen(self, full: bool) -> None:
        now = self._window.windowState()
        screen = Qt.WindowState.WindowFullScreen
        self._window.setWindowState(now | screen if full else now & ~screen)

    # --------------------------------------------------------------------- theme
    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._apply_theme()
        self._show_aspect()

    def _apply_theme(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self._theme, self._parts.style_template)
        self.dialogs.theme = self._theme
        action_table.recolour(self.actions_by_name, self._parts.icons, self._theme)
        self.panes.set_theme(self._theme)
        self.brush_commands.show(self._theme)

    @Slot(str)
    def show_notice(self, text: str) -> None:
        """Say something in the status bar."""
        self._window.statusBar().showMessage(text, MESSAGE_MS)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is marked, chosen or changed, as right after the start."""
        return (
            self.session.drawing.is_empty
            and self.session.selection is None
            and self.session.aspect is Aspect.POSTERIOR
            and self._layers.is_as_at_start
            and QApplication.activeModalWidget() is None
        )

    def open_file(self, name: str) -> None:
        """Open a drawing by the name of its file."""
        self.files.open_path(Path(name))

    def may_close(self) -> bool:
        """Whether the window may close; asks about changes of a saved drawing."""
        return self.files.may_close()

    def close(self) -> None:
        """Let the page thread end, and the file go."""
        self._parts.page_maker.close()
        self.files.close()
