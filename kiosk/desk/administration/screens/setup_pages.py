"""The first run's pages: the business, money and tax, languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core import words
from kiosk.desk.administration import rules
from kiosk.desk.administration.rules import Draft, Till
from kiosk.devices import fiscal
from kiosk.ui.choices import CheckRow, Choice
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.notices import NoticeBar
from kiosk.ui.segments import SegmentedChoice
from kiosk.ui.select import SelectField
from kiosk.ui.text import Label

STEPS = (1, 5, 10, 20, 25, 50, 100)
"""To what cash may be rounded, in minor units."""


class SetupPage(QWidget):
    """One step: reads a draft, gives it back with its own answers, says whether they will do."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def add(self, part: QWidget | QHBoxLayout, after: int = 20) -> None:
        """Stand below what is there."""
        if isinstance(part, QWidget):
            self.column.addWidget(part)
        else:
            self.column.addLayout(part)
        self.column.addSpacing(after)

    def beside(self, *parts: QWidget) -> QHBoxLayout:
        """Side by side, equally wide."""
        row = QHBoxLayout()
        row.setSpacing(18)
        for part in parts:
            row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def head(self) -> tuple[str, str]:
        """The question and the sentence below it."""
        raise NotImplementedError

    def fill(self, draft: Draft) -> None:
        """Show what was answered so far."""

    def taken(self, draft: Draft) -> Draft:
        """The draft with what stands here now."""
        return draft

    def valid(self) -> bool:
        """Whether one may go on; says below each field why not."""
        return True

    def retext(self) -> None:
        """Word it in the window's language."""


class BusinessPage(SetupPage):
    """Name, trade, address: what stands at the top of a receipt."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.named = Field("", check=self._named, name="setup.business_name")
        self.trade = Field("", name="setup.trade")
        self.street = Field("", name="setup.street")
        self.town = Field("", name="setup.town")
        self.add(self.named)
        self.add(self.trade)
        self.add(self.beside(self.street, self.town))
        self.column.addStretch(1)
        for field in (self.named, self.trade, self.street, self.town):
            field.changed.connect(lambda _text: self.changed.emit())

    def _named(self, typed: str) -> str | None:
        return None if typed else self.context.t("A name is missing. Write one.")

    @override
    def head(self) -> tuple[str, str]:
        t = self.context.t
        return t("What is your business called?"), t("It stands on your receipts and screens.")

    @override
    def fill(self, draft: Draft) -> None:
        self.named.set_text(draft.name)
        self.trade.set_text(draft.trade)
        self.street.set_text(draft.street)
        self.town.set_text(draft.town)

    @override
    def taken(self, draft: Draft) -> Draft:
        return replace(
            draft, name=self.named.text(), trade=self.trade.text(), street=self.street.text(),
            town=self.town.text(),
        )  # fmt: skip

    @override
    def valid(self) -> bool:
        return self.named.valid()

    @override
    def retext(self) -> None:
        t = self.context.t
        self.named.set_texts(t("Name"))
        self.trade.set_texts(t("What you do"), t("For example: framing and prints."))
        self.street.set_texts(t("Street and number"))
        self.town.set_texts(t("Postcode and town"))


class Percent(Field):
    """A rate: a number with its sign at the end."""

    def __init__(self, check: Callable[[str], str | None], *, name: str) -> None:
        super().__init__("", "money", check=check, name=name)
        self.sign = Label("%", "body", "soft", wrap=False, parent=self.edit)
        self.edit.setTextMargins(0, 0, 24, 0)
        row = QHBoxLayout(self.edit)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(0, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(self.sign)


class MoneyPage(SetupPage):
    """Country, currency, how prices carry tax. The country fills in the rest."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._draft = Draft()
        self.country = SelectField(name="setup.country")
        self.currency = SelectField(name="setup.currency")
        self.prices = Label("", "label", name="setup.prices")
        self.included = Choice("", name="setup.included")
        self.on_top = Choice("", name="setup.on_top")
        self.usual = Percent(self._rate, name="setup.usual")
        self.reduced = Percent(self._rate, name="setup.reduced")
        self.cash = SelectField(name="setup.cash")
        self.till = NoticeBar("", kind="waiting", icon="info", name="setup.till")
        self.add(self.beside(self.country, self.currency))
        self.add(self.prices, 8)
        for choice in (self.included, self.on_top):
            choice.setMinimumHeight(64)
        self.add(self.included, 10)
        self.add(self.on_top)
        self.add(self.beside(self.usual, self.reduced, self.cash))
        self.add(self.till, 0)
        self.column.addStretch(1)
        self.country.chosen.connect(self._on_country)
        self.currency.chosen.connect(self._on_currency)
        self.cash.chosen.connect(self._tell)
        for choice in (self.included, self.on_top):
            choice.clicked.connect(self._tell)
        for field in (self.usual, self.reduced):
            field.changed.connect(self._tell)

    def _tell(self, *_what: object) -> None:
        self.changed.emit()

    def _rate(self, typed: str) -> str | None:
        if rules.rate_of(typed) is None:
            return self.context.t("A tax rate lies between 0 and 100 %.")
        return None

    def _on_country(self, code: str) -> None:
        self.fill(self.taken(self._draft).moved_to(code))
        self.changed.emit()

    def _on_currency(self, _code: str) -> None:
        draft = replace(self.taken(self._draft), cash_step=1)
        self.fill(draft)
        self.changed.emit()

    @override
    def head(self) -> tuple[str, str]:
        t = self.context.t
        title = t("How do your prices carry tax?")
        return title, t("The receipt shows what you choose, as you choose it.")

    @override
    def fill(self, draft: Draft) -> None:
        self._draft = draft
        language = self.context.language
        self.country.set_choices(rules.countries(language))
        self.country.set_value(draft.country)
        self.currency.set_choices(rules.currencies(language))
        self.currency.set_value(draft.currency)
        self.included.setChecked(draft.included)
        self.on_top.setChecked(not draft.included)
        self.usual.set_text(rules.rate_text(draft.usual, language))
        self.reduced.set_text(rules.rate_text(draft.reduced, language))
        steps = [
            (str(step), words.island(words.amount(step, draft.currency, language)))
            for step in STEPS
        ]
        self.cash.set_choices(steps)
        self.cash.set_value(str(draft.cash_step))
        self._word_till(draft)

    def _word_till(self, draft: Draft) -> None:
        t = self.context.t
        till = rules.country(draft.country).till
        name = rules.country_name(draft.country, self.context.language)
        fact = {
            Till.DEVICE: t("A till in {country} needs a certified device.", country=name),
            Till.SOFTWARE: t("A till in {country} needs certified software.", country=name),
        }.get(till, "")
        rest = t("Until one is connected, receipts say “not a fiscal receipt”.")
        asked = fiscal.duty(draft.country)
        if asked is not None:
            law = t("Asked for: {device}; {law}.", device=asked.device, law=asked.source)
            rest = f"{rest} {law}"
        self.till.setVisible(bool(fact))
        if fact:
            self.till.say(fact, rest, "waiting", icon="info")

    @override
    def taken(self, draft: Draft) -> Draft:
        usual, reduced = rules.rate_of(self.usual.text()), rules.rate_of(self.reduced.text())
        return replace(
            draft,
            country=self.country.value() or draft.country,
            currency=self.currency.value() or draft.currency,
            zone=self._draft.zone if self.country.value() == self._draft.country else draft.zone,
            included=self.included.isChecked(),
            usual=draft.usual if usual is None else usual,
            reduced=draft.reduced if reduced is None else reduced,
            cash_step=int(self.cash.value() or draft.cash_step),
        )

    @override
    def valid(self) -> bool:
        return all([self.usual.valid(), self.reduced.valid()])

    @override
    def retext(self) -> None:
        t = self.context.t
        self.country.set_texts(t("Country"), t("Fills in the rest. You may change it."))
        self.currency.set_texts(t("Currency"))
        self.prices.setText(t("Prices on the shelf"))
        price = words.island("148.00" if self.context.language != "de" else "148,00")
        detail = t("A frame for {price} costs {price}. The tax is taken out of it.", price=price)
        self.included.set_texts(t("Include tax"), detail=detail)
        self.on_top.set_texts(t("Tax comes on top"), detail=t("Usual where you sell to companies."))
        self.usual.set_texts(t("Usual rate"))
        self.reduced.set_texts(t("Reduced rate"))
        self.cash.set_texts(t("Cash rounded to"))
        self.fill(self.taken(self._draft))


