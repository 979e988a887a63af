"""Mutants of the windows: what a lobby lets through, what it forgets, and what a button does when pressed."""

from tests.mutants.mutant import Mutant, tests

KEYS = "kiosk/shell/keys.py"
LOBBY = "kiosk/shell/lobby.py"
COUNTING = "kiosk/shell/counting.py"
WINDOW = "kiosk/shell/window.py"
TRACES = "kiosk/shell/traces.py"
NAVIGATOR = "kiosk/shell/navigator.py"
IDLE = "kiosk/shell/idle.py"
SCREEN = "kiosk/ui/screen.py"
FIELD = "kiosk/ui/field.py"
PRESSED = "kiosk/ui/pressable.py"
LABEL = "kiosk/ui/text.py"
SCANNER = "kiosk/devices/scanner.py"
TOKENS = "resources/theme/tokens.toml"

GATE = "shell/test_keys.py"
SESSION = "shell/test_lobby.py"
PATIENCE = "shell/test_lobby_patience.py"
BUTTON = "ui/test_pressed.py"

MUTANTS = (
    Mutant(
        "resolver-is-a-constant",
        "kiosk/app/who_can.py",
        "        if verdict.open:\n            return None\n",
        "        if verdict is not None:\n            return None\n",
        tests(
            "walks/test_closed_exactly.py", "a_control_is_closed_exactly_when_the_resolver_says_so"
        ),
    ),
    Mutant(
        "page-opens-what-the-resolver-closed",
        PRESSED,
        "        return self._bar is not None or self._reason is not None\n",
        "        return self._reason is not None\n",
        tests("ui/test_screen.py", "what_a_page_closes_stays_closed_beside_what_the_resolver_does"),
    ),
    Mutant(
        "guard-keeps-its-first-task",
        SCREEN,
        "                guard.task = task\n",
        "",
        tests("ui/test_screen.py", "a_control_guarded_again_has_its_new_task"),
    ),
    Mutant(
        "gate-lets-chords-through",
        KEYS,
        "        if event.modifiers() & CHORD:\n            return False\n        text = event.text()",
        "        if event.modifiers() & CHORD:\n            return True\n        text = event.text()",
        tests(GATE, "no_chord_does_anything_in_the_lobby"),
    ),
    Mutant(
        "gate-hands-the-forbidden-on",
        KEYS,
        "            self.chord_dropped.emit()\n        return True\n",
        "            self.chord_dropped.emit()\n        return False\n",
        tests(GATE, "no_chord_does_anything_in_the_lobby"),
    ),
    Mutant(
        "gate-shortcuts-tried",
        KEYS,
        "        if self._lobby or self._in_burst(event):\n            # Accepted",
        "        if self._in_burst(event):\n            # Accepted",
        tests(GATE, "no_shortcut_of_a_widget_is_tried_in_the_lobby"),
    ),
    Mutant(
        "gate-fails-open",
        KEYS,
        "@fail_closed(answer=True)",
        "@fail_closed(answer=False)",
        tests(GATE, "a_filter_that_fails_lets_nothing_pass"),
    ),
    Mutant(
        "gate-menus-and-drops",
        KEYS,
        "            self._handlers.update(dict.fromkeys(DENIED, _deny))\n",
        "",
        tests("shell/test_denied.py", "what_a_lobby_denies_reaches_no_widget"),
    ),
    Mutant(
        "gate-forgets-what-comes-later",
        KEYS,
        "            _Type.ChildPolished: self._child,\n",
        "",
        tests(GATE, "a_control_added_later_is_behind_the_gate_too"),
    ),
    Mutant(
        "gate-right-button",
        KEYS,
        "if self._lobby and event.button() != Qt.MouseButton.LeftButton:",
        "if self._lobby and event.button() == Qt.MouseButton.NoButton:",
        tests("shell/test_denied.py", "only_the_left_button_reaches_a_lobbys_widget"),
    ),
    Mutant(
        "scan-not-swallowed",
        KEYS,
        "        self._feed(event.text(), stroke, event)\n        return True\n",
        "        self._feed(event.text(), stroke, event)\n        return False\n",
        tests(GATE, "a_scan_is_taken_before_any_widget"),
    ),
    Mutant(
        "scan-enter-handed-on",
        KEYS,
        "        if into_text and not verdict.end:\n",
        "        if into_text:\n",
        tests(GATE, "a_scan_into_a_field_types_nothing"),
    ),
    Mutant(
        "scan-second-code-taken",
        COUNTING,
        "return hash(code) == last and now - at < SAME_CODE",
        "return False",
        tests(SESSION, "a_code_read_twice_is_heard_once"),
    ),
    # -------------------------------------------------------------------------------- the wipe
    Mutant(
        "wipe-by-clear",
        SCREEN,
        "                # clear() would leave the text to the next visitor's undo.\n"
        '                child.setText("")\n',
        "                child.clear()\n",
        tests("ui/test_screen.py", "wiping_leaves_nothing_to_undo"),
    ),
    Mutant(
        "wipe-of-a-field-by-clear",
        FIELD,
        '        self.setText("")\n        self.setModified(False)\n',
        "        self.clear()\n",
        tests("ui/test_typing.py", "wiped_text_cannot_be_brought_back"),
    ),
    Mutant(
        "wipe-leaves-the-clipboard",
        TRACES,
        "        QGuiApplication.clipboard().clear(mode)\n",
        "        del mode\n",
        tests(SESSION, "no_word_of_a_session_is_left"),
    ),
    Mutant(
        "wipe-leaves-the-language",
        LOBBY,
        "        self.context.forget()\n",
        "",
        tests(SESSION, "a_wipe_forgets_language_and_size"),
    ),
    Mutant(
        "wipe-leaves-the-pages",
        LOBBY,
        "        self._focus_before = None\n        self.navigator.end()\n",
        "        self._focus_before = None\n",
        tests(SESSION, "no_page_of_a_session_stays_alive"),
    ),
    Mutant(
        "wipe-leaves-pages-alive",
        NAVIGATOR,
        "        screen.deleteLater()\n",
        "",
        tests(SESSION, "no_page_of_a_session_stays_alive"),
    ),
    Mutant(
        "warning-shows-the-page",
        LOBBY,
        "        self._cover(self.body)\n        self.idle_cover.fill_window()\n",
        "        self.idle_cover.fill_window()\n",
        tests(PATIENCE, "the_question_comes_after_45_seconds_and_covers_everything"),
    ),
    Mutant(
        "warning-never-comes",
        IDLE,
        "LOBBY = Patience(45, 20)",
        "LOBBY = Patience(450, 20)",
        tests(PATIENCE, "the_question_comes_after_45_seconds_and_covers_everything"),
    ),
    Mutant(
        "idle-by-the-wall-clock",
        LOBBY,
        "        clock: Callable[[], float] = time.monotonic,\n",
        "        clock: Callable[[], float] = time.time,\n",
        tests("shell/test_idle.py", "no_window_waits_by_the_wall_clock"),
    ),
    Mutant(
        "tilt-never",
        COUNTING,
        "now - self._at[0] > TILT_WITHIN:",
        "now > 0:",
        tests(SESSION, "ten_chords_in_half_a_minute_tilt"),
    ),
    Mutant(
        "window-closes-when-asked",
        WINDOW,
        "self._may_close = window is not Window.LOBBY",
        "self._may_close = True",
        tests(SESSION, "the_window_does_not_close"),
    ),
    Mutant(
        "lists-stay-open-under-a-cover",
        WINDOW,
        "        self.popover.forget()\n        self._close_others()\n        beneath.hide()\n",
        "        self.popover.forget()\n        beneath.hide()\n",
        tests("shell/test_covers.py", "nothing_that_hangs_out_of_a_page_stays_over_the_question"),
    ),
    Mutant(
        "desk-never-covers-itself",
        "kiosk/shell/desk.py",
        "        if self.idle.phase is Phase.OVER:\n",
        "        if self.idle.phase is None:\n",
        tests(
            "shell/test_covering.py", "an_untouched_desk_covers_itself_and_keeps_who_is_signed_in"
        ),
    ),
    Mutant(
        "desk-uncovered-by-any-pin",
        "kiosk/shell/lock.py",
        "        if why_not is None:\n",
        "        if why_not is None or why_not:\n",
        tests("shell/test_covering.py", "the_pin_uncovers_and_a_wrong_one_does_not"),
    ),
    # --------------------------------------------------------------------------------- buttons
    Mutant(
        "button-with-auto-default",
        PRESSED,
        "class Pressable(QAbstractButton):",
        "from PySide6.QtWidgets import QPushButton  # noqa: E402\n\n\nclass Pressable(QPushButton):",
        tests(BUTTON, "nothing_has_a_menu_or_a_shortcut_or_is_a_default"),
    ),
    Mutant(
        "button-closed-fires",
        PRESSED,
        ".emit(self.reason)\n            self._mute()\n",
        ".emit(self.reason)\n",
        tests(BUTTON, "a_closed_control_explains_and_never_acts"),
    ),
    Mutant(
        "button-busy-fires",
        PRESSED,
        "        elif self.busy or not self._debounce.passes():\n",
        "        elif not self._debounce.passes():\n",
        tests(BUTTON, "a_busy_button_takes_no_press_and_keeps_its_width"),
    ),
    Mutant(
        "button-double-tap-fires-twice",
        PRESSED,
        "if self._last is not None and at - self._last < self._gap:",
        "if self._last is not None and at < self._last:",
        tests(BUTTON, "a_double_tap_with_real_time_has_one_effect"),
    ),
    Mutant(
        "button-held-down-repeats",
        PRESSED,
        "        if event.isAutoRepeat():\n            event.accept()\n        elif",
        "        if event.isAutoRepeat() and not event.key():\n            event.accept()\n        elif",
        tests(BUTTON, "a_key_held_down_acts_once"),
    ),
    Mutant(
        "button-without-a-name",
        PRESSED,
        "        self.setAccessibleName(text)\n"
        '        self.setProperty("closed", False)  # noqa: FBT003\n',
        '        self.setProperty("closed", False)  # noqa: FBT003\n',
        tests(BUTTON, "every_control_has_a_name_and_a_role"),
    ),
    Mutant(
        "label-reads-markup",
        LABEL,
        "        self.setTextFormat(Qt.TextFormat.PlainText)\n",
        "        self.setTextFormat(Qt.TextFormat.AutoText)\n",
        tests("ui/test_text.py", "all_labels_are_plain"),
    ),
    Mutant(
        "lobby-targets-too-small",
        TOKENS,
        "target_min = 72",
        "target_min = 40",
        tests("ui/test_theme.py", "the_least_target_is_what_a_finger_or_a_mouse_needs"),
    ),
    Mutant(
        "scanner-takes-any-sign",
        SCANNER,
        "{6,40}",
        "{1,400}",
        tests("devices/test_scanner.py", "a_code_is_cleaned", "a_hostile_code_presses_nothing"),
    ),
)
