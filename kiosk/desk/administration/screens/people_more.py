"""What else is done with a person: a badge given and ended, the roles of their own, a second account."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kiosk.core.ids import PersonId
from kiosk.core.refusal import Refusal
from kiosk.core.task import Role, Task
from kiosk.desk.administration import texts
from kiosk.desk.administration.screens.pages import Page
from kiosk.desk.administration.screens.people_person import PersonPage
from kiosk.desk.administration.service import Mate
from kiosk.records.staff import rules
from kiosk.records.staff import service as staff
from kiosk.records.staff import texts as staff_texts
from kiosk.records.staff.rules import StaffRefusal
from kiosk.ui.buttons import Button
from kiosk.ui.choices import CheckRow
from kiosk.ui.context import Context
from kiosk.ui.field import Field
from kiosk.ui.screen import Screen
from kiosk.ui.select import SelectField

WIDE, COLUMNS = 420, 2


class BadgePage(Page):
    """The badge is held to the reader, or what it says is typed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "badge", "id-card")
        self.code = Field("", check=self._wrong, name="people.badge_code")
        self.code.setMaximumWidth(WIDE)
        self.body.addWidget(self.code)

    def _wrong(self, typed: str) -> str | None:
        if len("".join(typed.split())) >= rules.BADGE_AT_LEAST:
            return None
        return self.context.t(staff_texts.REFUSALS[StaffRefusal.BADGE_SHAPE])

    def begin(self, mate: Mate) -> None:
        """Ask for the badge of `mate`; none is there yet."""
        t = self.context.t
        first = mate.name.split()[0] if mate.name.split() else mate.name
        self.say(
            t("{name} gets a badge", name=first),
            t("Hold the new badge to the reader. The one before is ended."), t("Give this badge"),
        )  # fmt: skip
        self.code.set_texts(t("What the badge says"), t("Or type it. At least six signs."))
        self.code.wipe()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Keep nothing that opens a desk."""
        self.code.wipe()


class RolesPage(Page):
    """Which roles are one's own; every other one is covered."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "roles", "check")
        self.rows = {role: CheckRow("", name=f"people.role.{role}") for role in Role}
        grid = QGridLayout()
        grid.setSpacing(8)
        down = -(-len(Role) // COLUMNS)
        for number, row in enumerate(self.rows.values()):
            grid.addWidget(row, number % down, number // down)
        self.body.addLayout(grid)

    def begin(self, mate: Mate) -> None:
        """Tick what is theirs; the main role stays."""
        t, language = self.context.t, self.context.language
        first = mate.name.split()[0] if mate.name.split() else mate.name
        for role, row in self.rows.items():
            main = role is mate.role
            row.set_texts(texts.role(role, language), t("main role") if main else "")
            row.setChecked(role in mate.own or main)
            row.set_closed(t("The main role stays.") if main else None)
        self.say(
            t("Roles of {name}", name=first),
            t("Whatever is not ticked can only be covered. It holds from this second."),
            t("Keep these roles"),
        )  # fmt: skip

    @property
    def chosen(self) -> tuple[Role, ...]:
        """The ticked roles."""
        return tuple(role for role, row in self.rows.items() if row.isChecked())


class NamePage(Page):
    """Somebody is called otherwise from now on; the name before stays on the page of the person."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "name", "pencil")
        self.named = Field("", check=self._missing, name="people.new_name")
        self.named.setMaximumWidth(WIDE)
        self.body.addWidget(self.named)

    def _missing(self, typed: str) -> str | None:
        return None if typed else self.context.t(staff_texts.REFUSALS[StaffRefusal.NAME_MISSING])

    def begin(self, mate: Mate) -> None:
        """Ask how `mate` is called now."""
        t = self.context.t
        first = mate.name.split()[0] if mate.name.split() else mate.name
        self.say(
            t("{name} has another name", name=first),
            t("It is the same person: what was done and approved before stays theirs."),
            t("Keep this name"),
        )  # fmt: skip
        self.named.set_texts(t("Name"))
        self.named.wipe()
        self.named.set_text(mate.name)
        self.named.setFocus(Qt.FocusReason.OtherFocusReason)


class SamePage(Page):
    """Two accounts of one human being; said once, for good."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "same", "users")
        self.other = SelectField(name="people.other_account")
        self.other.setMaximumWidth(WIDE)
        self.body.addWidget(self.other)

    def begin(self, mate: Mate, team: Sequence[Mate]) -> None:
        """Ask which other account is the same human being's."""
        t = self.context.t
        first = mate.name.split()[0] if mate.name.split() else mate.name
        others = [each for each in team if each.person not in (mate.person, *mate.same)]
        self.other.set_texts(t("The other account"))
        self.other.set_choices([(str(each.person), each.name) for each in others])
        if others:
            self.other.set_value(str(others[0].person))
        self.say(
            t("{name} has a second account", name=first),
            t("For good: neither account is a second person for the other."),
            t("These are one person"),
        )  # fmt: skip


class MoreOfPerson(Screen):
    """The acts of these pages; the page of people has the rest."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.person = PersonPage(context)
        self.badge_page, self.roles_page = BadgePage(context), RolesPage(context)
        self.same_page, self.name_page = SamePage(context), NamePage(context)

    def mate(self) -> Mate | None:
        """Whoever is chosen."""
        raise NotImplementedError

    def everybody(self) -> Sequence[Mate]:
        """All who are on the list."""
        raise NotImplementedError

    def turn_to(self, page: QWidget) -> None:
        """Show a page of the panel."""
        raise NotImplementedError

    def done(self, answer: object) -> None:
        """It is done: back to the person."""
        raise NotImplementedError

    def refused(self, refusal: Refusal) -> None:
        """Say why not."""
        raise NotImplementedError

    def more_tasks(self) -> dict[Button, Task]:
        """What each button here does."""
        person = self.person
        return {
            person.give_badge: Task.BADGE_GIVE,
            self.badge_page.deed: Task.BADGE_GIVE,
            person.end_badge: Task.BADGE_END,
            person.roles: Task.ROLE_ASSIGN,
            self.roles_page.deed: Task.ROLE_ASSIGN,
            person.rename: Task.PERSON_RENAME,
            self.name_page.deed: Task.PERSON_RENAME,
            person.same: Task.SAME_PERSON,
            self.same_page.deed: Task.SAME_PERSON,
        }

    def connect_more(self) -> None:
        """What its buttons do."""
        person = self.person
        for button, page in (
            (person.give_badge, self.badge_page), (person.roles, self.roles_page),
            (person.rename, self.name_page),
        ):  # fmt: skip
            button.pressed_open.connect(functools.partial(self._ask, page))
        person.same.pressed_open.connect(self._ask_same)
        person.end_badge.pressed_open.connect(self._end_badge)
        self.badge_page.deed.pressed_open.connect(self._give_badge)
        self.badge_page.code.entered.connect(self._give_badge)
        self.roles_page.deed.pressed_open.connect(self._assign)
        self.same_page.deed.pressed_open.connect(self._same)
        self.name_page.deed.pressed_open.connect(self._rename)
        self.name_page.named.entered.connect(self._rename)

    def _ask(self, page: BadgePage | RolesPage | NamePage) -> None:
        mate = self.mate()
        if mate is not None:
            self.turn_to(page)
            page.begin(mate)

    def _ask_same(self) -> None:
        mate = self.mate()
        if mate is not None:
            self.turn_to(self.same_page)
            self.same_page.begin(mate, self.everybody())

    @override
    def scanned(self, code: str) -> None:
        if self.badge_page.isVisible():
            self.badge_page.code.set_text(code)
            self._give_badge()

    def _give_badge(self) -> None:
        mate, page = self.mate(), self.badge_page
        if mate is not None and page.code.valid():
            self.ask(
                staff.give_badge, then=self.done, otherwise=self._badge_refused, busy=[page.deed],
                person=mate.person, code=page.code.text(),
            )  # fmt: skip

    def _badge_refused(self, refusal: Refusal) -> None:
        self.badge_page.code.set_error(self.context.refusal_sentence(refusal))

    def _end_badge(self) -> None:
        mate = self.mate()
        if mate is not None and mate.badge is not None:
            self.ask(
                staff.end_badge, then=self.done, otherwise=self.refused,
                busy=[self.person.end_badge], badge=mate.badge.id, seen=mate.badge.version,
            )  # fmt: skip

    def _assign(self) -> None:
        mate = self.mate()
        if mate is not None:
            self.ask(
                staff.assign_roles, then=self.done, otherwise=self.refused,
                busy=[self.roles_page.deed], person=mate.person, roles=self.roles_page.chosen,
            )  # fmt: skip

    def _rename(self) -> None:
        mate, page = self.mate(), self.name_page
        if mate is not None and page.named.valid():
            self.ask(
                staff.rename, then=self.done, otherwise=self._name_refused, busy=[page.deed],
                person=mate.person, name=page.named.text(), seen=mate.version,
            )  # fmt: skip

    def _name_refused(self, refusal: Refusal) -> None:
        self.name_page.named.set_error(self.context.refusal_sentence(refusal))

    def look_before(self, mate: Mate) -> None:
        """Ask how somebody was called before."""
        self.ask(
            staff.names_before,
            then=functools.partial(self.person.show_before, mate.person),
            newest=True, person=mate.person,
        )  # fmt: skip

    def _same(self) -> None:
        mate, other = self.mate(), self.same_page.other.value()
        if mate is not None and other:
            self.ask(
                staff.same_human, then=self.done, otherwise=self.refused,
                busy=[self.same_page.deed], person=PersonId(int(other)), first=mate.person,
            )  # fmt: skip


class Pages(QWidget):
    """Pages of which one is shown: as tall as that one, not as the tallest of all."""

    def __init__(self, pages: Sequence[QWidget]) -> None:
        super().__init__()
        self._pages = tuple(pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in self._pages:
            column.addWidget(page)
            if page is not self._pages[0]:
                page.hide()

    def shown(self) -> QWidget:
        """The page that is shown."""
        return next(page for page in self._pages if not page.isHidden())

    def show_page(self, shown: QWidget) -> None:
        """Show this one."""
        for page in self._pages:
            page.setVisible(page is shown)
