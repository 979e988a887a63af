"""A second person is needed: over the whole window, what they approve, who they are, and a PIN of their own.

Knows no business: it is told a `Matter`, and says `given` with who approves and the PIN as one; the PIN of
one name never stays for another (E34), and is kept nowhere. What approves is done by the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.ui import painting
from kiosk.ui.context import Context
from kiosk.ui.second_person_page import Page
from kiosk.ui.theme import theme_of

SECOND_MS, MARGIN, WIDE, SCRIM, SCRIM_DARK = 1_000, 16, 878, 0.42, 0.6


@dataclass(frozen=True, slots=True)
class Approver:
    """Somebody who may approve: the name, where they are, and whether they can be called to come."""

    key: int
    name: str
    where: str = ""
    can_call: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """What is approved, all in words of the window's language; `facts` are label and text.

    `spelled` is the amount in words, `alternative` what needs nobody else, `reasons` key and words of a no.
    """

    what: str
    minor: int
    currency: str
    spelled: str
    facts: tuple[tuple[str, str], ...]
    approvers: tuple[Approver, ...]
    reasons: tuple[tuple[str, str], ...] = ()
    alternative: str = ""
    stays: str = ""


def asked_by(context: Context) -> tuple[str, str]:
    """The fact who asks: whoever is signed in here, at this station, now."""
    t = context.t
    name = context.signed.name if context.signed is not None else ""
    if context.now is None:
        return t("Asked by"), words.joined((name, words.island(context.station)), context.language)
    at = t("at {time}", time=words.island(words.clock(context.now(), context.zone)))
    parts = (name, words.island(context.station), at)
    return t("Asked by"), words.joined(parts, context.language)


def reasons(context: Context) -> tuple[tuple[str, str], ...]:
    """The words for a no, chosen and never typed."""
    t = context.t
    return (
        ("goods", t("I want to see the goods first")),
        ("paper", t("It does not fit its paper")),
        ("other", t("Another way is agreed")),
        ("ask", t("I have to ask first")),
    )


class SecondPerson(QWidget):
    """Stands over the window of `page` and leaves with it."""

    given = Signal(int, str)
    left = Signal()
    refused = Signal(str)
    """With the words of why."""
    declined = Signal(str, int)
    """Before that: the key of why, and who was asked; 0 where nobody had been named."""
    called = Signal(int)

    def __init__(self, context: Context, page: QWidget, *, name: str) -> None:
        super().__init__(page)
        self._context, self._owner = context, page
        self._matter: Matter | None = None
        self._key: int | None = None
        self._wait = 0
        self._before: QWidget | None = None
        self.setObjectName(name)
        self.page = Page(context, name=name)
        self.page.setParent(self)
        self._second = QTimer(self)
        self._second.timeout.connect(self._one_second_less)
        self.page.pin.changed.connect(self._typed)
        self.page.pin.entered.connect(self._give)
        self.page.approve.pressed_open.connect(self._give)
        self.page.shut.pressed_open.connect(self.left)
        self.page.refuse.pressed_open.connect(self._on_refuse)
        self.page.why_not.chosen.connect(self._say_no)
        self.page.chosen.connect(self._turn_to)
        self.page.called.connect(self.called)
        self.page.keypad.digit.connect(self.page.pin.type)
        self.page.keypad.deleted.connect(self.page.pin.delete)
        self.page.keypad.done.connect(self._give)
        page.installEventFilter(self)
        page.destroyed.connect(self.deleteLater)
        self.hide()

    # ---- what is asked

    @property
    def minor(self) -> int:
        """The amount that is asked for; 0 where nothing is."""
        return self._matter.minor if self._matter is not None else 0

    @property
    def person(self) -> int | None:
        """Who approves, as far as it is known."""
        return self._key

    def ask(self, matter: Matter) -> None:
        """Ask for `matter`. The one who can is asked by name; of several one says who it is."""
        self._matter = matter
        self.page.show_matter(matter.what, matter.minor, matter.currency, matter.spelled)
        self.page.show_facts(matter.facts)
        self.page.show_people(
            [(each.key, each.name, each.where, each.can_call) for each in matter.approvers]
        )
        self.page.show_reasons(matter.reasons)
        amount = words.island(words.amount(matter.minor, matter.currency, self._context.language))
        self.page.word(amount, matter.alternative, matter.stays)
        only = matter.approvers[0].key if len(matter.approvers) == 1 else None
        self._open()
        self._turn_to(only)

    def show_badge(self, key: int | None) -> None:
        """A badge was read: of one who may approve, or of nobody who may."""
        if self._matter is None:
            return
        if key in [each.key for each in self._matter.approvers]:
            self._turn_to(key)
        else:
            self._below(self._context.t("Whose badge this is cannot approve this."), "danger")

    def _open(self) -> None:
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        window.removeEventFilter(self)
        window.installEventFilter(self)
        if self.isHidden():
            self._before = window.focusWidget()
        self._arrange()
        self.show()
        self.raise_()

    def _turn_to(self, key: int | None) -> None:
        """Somebody else: what was typed is not theirs."""
        t = self._context.t
        self._stop()
        self._key = key
        self.page.pin.set_locked(False)
        self.page.pin.clear()
        self.page.pin.set_wrong(False)
        named = self._named()
        self.page.choose(key)
        self.page.pin.set_locked(not named)
        if self._matter is not None and not self._matter.approvers:
            self.page.ask_for(t("Nobody here can approve this now"), "")
        elif named:
            first = named.split(" ")[0]
            asks = t("{name}, hold your badge to the reader", name=first)
            self.page.ask_for(asks, t("Then your PIN: this is money."))
        else:
            asks = t("Hold your badge to the reader")
            self.page.ask_for(asks, t("Or choose who you are. Then your PIN: this is money."))
        self._below("", "soft")
        self._close()
        target = self.page.pin if named else self.page.first_person() or self.page.shut
        if self.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self) -> str:
        if self._matter is None or self._key is None:
            return ""
        return next((each.name for each in self._matter.approvers if each.key == self._key), "")

    # ---- what is typed

    def _typed(self, typed: str) -> None:
        if typed:
            self._below("", "soft")
        self._close()

    def _close(self) -> None:
        t, why = self._context.t, ""
        if self._key is None:
            why = t("First choose who approves.")
        elif self._wait:
            why = t("The next try waits a moment.")
        elif self.page.pin.left():
            why = t("Six digits first.")
        self.page.approve.set_closed(why or None)
        self.page.keypad.done_key.set_closed(why or None)

    def _below(self, sentence: str, colour: str) -> None:
        self.page.below.set_look(colour=colour)
        self.page.below.setText(sentence)
        self.page.below.setVisible(bool(sentence))

    def _give(self) -> None:
        who, pin = self._key, self.page.pin.text()
        if who is None or self.page.pin.left() or self._wait or self.page.approve.busy:
            return
        self.page.pin.clear()
        self.given.emit(who, pin)

    def _on_refuse(self) -> None:
        self.page.open_reasons()

    def _say_no(self, key: str) -> None:
        reasons = dict(self._matter.reasons) if self._matter is not None else {}
        if key in reasons:
            said = reasons[key]
            self.declined.emit(key, self._key or 0)
            self.shut()
            self.refused.emit(said)

    # ---- what came of it

    def wrong(self, *, shut: bool, seconds: int) -> None:
        """The PIN was not right: the next try waits `seconds`, or (`shut`) there is none."""
        t, pin = self._context.t, self.page.pin
        self._stop()
        pin.clear()
        if shut:
            pin.set_locked(True)
            self._below(t("This PIN is closed after ten wrong tries."), "danger")
        elif seconds:
            self._wait = seconds
            pin.set_locked(True)
            self._say_wait()
            self._second.start(SECOND_MS)
        else:
            pin.set_wrong(True)
            self._below(t("This PIN does not fit."), "danger")
            pin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close()

    def _one_second_less(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._say_wait()
        else:
            self._turn_to(self._key)

    def _say_wait(self) -> None:
        minutes, seconds = divmod(self._wait, 60)
        left = words.island(f"{minutes}:{seconds:02d}")
        said = self._context.t("This PIN does not fit. The next try opens in {time}.", time=left)
        self._below(said, "danger")

    def _stop(self) -> None:
        self._wait = 0
        self._second.stop()

    def shut(self) -> None:
        """Nobody is asked any more: nothing that was typed or shown stays."""
        self._stop()
        self._key = self._matter = None
        self.page.pin.set_locked(False)
        self.page.pin.clear()
        self.page.wipe()
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def wipe(self) -> None:
        """The page forgets everything."""
        self.shut()

    # ---- Qt

    def _arrange(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        theme = theme_of(self)
        wide = min(self.width() - 2 * MARGIN, round(WIDE * max(1.0, theme.scale)))
        high = min(self.height() - 2 * MARGIN, self.page.wanted_height(wide))
        left = (self.width() - wide) // 2
        self.page.setGeometry(QRect(left, (self.height() - high) // 2, wide, high))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._owner and event.type() == QEvent.Type.Hide and self._matter is not None:
            self.left.emit()
        elif event.type() == QEvent.Type.Resize and not self.isHidden():
            self._arrange()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and not self.isHidden():
            self._arrange()
        return super().event(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays inside: what lies beneath is not there for a hand either."""
        there = list(_controls(self.page))
        if not there:
            return True
        at = self.window().focusWidget()
        place = there.index(at) if at in there else (-1 if next else 0)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        there[(place + (1 if next else -1)) % len(there)].setFocus(reason)
        return True

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.page.pin.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # It is answered, not brushed away.
        event.accept()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        shade = QColor(theme.colour("text" if not theme.is_dark else "ground"))
        shade.setAlphaF(SCRIM_DARK if theme.is_dark else SCRIM)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painting.box(
            painter, self.page.geometry().toRectF(), theme.radius("dialog"),
            theme.colour("surface"), theme.colour("edge") if theme.is_dark else None,
            theme.border("card"),
        )  # fmt: skip
        painter.end()


def _controls(page: QWidget) -> Iterable[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    for child in page.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & tab:
            yield child