class LanguagesPage(SetupPage):
    """The business's own language, those of its lobby, and its clock."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._draft = Draft()
        self.own_words = Label("", "label", name="setup.own_words")
        self.own = SegmentedChoice(tuple(words.DESK.items()), "en", name="setup.own")
        self.lobby_words = Label("", "label", name="setup.lobby_words")
        self.lobby = {
            code: CheckRow(name, name=f"setup.lobby.{code}")
            for code, name in words.LANGUAGES.items()
        }
        self.zone = SelectField(name="setup.zone")
        self.add(self.own_words, 8)
        self.add(self.own, 24)
        self.add(self.lobby_words, 8)
        for row in self.lobby.values():
            row.setMinimumHeight(44)
            self.add(row, 8)
        self.column.addSpacing(16)
        self.add(self.zone, 0)
        self.column.addStretch(1)
        self.own.chosen.connect(self._on_own)
        for row in self.lobby.values():
            row.clicked.connect(self._tell)
        self.zone.chosen.connect(self._tell)

    def _tell(self, *_what: object) -> None:
        self.changed.emit()

    def _on_own(self, language: str) -> None:
        self.fill(replace(self.taken(self._draft), language=language))
        self.changed.emit()

    @override
    def head(self) -> tuple[str, str]:
        t = self.context.t
        return t("Which languages do you speak?"), t("Each customer chooses one in the lobby.")

    @override
    def fill(self, draft: Draft) -> None:
        self._draft = draft
        self.own.set_value(draft.language)
        always = self.context.t("The language of the business is always offered.")
        for code, row in self.lobby.items():
            own = code == draft.language
            row.setChecked(own or code in draft.languages)
            row.set_closed(always if own else None)
        zones = rules.zones_of(draft.country)
        offered = zones if draft.zone in zones else (draft.zone, *zones)
        self.zone.set_choices([(zone, _spoken(zone)) for zone in offered])
        self.zone.set_value(draft.zone)

    @override
    def taken(self, draft: Draft) -> Draft:
        own = self.own.value() or draft.language
        chosen = tuple(c for c, row in self.lobby.items() if row.isChecked() and c != own)
        zone = self.zone.value() or draft.zone
        return replace(draft, language=own, languages=(own, *chosen), zone=zone)

    @override
    def retext(self) -> None:
        t = self.context.t
        self.own_words.setText(t("On your papers and at your desks"))
        self.lobby_words.setText(t("Offered in the lobby"))
        self.zone.set_texts(t("Clock of"), t("Opening hours and days follow this clock."))
        self.fill(self._draft)


def _spoken(zone: str) -> str:
    """``Europe/Vienna`` as one says it."""
    return zone.rpartition("/")[2].replace("_", " ") or zone
