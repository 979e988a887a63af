"""Moving cash: which way, how much, the bag or the reason, the tax and a photo of the receipt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kiosk.back_office.till import texts
from kiosk.back_office.till.rules import MoveKind
from kiosk.back_office.till.screens.side import spaced
from kiosk.core import money
from kiosk.core.money import NotMoney
from kiosk.ui import cash_keys
from kiosk.ui.buttons import Button
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.panel import Panel
from kiosk.ui.select import SelectField

WIDE = 300
RATES = (0, 500, 700, 1000, 1900, 2000, 2100)
WITH_REASON = (MoveKind.PAID_OUT, MoveKind.PAID_IN)


class MoveForm(Panel):
    """`asked` carries the kind, the amount in minor units, the reason, the bag and the rate."""

    asked = Signal(str, int, str, str, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", name="till.move", parent=parent)
        self.context = context
        self._shut: str | None = None
        self.photo = ""
        self.kind = SelectField(name="till.move.kind")
        self.amount = Field("", "money", name="till.move.amount")
        self.bag = Field("", name="till.move.bag")
        self.reason = Field("", name="till.move.reason")
        self.rate = SelectField(name="till.move.rate")
        self.picture = Button("", icon="image", size="small", name="till.move.photo")
        self.deed = Button("", icon="arrow-left-right", name="till.move.deed")
        self.setFixedWidth(WIDE)
        self.add(
            spaced(
                self.kind, self.amount, self.bag, self.reason, self.rate, self.picture, self.deed,
            )
        )  # fmt: skip
        self.kind.chosen.connect(lambda _kind: self._arrange())
        self.picture.pressed_open.connect(self.choose)
        self.deed.pressed_open.connect(self._ask)
        for field in (self.amount, self.bag, self.reason):
            field.entered.connect(self.deed.click)
        self.retext()
        self.kind.set_value(MoveKind.TO_SAFE)
        self._arrange()

    def retext(self) -> None:
        """Word it in the window's language."""
        t, language = self.context.t, self.context.language
        kept, rate = self.kind.value(), self.rate.value()
        self.say(t("Move cash"))
        self.kind.set_texts(t("What happens"))
        self.kind.set_choices([(str(kind), texts.move(kind, language)) for kind in MoveKind])
        self.rate.set_texts(t("Tax on the receipt"))
        none = t("no tax")
        self.rate.set_choices([
            (str(rate), none if not rate else f"{rate / 100:g} %") for rate in RATES
        ])  # fmt: skip
        self.kind.set_value(kept or MoveKind.TO_SAFE)
        self.rate.set_value(rate or "0")
        self.amount.set_texts(t("Amount, {currency}", currency=self.context.currency))
        self.bag.set_texts(t("Number of the bag"))
        self.reason.set_texts(t("What for"))
        self.deed.set_words(t("Write it down"))
        self._say_photo()

    def set_closed(self, reason: str | None) -> None:
        """No cash moves now."""
        self._shut = reason
        self.hold()

    def hold(self) -> None:
        """Close the button for who may not."""
        self.deed.set_closed(self._shut)

    def wipe(self) -> None:
        """It is written down: the next one."""
        self.photo = ""
        for field in (self.amount, self.bag, self.reason):
            field.wipe()
        self._say_photo()

    def choose(self) -> None:
        """Open the system's dialogue beside the work, not in its way."""
        dialog = QFileDialog(self, self.context.t("Choose the photo of the receipt"))
        dialog.setObjectName("till.move.dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{self.context.t('Photos')} (*.jpg *.jpeg *.png)"])
        dialog.fileSelected.connect(self.take_photo)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_photo(self, path: str) -> None:
        """The photo that goes with it."""
        self.photo = path
        self._say_photo()

    def _say_photo(self) -> None:
        t = self.context.t
        said = t("Photo: {name}", name=Path(self.photo).name) if self.photo else ""
        self.picture.set_words(said or t("Add a photo of the receipt"))

    def _arrange(self) -> None:
        kind = MoveKind(self.kind.value() or MoveKind.TO_SAFE)
        self.bag.setVisible(kind is MoveKind.TO_SAFE)
        self.reason.setVisible(kind is not MoveKind.TO_SAFE)
        self.rate.setVisible(kind is MoveKind.PAID_OUT)
        self.picture.setVisible(kind is MoveKind.PAID_OUT)

    def _ask(self) -> None:
        kind = MoveKind(self.kind.value())
        minor = self._minor()
        t = self.context.t
        bad = minor is None
        if kind is MoveKind.TO_SAFE and not self.bag.text():
            self.bag.set_error(t("Write the number of the bag."))
            bad = True
        if kind in WITH_REASON and not self.reason.text():
            self.reason.set_error(t("Say why in a few words."))
            bad = True
        if bad or minor is None:
            return
        rate = int(self.rate.value() or 0) if kind is MoveKind.PAID_OUT else 0
        bag = self.bag.text() if kind is MoveKind.TO_SAFE else ""
        reason = self.reason.text() if kind is not MoveKind.TO_SAFE else ""
        self.asked.emit(str(kind), minor, reason, bag, rate)

    def _minor(self) -> int | None:
        t = self.context.t
        try:
            return cash_keys.typed(self.amount.text(), self.context.currency)
        except NotMoney as wrong:
            said = {
                money.TOO_MANY_DECIMALS: t("That has too many decimals."),
                money.TOO_LARGE: t("That is too large."),
                money.EMPTY: t("Enter an amount above zero."),
                cash_keys.NOT_ABOVE_ZERO: t("Enter an amount above zero."),
            }
            self.amount.set_error(said.get(wrong.why, t("Enter an amount in numbers.")))
            return None
