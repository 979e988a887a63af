"""Card terminals: one charge a reference, a lost answer asked for, and no card number typed in."""

from __future__ import annotations

import threading

import pytest

from kiosk.devices.card_terminal import (
    Kind,
    Outcome,
    Script,
    SimulatedTerminal,
    SlipTerminal,
    Why,
    typed_slip,
)


def test_that_an_approved_payment_has_a_slip_and_is_charged_once():
    terminal = SimulatedTerminal()
    first = terminal.pay("P-1", 3000, "EUR")
    assert (first.kind, first.final) == (Kind.APPROVED, True)
    assert first.slip
    assert terminal.pay("P-1", 3000, "EUR") == first
    assert terminal.ask("P-1") == first
    assert terminal.charged == {"P-1": 3000}
    assert terminal.pay("P-2", 100, "EUR").slip != first.slip


def test_that_the_same_reference_never_stands_for_another_amount():
    terminal = SimulatedTerminal()
    terminal.pay("P-1", 3000, "EUR")
    for minor, currency in ((9000, "EUR"), (3000, "USD")):
        said = terminal.pay("P-1", minor, currency)
        assert (said.kind, said.why) == (Kind.DECLINED, Why.OTHER_AMOUNT)
    assert terminal.charged == {"P-1": 3000}


@pytest.mark.parametrize(
    ("step", "kind", "why"),
    [
        (Script.DECLINE, Kind.DECLINED, Why.REFUSED),
        (Script.TIME_OUT, Kind.TIMED_OUT, Why.NO_CARD),
    ],
)
def test_that_a_card_that_says_no_is_not_charged(step, kind, why):
    terminal = SimulatedTerminal([step])
    said = terminal.pay("P-1", 3000, "EUR")
    assert (said.kind, said.why, said.final, said.slip) == (kind, why, True, "")
    assert terminal.ask("P-1") == said
    assert terminal.charged == {}
    assert terminal.pay("P-2", 3000, "EUR").kind is Kind.APPROVED


def test_that_a_lost_answer_is_unknown_until_the_terminal_is_asked():
    terminal = SimulatedTerminal([Script.LOSE_ANSWER])
    said = terminal.pay("P-1", 3000, "EUR")
    assert (said, said.final) == (Outcome(Kind.UNKNOWN, why=Why.NO_ANSWER), False)
    assert terminal.charged == {"P-1": 3000}
    found = terminal.ask("P-1")
    assert found.kind is Kind.APPROVED
    # Whoever tries the payment again instead of asking charges nothing twice either.
    assert terminal.pay("P-1", 3000, "EUR") == found
    assert terminal.charged == {"P-1": 3000}


def test_that_a_lost_question_turns_out_as_not_charged():
    terminal = SimulatedTerminal([Script.LOSE_QUESTION])
    assert terminal.pay("P-1", 3000, "EUR").kind is Kind.UNKNOWN
    assert terminal.ask("P-1").kind is Kind.DECLINED
    assert terminal.ask("never heard of").kind is Kind.DECLINED
    assert terminal.charged == {}


def test_that_a_payment_is_taken_back_while_a_card_is_looked_for():
    terminal = SimulatedTerminal(seconds=30)
    said: list[Outcome] = []
    begun = threading.Thread(target=lambda: said.append(terminal.pay("P-1", 3000, "EUR")))
    begun.start()
    while begun.is_alive():
        terminal.cancel()
        begun.join(0.02)
    assert [(each.kind, each.why) for each in said] == [(Kind.DECLINED, Why.CANCELLED)]
    assert terminal.charged == {}


def test_that_two_tills_at_one_terminal_take_turns():
    terminal = SimulatedTerminal()
    tills = [
        threading.Thread(target=terminal.pay, args=(f"P-{number % 10}", 100, "EUR"))
        for number in range(40)
    ]
    for each in tills:
        each.start()
    for each in tills:
        each.join()
    assert len(terminal.charged) == 10
    assert len({terminal.ask(reference).slip for reference in terminal.charged}) == 10


# ----------------------------------------------------------------------------------------- slips


@pytest.mark.parametrize("slip", ["4711", "TA 0042/17", "000123456789", "A-1", "4111111111111112"])
def test_that_a_slips_number_is_taken_as_it_stands(slip):
    assert typed_slip(f"  {slip} ") == slip
    assert SlipTerminal().said(slip) == Outcome(Kind.APPROVED, slip)


@pytest.mark.parametrize(
    "wrong",
    ["", " ", "-", "x" * 31, "a\nb\x00", "4111111111111111", "4111 1111 1111 1111",
     "3782-822463-10005", "6759649826438453", "٤٧١١"],
)  # fmt: skip
def test_that_neither_nonsense_nor_a_cards_number_is_taken(wrong):
    assert typed_slip(wrong) is None
    assert SlipTerminal().said(wrong) is None


def test_that_a_terminal_that_is_not_connected_never_says_that_it_charged():
    terminal = SlipTerminal()
    assert (terminal.fake, terminal.needs_slip) == (False, True)
    terminal.cancel()
    for said in (terminal.pay("P-1", 100, "EUR"), terminal.ask("P-1")):
        assert (said.kind, said.why) == (Kind.UNKNOWN, Why.NO_CONNECTION)
    assert SimulatedTerminal().fake
    assert not SimulatedTerminal().needs_slip
