"""Mutants of the counter's machines: printed whole, in order, no drawer at the wrong time, no charge twice."""

from tests.mutants.mutant import Mutant, tests

RULES = "kiosk/records/printing/rules.py"
PRESS = "kiosk/business/printing.py"
WIRE = "kiosk/devices/receipt_printer.py"
CARD = "kiosk/devices/card_terminal.py"
FISCAL = "kiosk/devices/fiscal.py"
DOTS = "kiosk/documents/tape/raster.py"
LETTERS = "kiosk/documents/tape/escpos.py"

ROOM = "records/printing/test_service.py"
LEAVING = "business/test_printing.py"
ON_WIRE = "devices/test_receipt_printer.py"
CARDS = "devices/test_card_terminal.py"
DEVICE = "devices/test_fiscal.py"
TAPE = "documents/test_tape.py"

MUTANTS = (
    Mutant(
        "print-drawer-at-every-try",
        RULES,
        'return self.open_drawer and fresh and self.error in ("", NOT_REACHED)',
        "return self.open_drawer and fresh",
        tests(LEAVING, "paper_that_ends_in_mid_print_posts_nothing_and_is_printed_whole_again"),
    ),
    Mutant(
        "print-drawer-an-hour-late",
        RULES,
        "fresh = now - self.queued_at <= DRAWER_WITHIN",
        "fresh = True",
        tests(LEAVING, "half_an_hour_later_a_receipt_opens_no_drawer"),
    ),
    Mutant(
        "print-out-of-order",
        RULES,
        "            held.add(job.station)\n",
        "            pass\n",
        tests(ROOM, "papers_keep_their_order_and_a_drawer_waits_for_none"),
    ),
    Mutant(
        "print-marked-though-it-failed",
        PRESS,
        "        return str(said.why), False\n",
        '        return "", False\n',
        tests(LEAVING, "paper_that_ends_in_mid_print_posts_nothing_and_is_printed_whole_again"),
    ),
    Mutant(
        "print-by-a-fake-in-earnest",
        PRESS,
        "    refuse_pretence(business.facts, press.sheets, press.fiscal, *printers)\n",
        "    del printers\n",
        tests(LEAVING, "a_real_business_refuses_a_printer_or_a_device_that_only_pretends"),
    ),
    Mutant(
        "print-not-waited-for",
        WIRE,
        "            if status.answers:\n",
        "            if not status.answers:\n",
        tests(ON_WIRE, "paper_that_ends_in_mid_print_is_told_and_the_whole_is_printed_again"),
    ),
    Mutant(
        "print-a-name-as-a-command",
        LETTERS,
        "    plain = text.clean(said).translate(_STAND_INS)\n",
        "    plain = said.translate(_STAND_INS)\n",
        tests(TAPE, "a_name_is_data_and_never_a_command"),
    ),
    Mutant(
        "print-an-order-in-a-picture",
        DOTS,
        'for order in (b"\\x04", b"\\x05", b"\\x14"):',
        'for order in (b"\\x04", b"\\x05"):',
        tests(TAPE, "no_picture_holds_an_order_that_printers_obey_anywhere"),
    ),
    Mutant(
        "card-charged-twice",
        CARD,
        "            if reference in self._outcomes:\n",
        "            if reference in ():\n",
        tests(CARDS, "a_lost_answer_is_unknown_until_the_terminal_is_asked"),
    ),
    Mutant(
        "card-number-kept-as-slip",
        CARD,
        "_is_card_number(digits):\n        return None",
        "_is_card_number(digits):\n        return slip",
        tests(CARDS, "neither_nonsense_nor_a_cards_number_is_taken"),
    ),
    Mutant(
        "fiscal-signed-twice",
        FISCAL,
        "            if facts.number in self._signed:\n",
        "            if facts.number in ():\n",
        tests(DEVICE, "a_receipt_is_signed_once_and_counted_without_a_gap"),
    ),
    Mutant(
        "fiscal-outage-kept-to-itself",
        FISCAL,
        "return Outage(Cause.NO_DEVICE) if asked else NotAsked.NO_DUTY",
        "return NotAsked.NO_DUTY",
        tests(DEVICE, "a_till_without_its_device_says_so_on_every_receipt"),
    ),
)
