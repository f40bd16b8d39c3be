"""The patient's page: preview, save, print, all from one PDF."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gluteapp.handout.pdf_pages import PagePicture, page_pictures
from gluteapp.views.page_choices import MuscleSide, PageChoices
from gluteapp.views.scrolling import scrolling

if TYPE_CHECKING:
    from gluteapp.domain.library import Library
    from gluteapp.domain.pain import PainDrawing
    from gluteapp.domain.safety import Safety
    from gluteapp.models.page_worker import FinishedPage, PageMaker, PressedPage
    from gluteapp.settings import Settings

TYPING_PAUSE_MS = 250
PRINT_DPI = 300
SIDE_WIDTH = 276


class HandoutDialog(QDialog):
    """Choices on the left, the page as it will print on the right."""

    paper_changed = Signal(str)

    def __init__(
        self,
        maker: PageMaker,
        library: Library,
        muscles: tuple[MuscleSide, ...],
        candidates: tuple[MuscleSide, ...] = (),
        *,
        drawing: PainDrawing,
        safety: Safety,
        conditions: tuple[str, ...],
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("handout-dialog")
        self.setWindowTitle(self.tr("The patient's page"))
        self._maker = maker
        self._drawing = drawing
        self._safety = safety
        self.choices = PageChoices(
            library, muscles, candidates, safety=safety, conditions=conditions, settings=settings
        )
        self._page: PressedPage | None = None
        self._pictures: tuple[PagePicture, ...] = ()
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._connect()
        self.resize(940, 760)
        self._order()

    # -------------------------------------------------------------------- build
    def _build(self) -> None:
        self.save_button = QPushButton(self.tr("Save …"))
        self.save_button.setObjectName("save-page")
        self.save_button.setProperty("primary", True)
        self.print_button = QPushButton(self.tr("Print …"))
        self.print_button.setObjectName("print-page")
        self.copy_button = QPushButton(self.tr("Copy as text"))
        self.copy_button.setObjectName("copy-page")
        self.copy_button.setToolTip(self.tr("In short, for the notes of a clinic"))
        self._close_button = QPushButton(self.tr("Close"))
        self._close_button.clicked.connect(self.reject)
        self.message = QLabel()
        self.message.setObjectName("page-message")
        self.message.setWordWrap(True)
        hint = QLabel(
            self.tr("The page is made on this computer. The name is stored nowhere else.")
        )
        hint.setWordWrap(True)
        hint.setProperty("muted", True)
        left = QVBoxLayout()
        left.addWidget(self.choices)
        left.addSpacing(6)
        for button in (self.save_button, self.print_button, self.copy_button):
            button.setEnabled(False)
            left.addWidget(button)
        left.addWidget(self.message)
        left.addStretch(1)
        left.addWidget(hint)
        left.addWidget(self._close_button)
        inner = QWidget()
        inner.setLayout(left)
        side = scrolling(inner)  # huge letters on a low screen
        side.setFixedWidth(SIDE_WIDTH)
        self._preview = QLabel(self.tr("Making the page …"))
        self._preview.setObjectName("page-preview")
        self._preview.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._preview)
        layout = QHBoxLayout(self)
        layout.addWidget(side)
        layout.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self._maker.page_made.connect(self._on_page_made)
        self._maker.page_failed.connect(self._on_page_failed)
        self._pause.timeout.connect(self._order)
        self.choices.typed.connect(self._on_typed)
        self.choices.changed.connect(self._on_changed)
        self.choices.told.connect(self.message.setText)
        self.save_button.clicked.connect(self._on_save)
        self.print_button.clicked.connect(self._on_print)
        self.copy_button.clicked.connect(self._on_copy)

    # --------------------------------------------------------------------- page
    @property
    def pdf(self) -> bytes:
        """The page shown; empty until it is made."""
        return self._page.pdf if self._page is not None else b""

    @Slot()
    def _order(self) -> None:
        self._maker.order(self.choices.wishes, self._drawing, self._safety, self.choices.format)

    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_changed(self) -> None:
        self.paper_changed.emit(self.choices.format.paper)
        self._order()

    @Slot(object)
    def _on_page_made(self, page: FinishedPage) -> None:
        self._page, self._pictures = page.page, page.pictures
        for button in (self.save_button, self.print_button, self.copy_button):
            button.setEnabled(True)
        count = len(page.pictures)
        sheets = [] if count == 1 else [self.tr("The page runs to {0} sheets.").format(count)]
        self.message.setText(" ".join([*sheets, *page.page.warnings]))
        self._show_preview()

    @Slot(str)
    def _on_page_failed(self, message: str) -> None:
        self.message.setText(self.tr("The page could not be made: {0}").format(message))

    def _show_preview(self) -> None:
        if not self._pictures:
            return
        width = self._scroll.viewport().width() - 16
        ratio = self.devicePixelRatioF()
        sheets = [
            QPixmap.fromImage(_image(picture)).scaledToWidth(
                round(width * ratio), Qt.TransformationMode.SmoothTransformation
            )
            for picture in self._pictures
        ]
        gap = round(12 * ratio)
        whole = QPixmap(sheets[0].width(), sum(sheet.height() + gap for sheet in sheets) - gap)
        whole.fill(self.palette().window().color())
        painter = QPainter(whole)
        top = 0
        for sheet in sheets:
            painter.drawPixmap(0, top, sheet)
            top += sheet.height() + gap
        painter.end()
        whole.setDevicePixelRatio(ratio)
        self._preview.setPixmap(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the width."""
        super().resizeEvent(event)
        self._show_preview()

    # ------------------------------------------------------------- save and print
    @Slot()
    def _on_save(self) -> None:
        start = str(Path.home() / f"{self.choices.file_stem}.pdf")
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the page"),
            start,
            f"{self.tr('PDF (*.pdf)')};;{self.tr('Web page for a phone (*.html)')}",
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the page in full or not at all, and say how it went; ``.html`` for a phone."""
        if self._page is None:
            return
        if not path.suffix:
            path = path.with_suffix(".pdf")
        data = self._page.html() if path.suffix.lower() == ".html" else self._page.pdf
        partial = path.with_name(f".{path.name}.part")
        try:
            partial.write_bytes(data)
            os.replace(partial, path)
        except OSError as error:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
            self.message.setText(
                self.tr("“{0}” cannot be written: {1}. Choose another place.").format(
                    path.name, error.strerror
                )
            )
            return
        self.message.setText(self.tr("Saved as “{0}”.").format(path.name))

    @Slot()
    def _on_copy(self) -> None:
        if self._page is not None:
            QGuiApplication.clipboard().setText(self._page.text)
            self.message.setText(self.tr("Copied: paste it into your notes."))

    @Slot()
    def _on_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(PRINT_DPI)
        size = (
            QPageSize.PageSizeId.A4
            if self.choices.format.paper == "a4"
            else QPageSize.PageSizeId.Letter
        )
        printer.setPageSize(QPageSize(size))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Send the finished PDF's pages to paper at their true size."""
        painter = QPainter()
        if not painter.begin(printer):
            self.message.setText(
                self.tr(
                    "The printer does not answer. Check that it is on, or save the page as PDF."
                )
            )
            return
        pixels_per_mm = printer.resolution() / 25.4
        for number, picture in enumerate(page_pictures(self.pdf, PRINT_DPI)):
            if number:
                printer.newPage()
            size = QSizeF(picture.width_mm, picture.height_mm) * pixels_per_mm
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), _image(picture))
        painter.end()
        self.message.setText(self.tr("Sent to the printer."))


def _image(picture: PagePicture) -> QImage:
    stride = len(picture.data) // picture.height
    return QImage(
        picture.data, picture.width, picture.height, stride, QImage.Format.Format_RGB32
    ).copy()
