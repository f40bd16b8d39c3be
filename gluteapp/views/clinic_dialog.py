"""The letterhead of the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from gluteapp.domain.clinic import LONGEST_LINE, MOST_LINES, Clinic
from gluteapp.domain.problems import InputError

if TYPE_CHECKING:
    from gluteapp.models.page_desk import PageDesk

LOGO_SIZE = QSize(120, 48)


class ClinicDialog(QDialog):
    """Name, address, phone and logo; kept on this computer for the next pages."""

    def __init__(self, clinic: Clinic, desk: PageDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clinic-dialog")
        self.setWindowTitle(self.tr("Letterhead"))
        self._desk = desk
        self._logo = clinic.logo
        self.name = QLineEdit(clinic.name)
        self.name.setObjectName("clinic-name")
        self.name.setMaxLength(LONGEST_LINE)
        self.address = QPlainTextEdit("\n".join(clinic.address))
        self.address.setObjectName("clinic-address")
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(self.fontMetrics().lineSpacing() * MOST_LINES + 14)
        self.phone = QLineEdit(clinic.phone)
        self.phone.setObjectName("clinic-phone")
        self.phone.setMaxLength(LONGEST_LINE)
        self._picture = QLabel()
        self._picture.setMinimumSize(LOGO_SIZE)
        choose = QPushButton(self.tr("Choose …"))
        choose.setObjectName("choose-logo")
        choose.clicked.connect(self._on_choose)
        self._remove = QPushButton(self.tr("Remove"))
        self._remove.clicked.connect(self._on_remove)
        logo = QHBoxLayout()
        logo.addWidget(self._picture, 1)
        logo.addWidget(choose)
        logo.addWidget(self._remove)
        self.message = QLabel()
        self.message.setObjectName("clinic-message")
        self.message.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(18, 16, 18, 14)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Address"), self.address)
        form.addRow(self.tr("Phone"), self.phone)
        form.addRow(self.tr("Logo"), logo)
        form.addRow(self.message)
        form.addRow(buttons)
        self.setMinimumWidth(420)
        self._show_logo()

    @property
    def clinic(self) -> Clinic:
        """What is typed."""
        lines = [line.strip() for line in self.address.toPlainText().splitlines()]
        return Clinic(
            self.name.text().strip(),
            tuple(line for line in lines if line),
            self.phone.text().strip(),
            self._logo,
        )

    @Slot()
    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a logo"),
            str(Path.home()),
            self.tr("Pictures (*.png *.jpg *.jpeg *.svg);;All files (*)"),
        )
        if name:
            self.take_logo(Path(name))

    def take_logo(self, path: Path) -> None:
        """Use a picture file; one that cannot be shown is named and the old one stays."""
        try:
            logo = self._desk.read_logo(path)
        except InputError as error:
            self.message.setText(str(error))
            return
        if _pixmap(logo).isNull():
            self.message.setText(
                self.tr("“{0}” is damaged: use another PNG, JPEG or SVG file.").format(path.name)
            )
            return
        self._logo = logo
        self.message.clear()
        self._show_logo()

    @Slot()
    def _on_remove(self) -> None:
        self._logo = b""
        self._show_logo()

    def _show_logo(self) -> None:
        self._remove.setEnabled(bool(self._logo))
        if self._logo:
            self._picture.setPixmap(_pixmap(self._logo))
        else:
            self._picture.setText(self.tr("none"))

    @Slot()
    def _on_save(self) -> None:
        clinic = self.clinic
        if len(clinic.address) > MOST_LINES or any(
            len(line) > LONGEST_LINE for line in clinic.address
        ):
            self.message.setText(
                self.tr("The address has room for {0} lines of {1} letters.").format(
                    MOST_LINES, LONGEST_LINE
                )
            )
            return
        try:
            self._desk.keep_clinic(clinic)
        except InputError as error:
            self.message.setText(str(error))
            return
        self.accept()


def _pixmap(logo: bytes) -> QPixmap:
    """The picture in the size of its place; a null one where it is none."""
    image = QImage()
    if not image.loadFromData(QByteArray(logo)):
        return QPixmap()
    return QPixmap.fromImage(
        image.scaled(
            LOGO_SIZE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    )
