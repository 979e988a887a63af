"""Mutants of a kiosk left alone: what it forgets, says to the desk, reads aloud, and shows by the hour."""

from tests.mutants.mutant import Mutant, tests

LOBBY = "kiosk/shell/lobby.py"
COUNTING = "kiosk/shell/counting.py"
POPOVER = "kiosk/shell/popover.py"
REST = "kiosk/shell/rest_cover.py"
VOICE = "kiosk/shell/page_voice.py"
TROUBLES = "kiosk/app/lobby_troubles.py"
HOURS = "kiosk/lobby/home/rules.py"
HOME = "kiosk/lobby/home/screens/home.py"

LEFT = tests("lobby/test_nothing_left.py", "nothing_planted_is_left")
UNSEEN = tests("walks/test_unseen.py", "a_pickup_needs_no_eyes")
TOLD = "app/test_lobby_troubles.py"

MUTANTS = (
    Mutant(
        "last-scan-is-kept",
        COUNTING,
        "        self._last = (hash(code), now)\n",
        "        self._last = (code, now)\n",
        LEFT,
    ),
    Mutant(
        "takeover-keeps-the-notices",
        LOBBY,
        "            self.notices.clear()\n            self.navigator.restart(self._home)\n",
        "            self.navigator.restart(self._home)\n",
        LEFT,
    ),
    Mutant(
        "closed-reason-is-kept",
        POPOVER,
        "            for said in (self._reason, self._who, self._foot_said):\n"
        '                said.setText("")\n',
        "",
        LEFT,
    ),
    Mutant(
        "cleaning-ends-at-once",
        REST,
        "        if now < self._until:\n",
        "        if now < 0:\n",
        tests(
            "desk/administration/test_staff_exit.py", "whoever_cleans_has_a_minute_without_touch"
        ),
    ),
    Mutant(
        "curtain-never-falls",
        VOICE,
        "self.curtain.setVisible(aloud and hidden)",
        "self.curtain.setVisible(False)",
        UNSEEN,
    ),
    Mutant(
        "ring-shines-through-the-curtain",
        VOICE,
        "        if event.type() in RISES and not self.isHidden():\n",
        "        if event.type() in RISES and self.isHidden():\n",
        UNSEEN,
    ),
    Mutant(
        "controls-are-not-said",
        VOICE,
        "            if words:\n                self.say(words)\n",
        "            del words\n",
        UNSEEN,
    ),
    Mutant(
        "misuse-is-not-told",
        TROUBLES,
        '        window.tilted.connect(functools.partial(self._note, "tries"))\n',
        "",
        tests(TOLD, "ten_dropped_chords_are_known_at_the_desk_at_once"),
    ),
    Mutant(
        "no-paper-is-not-told",
        TROUBLES,
        "        window.context.printed = self._on_printed\n",
        "",
        tests(TOLD, "a_printer_without_an_answer_is_told_until_it_prints_again"),
    ),
    Mutant(
        "numbers-until-the-last-minute",
        HOURS,
        "    if minute >= last:\n",
        "    if minute > end:\n",
        tests("lobby/home/test_hours.py", "each_minute_has_its_picture"),
    ),
    Mutant(
        "closed-day-opens-today",
        HOURS,
        "for ahead in range(1, WEEK + 1):",
        "for ahead in range(WEEK):",
        tests("lobby/home/test_hours.py", "a_closed_day_names_the_next_that_opens"),
    ),
    Mutant(
        "picture-stays-as-it-was",
        HOME,
        "        self._now = now\n        self._close_doors()\n",
        "        self._now = now\n",
        tests("lobby/home/screens/test_home.py", "the_picture_turns_with_the_clock"),
    ),
)
