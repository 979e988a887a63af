"""Mutants of the display: whole names, a light that flashes, words that are kept, calls that talk over each other."""

from tests.mutants.mutant import Mutant, tests

CALLS = "kiosk/lobby/display/service/calls.py"
SHOWING = "kiosk/lobby/display/service/showing.py"
STORE = "kiosk/lobby/display/store.py"
LIGHT = "kiosk/shell/light.py"
VOICE = "kiosk/devices/voice.py"
SHOW = "kiosk/lobby/display/screens/show.py"
SHOWN = "kiosk/lobby/display/screens/shown.py"
TELLING = "kiosk/app/announcing.py"

BOARD = "lobby/display/test_board.py"
TALK = "lobby/display/test_showing.py"
LOOK = "lobby/display/screens/test_display.py"
SHINE = "lobby/display/screens/test_light.py"
READ = "lobby/display/screens/test_shown.py"
HEARD = "devices/test_voice.py"

MUTANTS = (
    Mutant(
        "display-shows-the-whole-name",
        CALLS,
        "shown_name(listed.customer)",
        "listed.customer",
        tests(BOARD, "nobody_reads_more_of_a_name_than_the_first_and_an_initial"),
    ),
    Mutant(
        "light-flashes-five-times-a-second",
        LIGHT,
        "HALF_MS = 500\n",
        "HALF_MS = 100\n",
        tests(SHINE, "the_frame_is_bright_and_dark_once_a_second_three_times_then_steady"),
    ),
    Mutant(
        "light-never-stops-flashing",
        LIGHT,
        "self._left = max(0, self._left - 1)\n        if",
        "self._left = self._left - 1 or 2\n        if",
        tests(SHINE, "frames_counted_by_the_clock_flash_no_faster_either"),
    ),
    Mutant(
        "light-flashes-without-motion-too",
        LIGHT,
        "2 * TIMES if motion else 0",
        "2 * TIMES",
        tests(SHINE, "without_motion_the_light_is_steady_at_once"),
    ),
    Mutant(
        "light-stays-when-somebody-has-looked",
        CALLS,
        "looked=ticket.looked_at is not None and ticket.looked_at >= at",
        "looked=ticket.looked_at is not None and ticket.looked_at < at",
        tests(BOARD, "a_call_by_light_ends_when_somebody_came_or_was_looked_for"),
    ),
    Mutant(
        "shown-text-is-kept-when-it-ends",
        STORE,
        '_step_text(act, text, {"text": "", "answer": None, "answered_at": None, "ended_at": act.now})',
        '_step_text(act, text, {"ended_at": act.now})',
        tests(TALK, "no_table_ever_holds_the_words_and_the_row_is_empty_when_it_ends"),
    ),
    Mutant(
        "shown-text-stands-in-the-database-as-it-was-typed",
        STORE,
        "    return base64.b64encode(nonce + sealed).decode()\n",
        "    return base64.b64encode(nonce + sealed).decode() + said\n",
        tests(TALK, "no_table_ever_holds_the_words_and_the_row_is_empty_when_it_ends"),
    ),
    Mutant(
        "answer-comes-from-any-screen",
        SHOWING,
        "    if known.station != act.station:\n",
        "    if not known.station:\n",
        tests(TALK, "the_customer_answers_at_that_screen_only"),
    ),
    Mutant(
        "anybody-changes-what-a-colleague-shows",
        SHOWING,
        "    if known.shown_by != _somebody(act):\n",
        "    if not _somebody(act):\n",
        tests(TALK, "nobody_changes_what_a_colleague_shows"),
    ),
    Mutant(
        "desk-remembers-the-talk",
        SHOW,
        "        self.box.wipe()\n        self.talk.forget()\n",
        "        self.box.wipe()\n",
        tests(READ, "the_end_leaves_no_word_in_any_widget_of_either_window"),
    ),
    Mutant(
        "kiosk-remembers-the-answer",
        SHOWN,
        "        self._typing = False\n        self.field.wipe()\n        self.refresh()\n",
        "        self._typing = False\n        self.refresh()\n",
        tests(READ, "it_stands_on_the_chosen_kiosk_as_it_is_typed_and_the_answer_comes_back"),
    ),
    Mutant(
        "who-wants-light-is-called-aloud",
        TELLING,
        "    if call.call_by is not CallBy.SOUND:\n",
        "    if call.call_by is None:\n",
        tests(LOOK, "who_does_not_want_to_be_called_aloud_is_not"),
    ),
    Mutant(
        "a-repeated-call-is-not-said-again",
        CALLS,
        'f"{key}-{ticket.calls}-{at.isoformat()}"',
        "key",
        tests(LOOK, "a_repeated_call_is_said_again_and_nothing_else_is"),
    ),
    Mutant(
        "a-call-is-said-without-waiting-for-the-one-before",
        VOICE,
        "            self.heard = self._say(spoken)\n",
        "            threading.Thread(target=self._say, args=(spoken,)).start()\n",
        tests(HEARD, "several_calls_are_said_one_after_the_other_and_never_overlap"),
    ),
    Mutant(
        "recordings-are-not-heard-without-the-speech-service",
        VOICE,
        "for clip in recorded(spoken)] if chimed else []",
        "for clip in recorded(spoken)] if not chimed else []",
        tests(HEARD, "recordings_say_it_where_the_speech_service_does_not_answer"),
    ),
)
