"""The lobby's window: one question a page, no way out, and nobody's details for the next visitor."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.devices.sound import Beep, Sound
from kiosk.devices.speech import Speech
from kiosk.shell import idle
from kiosk.shell.bars import Ease, EaseBar, TopBar
from kiosk.shell.corner import Corner
from kiosk.shell.counting import Chords, Scans
from kiosk.shell.covers import IdleCover
from kiosk.shell.fit import fit_of
from kiosk.shell.idle import Patience, Phase
from kiosk.shell.keys import KeyGate
from kiosk.shell.navigator import scrolled
from kiosk.shell.page_voice import PageVoice
from kiosk.shell.reach import ReachPanel
from kiosk.shell.rest_cover import CLEANING, TILT, Rest, RestCover
from kiosk.shell.spares import Spares
from kiosk.shell.traces import forget_traces
from kiosk.shell.window import ShellWindow
from kiosk.ui.context import Action, Closed, Context, Window
from kiosk.ui.entry import taker_of
from kiosk.ui.notices import NoticeKind
from kiosk.ui.screen import Entry
from kiosk.ui.theme import Theme, apply_theme

TICK_MS = 250


class LobbyWindow(ShellWindow):
    """One kiosk. `home` is where every session begins and ends."""

    wiped = Signal()
    tilted = Signal()
    staff_asked = Signal()

    def __init__(
        self,
        context: Context,
        directory: Iterable[Entry],
        *,
        home: str,
        speech: Speech,
        sound: Sound,
        help_screen: str = "",
        staff_screen: str = "",
        likely: Iterable[str] = (),
        clock: Callable[[], float] = time.monotonic,
        frameless: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        side = Theme.load("lobby").size("lobby_margin_portrait")
        super().__init__(
            context, directory, window=Window.LOBBY, keep=False, clock=clock, sides=side
        )
        # Before the first look: one that was made for another size would be made again.
        self.resize(*(size or (self.width(), self.height())))
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, frameless)
        self._home, self._help_screen, self._staff_screen = home, help_screen, staff_screen
        self._speech, self._sound = speech, sound
        self._ease, self._fit, self._more_time = Ease(), 1.0, False
        self._chords, self._scans = Chords(), Scans()
        self._build()
        self.attach(KeyGate(self, lobby=True))
        self.spares = Spares(self, self.navigator, [self.directory[name] for name in likely])
        self._connect()
        context.shell = self
        self._show_ease(Ease())
        self.language_chosen()
        self.go(home)

    def _build(self) -> None:
        self.body = QWidget(self)
        self.top = TopBar(self.context, has_help=self._help_screen in self.directory)
        self.reach_panel = ReachPanel()
        self.pages = scrolled(self.navigator)
        self.ease_bar = EaseBar(self.context)
        self._column = column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.reach_panel, self.top, self.notices, self.pages, self.ease_bar):
            column.addWidget(part, int(part is self.pages))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.body)
        # The window is as large as its screen; no word on it may make it larger.
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.corner = Corner(self)
        self.idle_cover = IdleCover(self, self.context)
        self.tilt_cover = RestCover(self, self.context)
        self.reader = PageVoice(self, self.context, self._speech, ring=self.ring)

    def _connect(self) -> None:
        self.gate.scanned.connect(self._on_code)
        self.gate.unreadable.connect(self._on_unreadable)
        self.gate.chord_dropped.connect(self._on_chord)
        self.gate.used.connect(self._on_used)
        self.top.back.connect(self.back)
        self.top.help.connect(functools.partial(self.go, self._help_screen))
        self.top.ease.connect(self.ease_bar.turn)
        self.ease_bar.changed.connect(self._show_ease)
        self.ease_bar.access.entries["aloud"].explain.connect(self._on_no_voice)
        self.idle_cover.still_here.connect(self.still_here)
        self.idle_cover.more_time.connect(self.more_time)
        self.idle_cover.finished.connect(self.wipe)
        self.corner.held.connect(self._on_staff)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(TICK_MS)

    # ---- what screens ask (Shell)

    def home(self) -> None:
        """The visitor has finished: wipe at once."""
        self.wipe()

    def finished(self) -> None:
        """Only the last screen is still to be read."""
        self.idle.watch(idle.DONE)

    @override
    def filled(self) -> None:
        super().filled()
        self._arrange()
        self.reader.read(self.navigator.current)

    @override
    def notice(self, kind: NoticeKind, fact: str, then: str, action: Action | None) -> None:
        super().notice(kind, fact, then, action)
        self.reader.say(f"{fact} {then}")

    def language_chosen(self) -> None:
        """Word everything anew; what was typed stays."""
        self.setLayoutDirection(self.context.direction)
        self.notices.clear()
        self.popover.forget()
        for part in (self.top, self.ease_bar, self.idle_cover, self.tilt_cover):
            part.retext()
        self.spares.suit()
        self.navigator.retext()
        self._name_page()
        self._watch()

    def signed_in(self) -> None:
        """Nobody signs in at a lobby."""

    def signed_out(self) -> None:
        """Nobody signs in at a lobby."""

    # ---- the session

    @property
    def ease(self) -> Ease:
        """What this visitor has chosen to see, reach and hear better."""
        return self._ease

    def tick(self) -> None:
        """Look at the clock: a window's own timer calls it four times a second."""
        if self.tilt_cover.over(self.idle.clock()) and self.idle_cover.isHidden():
            self._uncover(self.body)
        phase = self.idle.phase
        if phase is Phase.OVER or (phase is Phase.WARNING and self.alarm.up):
            self.wipe()
        elif phase is Phase.WARNING:
            self._ask_whether_anybody_is_there()

    def still_here(self) -> None:
        """The question is answered: go on where it was asked."""
        self.idle.touch()
        self._close_question()

    def more_time(self) -> None:
        """Somebody needs longer: patient for the rest of this session."""
        self._more_time = True
        self._watch()
        self._close_question()

    def wipe(self) -> None:
        """Forget the visitor: pages, clipboard, language, size, voice, whatever was open."""
        self._speech.stop()
        self._close_others()
        self.popover.forget()
        self.notices.clear()
        self._more_time = self.ease_bar.unfolded = False
        self.context.forget()
        self._focus_before = None
        self.navigator.end()
        forget_traces()
        self._show_ease(Ease())
        self.language_chosen()
        self.navigator.go(self._home)
        self.idle_cover.hide()
        if self.tilt_cover.isHidden():
            self._uncover(self.body)
        self.wiped.emit()

    @override
    def _start_over(self) -> None:
        self.wipe()

    @override
    def _on_leaving(self) -> None:
        self._timer.stop()
        self.spares.forget()
        self.reader.close()
        self._speech.close()
        self.popover.forget()
        self.notices.clear()
        self.navigator.end()
        self.setWindowTitle("")
        forget_traces()

    def _watch(self) -> None:
        """Wait with the patience that this visitor and this page need."""
        patience = idle.ACCESSIBLE if self._more_time or self._ease.chosen else idle.LOBBY
        if self.navigator.steps > 1:
            self.idle.watch(patience)
        elif self._ease.chosen or self.context.language != self.context.first_language:
            # Home says nothing personal: without a question it goes back to the station's own look.
            self.idle.watch(Patience(patience.warn_after, 0))
        else:
            self.idle.off()

    def _ask_whether_anybody_is_there(self) -> None:
        self.idle_cover.count(self.idle.left, round(self.idle.patience.count))
        if not self.idle_cover.isHidden():
            return
        self._cover(self.body)
        self.idle_cover.fill_window()
        if not self.tilt_cover.isHidden():
            self.tilt_cover.raise_()
        self.idle_cover.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sound.beep(Beep.CALL)
        # The one thing that is spoken without being asked for: the warning needs a second sense.
        self._speech.say(self.idle_cover.spoken(), self.context.language)

    def _close_question(self) -> None:
        if not self.idle_cover.isHidden():
            self._speech.stop()
            self.idle_cover.hide()
            self._uncover(self.body)

    # ---- slots

    def _on_used(self) -> None:
        self.spares.rest()
        (self.idle.touch if self.idle_cover.isHidden() else self.idle.recount)()

    def _on_no_voice(self, reason: str) -> None:
        self.explain(self.ease_bar.access.entries["aloud"], Closed(reason))

    def _on_staff(self) -> None:
        self.staff_asked.emit()
        entry = self.directory.get(self._staff_screen)
        if entry is not None and self.navigator.entry is not entry:
            self.go(entry.id)

    def _on_code(self, code: str) -> None:
        entry = taker_of(self.directory.values(), code)
        if entry is None or not self.tilt_cover.isHidden():
            return
        if self.context.waits:
            self.navigator.wish(functools.partial(self._on_code, code))
            return
        if self._scans.again(code, self.idle.clock()):
            return
        self.still_here()
        self._close_others()
        if self.navigator.entry is not entry:
            # Perhaps somebody else stepped up: whatever was open belongs to the one before.
            self.context.be_nobody()
            self.notices.clear()
            self.navigator.restart(self._home)
            forget_traces()
            self.navigator.go(entry.id)
        if (screen := self.navigator.current) is not None:
            screen.scanned(code)

    def _on_unreadable(self) -> None:
        if not self.tilt_cover.isHidden():
            return
        self.still_here()
        self._sound.beep(Beep.WRONG)
        t = self.context.t
        self.notice("blocked", t("This code cannot be read."), t("Hold it flat, or type it."), None)

    def _on_chord(self) -> None:
        if self.tilt_cover.isHidden() and self._chords.too_many(self.idle.clock()):
            self._rest(TILT)
            self.tilted.emit()

    def _rest(self, why: Rest) -> None:
        self._cover(self.body)
        self.tilt_cover.begin(why, self.idle.clock())

    @override
    def cover_now(self) -> None:
        """Somebody cleans the glass: whoever was here is forgotten, and for a minute it takes no touch."""
        self.wipe()
        self._rest(CLEANING)

    @override
    def _on_shown(self, screen_id: str) -> None:
        super()._on_shown(screen_id)
        if screen_id == self._home:
            self.context.be_nobody()
        self._name_page()
        self._arrange()
        # Now: beside the bar that has just gone a page would be arranged, painted, and both again.
        self._column.activate()
        self.pages.verticalScrollBar().setValue(0)
        self.reader.read(self.navigator.current)
        self._watch()

    # ---- how it looks

    def _show_ease(self, ease: Ease) -> None:
        silent = not self._speech.available()
        ease = replace(ease, aloud=ease.aloud and not silent)
        self._ease = ease
        self._fit = fit_of(self.width(), self.height())
        theme = ease.theme(self._fit)
        self.spares.suit(theme)
        apply_theme(self, theme)
        self.ease_bar.show_ease(ease, silent=silent)
        self.reader.suit(aloud=ease.aloud, hidden=ease.hidden)
        self._arrange()
        self.reader.read(self.navigator.current)
        self._watch()

    def _arrange(self) -> None:
        """Put every target into the lower half where that was asked for."""
        page = self.navigator.current
        low = self._ease.low_reach
        if page is not None:
            page.reach(low=low)
        own = page is not None and page.arranges_reach
        self.reach_panel.setFixedHeight(max(1, self.height() // 2))
        self.reach_panel.setVisible(low and not own)
        home = self.navigator.entry is self.directory.get(self._home)
        folds = self.width() > self.height() and not home
        self.top.show_ease(there=folds, unfolded=self.ease_bar.unfolded)
        self.ease_bar.setVisible(self.ease_bar.unfolded or not folds)
        self.ease_bar.stand(self.body, page.stands_beside() if page is not None else 0)

    def _name_page(self) -> None:
        entry = self.navigator.entry
        if entry is None:
            return
        title = self.context.t(entry.title)
        self.setWindowTitle(self.context.business_name)
        self.reach_panel.say(title)
        self.top.setVisible(entry.id != self._home)
        self.top.name_page(entry.title, is_help=entry.id == self._help_screen)

    @override
    def say_alarm(self, sentence: str) -> None:
        self._sound.beep(Beep.CALL)
        self._speech.say(sentence, self.context.language)

    # ---- Qt

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape and self.body.isVisible():
            if self.popover.isHidden():
                self.back()
            else:
                self.popover.shut()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if fit_of(self.width(), self.height()) != self._fit:
            self._show_ease(self._ease)
        self.corner.place()
        self.reader.place()
        self._arrange()
        for cover in (self.idle_cover, self.tilt_cover):
            if not cover.isHidden():
                cover.setGeometry(self.rect())
