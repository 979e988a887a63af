"""One cover that has ended: who for whom, from when until when, of what it warned, what was done, what was said."""

from __future__ import annotations

from kiosk.core import words
from kiosk.cross_training.cover import texts
from kiosk.cross_training.cover.rules.reviews import Closed
from kiosk.cross_training.cover.screens.review_card import ReviewCard
from kiosk.records.staff import texts as staff
from kiosk.ui.chips import initials
from kiosk.ui.context import Context


class CoverCard(ReviewCard):
    """Says `found` with the session's id once a word is left."""

    def __init__(self, context: Context, number: int) -> None:
        super().__init__(context, number, "covers")

    def show_cover(self, each: Closed) -> None:
        """Show it as it is now; a word that was begun stays."""
        session, t, language = each.session, self._context.t, self._context.language
        zone = self._context.zone
        self._face.set_person(initials(session.name), session.name)
        role = words.t(staff.ROLES[session.role], language)
        self.who.setText(
            t("{name} covered {role} for {other}", name=session.name, role=role,
              other=session.absent_name)
            if session.absent_name
            else t("{name} covered {role}", name=session.name, role=role)
        )  # fmt: skip
        start, until = (
            words.island(words.clock(moment, zone))
            for moment in (session.started_at, session.ended_at or session.hard_end)
        )
        day = words.day(words.local_day(session.started_at, zone), language)
        time = t("{day}, from {start} until {end}", day=day, start=start, end=until)
        self.when.setText(words.joined((time, session.station), language))
        self.did.setText(texts.did(each.did, language))
        if each.looked is None:
            self.state.set_state("waiting", t("not looked at yet"))
            many = len(session.warnings)
            warned = (
                self._context.tn("It began with {n} warning.", "It began with {n} warnings.", many)
                if many
                else ""
            )
        else:
            at = words.island(words.clock(each.looked.at, zone))
            self.state.set_state("ready", t("looked at, {time}", time=at), "check")
            facts = {"name": each.looked.name, "word": each.looked.word}
            warned = texts.looked_at(facts, language)
        self.why.setText(warned)
        self.why.setVisible(bool(warned))
        waits = each.looked is None
        self._ask_for(reviews=waits and each.may, own=waits and each.own)
