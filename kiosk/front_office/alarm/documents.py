"""Alarm's paper: who was in, safe when and by whom."""

from __future__ import annotations

from datetime import datetime

from kiosk.core import words
from kiosk.core.words import island, t, tn
from kiosk.documents import page
from kiosk.documents.blocks import Facts, Paragraph, Rule, Section
from kiosk.documents.heads import Business, Letterhead, Title
from kiosk.documents.rows import Block
from kiosk.documents.table import Column, Table
from kiosk.documents.text import Words, own
from kiosk.front_office.alarm.rules import Board, Help, PersonRow, Who, minutes
from kiosk.records.settings.service import Letterhead as Head


def report(told: Board, letterhead: Head, language: str, zone: str, now: datetime) -> bytes:
    """An alarm or a drill as a PDF, the same bytes for the same facts; still open it is the list to call out."""
    alarm = told.alarm
    title = t("DRILL", language) if alarm.drill else t("Alarm", language)
    day = words.day(words.local_day(alarm.began_at, zone), language, year=True)
    body: list[Block] = [
        Letterhead(Business(letterhead.name, letterhead.trade, ())),
        Title(title, f"{day}, {island(words.clock(alarm.began_at, zone))}"),
        Rule(),
        Facts(tuple(_facts(told, language, zone, now))),
        Section(t("Who was in the building", language)),
        _people(told, language, zone),
    ]
    if told.helps:
        body += [
            Section(t("Who asked for help to get out", language)),
            *(Paragraph(_help(each, language, zone)) for each in told.helps),
        ]
    return page.build(page.Document(title, language, page.A4, tuple(body), (letterhead.name,)))


def _facts(told: Board, language: str, zone: str, now: datetime) -> list[tuple[Words, Words]]:
    alarm = told.alarm
    end = alarm.ended_at or now
    lasted = minutes(alarm.began_at, end)
    said: list[tuple[Words, Words]] = [
        (t("Raised by", language), own(f"{told.began_by}, {alarm.station}")),
        (t("Lasted", language), tn("{n} minute", "{n} minutes", lasted, language)),
        (t("In the building", language), str(len(told.sure))),
        (t("Outside", language), str(told.outside)),
        (t("Not marked safe", language), str(len(told.missing))),
    ]
    if alarm.way_out:
        said.append((t("Way out", language), own(alarm.way_out)))
    if alarm.ended_at is not None:
        ended = f"{island(words.clock(alarm.ended_at, zone))}, {told.ended_by}"
        said.append((t("All clear", language), own(ended)))
    return said


def _people(told: Board, language: str, zone: str) -> Table:
    columns = (
        Column(t("Name", language), share=2),
        Column(t("Where", language), share=2),
        Column(t("Safe", language), share=2),
        Column(t("Minutes", language), share=1),
    )
    order = sorted(told.people, key=lambda each: (each.safe_at is not None, each.perhaps, each.id))
    return Table(columns, tuple(_line(each, told, language, zone) for each in order))


def _line(each: PersonRow, told: Board, language: str, zone: str) -> tuple[Words, ...]:
    safe, lasted = t("not marked", language), ""
    if each.safe_at is not None:
        safe = f"{island(words.clock(each.safe_at, zone))}, {each.safe_by}"
        lasted = str(minutes(told.alarm.began_at, each.safe_at))
    elif each.perhaps:
        safe = t("had perhaps gone", language)
    kind = {
        Who.STAFF: t("works here", language), Who.VISITOR: t("visitor", language),
        Who.STAYS: t("stays after closing", language),
    }[each.who]  # fmt: skip
    where = f"{kind}, {each.place}" if each.place else kind
    return own(each.name), own(where), own(safe), lasted


def _help(each: Help, language: str, zone: str) -> str:
    time = island(words.clock(each.asked_at, zone))
    who = each.name or t("somebody", language)
    said = t("{time}: {who}, at {place}", language, time=time, who=who, place=each.station)
    if each.done_at is None or not each.going:
        return said
    out = island(words.clock(each.done_at, zone))
    return t("{said}; {name} went, out at {time}", language, said=said, name=each.going, time=out)
