"""The patient's page: preview, save, print, all from one PDF."""

from __future__ import annotations

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
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gluteapp.domain.handout_text import plain_text
from gluteapp.domain.page import PageJob
from gluteapp.domain.problems import InputError
from gluteapp.handout.pdf_pages import PagePicture, page_pictures
from gluteapp.views.page_batch import PageBatch
from gluteapp.views.page_choices import PageChoices
from gluteapp.views.scrolling import scrolling

if TYPE_CHECKING:
    from gluteapp.domain.pain import PainDrawing
    from gluteapp.models.page_desk import PageDesk
    from gluteapp.models.page_worker import FinishedPage, PageMaker
    from gluteapp.views.page_choices import PageSubject

TYPING_PAUSE_MS = 250
PRINT_DPI = 300
SIDE_WIDTH = 312


class HandoutDialog(QDialog):
    """Choices on the left, the page as it will print on the right."""

    taste_changed = Signal(str, str)
    """Paper and language, to be taken next time too."""

    def __init__(
        self,
        maker: PageMaker,
        subject: PageSubject,
        drawing: PainDrawing,
        desk: PageDesk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("handout-dialog")
        self.setWindowTitle(self.tr("The patient's page"))
        self._maker = maker
        self._drawing = drawing
        self._subject = subject
        self._desk = desk
        self._batch: PageBatch | None = None
        self.choices = PageChoices(subject, desk)
        self._page: FinishedPage | None = None
        self._pictures: tuple[PagePicture, ...] = ()
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._connect()
        self.resize(980, 780)
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
        self.batch_button = QPushButton(self.tr("A page each …"))
        self.batch_button.setObjectName("batch-pages")
        self.batch_button.setToolTip(self.tr("One page for each muscle of the answer, in a folder"))
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
        inner = QWidget()
        left = QVBoxLayout(inner)
        left.setContentsMargins(4, 4, 8, 4)
        left.addWidget(self.choices)
        left.addWidget(hint)
        left.addStretch(1)
        buttons = QGridLayout()
        for number, button in enumerate(self._buttons_of_page):
            button.setEnabled(False)
            buttons.addWidget(button, number // 2, number % 2)
        side = QVBoxLayout()
        side.addWidget(scrolling(inner), 1)  # huge letters on a low screen
        side.addWidget(self.message)
        side.addLayout(buttons)
        side.addWidget(self._close_button)
        column = QWidget()
        column.setFixedWidth(SIDE_WIDTH)
        column.setLayout(side)
        self._preview = QLabel(self.tr("Making the page …"))
        self._preview.setObjectName("page-preview")
        self._preview.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._preview)
        layout = QHBoxLayout(self)
        layout.addWidget(column)
        layout.addWidget(self._scroll, 1)

    @property
    def _buttons_of_page(self) -> tuple[QPushButton, ...]:
        """What can be done with a finished page."""
        return self.save_button, self.print_button, self.copy_button, self.batch_button

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
        self.batch_button.clicked.connect(self._on_batch)

    # --------------------------------------------------------------------- page
    @property
    def pdf(self) -> bytes:
        """The page shown; empty until it is made."""
        return self._page.pdf if self._page is not None else b""

    @Slot()
    def _order(self) -> None:
        choices = self.choices
        self._maker.order(
            PageJob(choices.wishes, self._drawing, self._subject.safety, choices.format)
        )

    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_changed(self) -> None:
        self.taste_changed.emit(self.choices.format.paper, self.choices.wishes.language)
        self._order()

    @Slot(object)
    def _on_page_made(self, page: FinishedPage) -> None:
        if self._batch is not None:
            return  # not the page that is shown here
        self._page, self._pictures = page, page.pictures
        for button in self._buttons_of_page:
            button.setEnabled(True)
        count = len(page.pictures)
        sheets = [] if count == 1 else [self.tr("The page runs to {0} sheets.").format(count)]
        self.message.setText(" ".join([*sheets, *page.made.page.warnings]))
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
        is_web = path.suffix.lower() == ".html"
        data = self._page.made.write_html() if is_web else self._page.pdf
        try:
            self._desk.write(path, data)
        except InputError as error:
            self.message.setText(str(error))
            return
        self.message.setText(self.tr("Saved as “{0}”.").format(path.name))

    @Slot()
    def _on_copy(self) -> None:
        if self._page is not None:
            QGuiApplication.clipboard().setText(plain_text(self._page.made.page))
            self.message.setText(self.tr("Copied: paste it into your notes."))

    # -------------------------------------------------------------------- batch
    @Slot()
    def _on_batch(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for one page for each muscle"), str(Path.home())
        )
        if name:
            self.save_each_into(Path(name))

    def save_each_into(self, folder: Path) -> None:
        """One PDF for each muscle of the answer, with a progress that can be cancelled."""
        jobs = self.choices.jobs_for_each(self._drawing)
        self._batch = PageBatch(jobs, folder, self._maker, self._desk, self)
        self._batch.ended.connect(self._on_batch_ended)
        self._batch.start()

    @Slot(str)
    def _on_batch_ended(self, message: str) -> None:
        self._batch = None
        self.message.setText(message)

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
