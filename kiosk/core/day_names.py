"""The names of days and months, as Babel says them (a test compares them): a first page needs no Babel."""

from __future__ import annotations

WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "de": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "zh": ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
    "ar": ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
}
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "zh": [f"{number}月" for number in range(1, 13)],
    "ar": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
}
DATES = {
    "en": "{day} {month}", "de": "{day}. {month}", "es": "{day} de {month}", "fr": "{day} {month}",
    "ar": "{day} {month}", "zh": "{month}{day}日",
}  # fmt: skip
YEARS = {
    "en": "{date} {year}", "de": "{date} {year}", "es": "{date} de {year}", "fr": "{date} {year}",
    "ar": "{date} {year}", "zh": "{year}年{date}",
}  # fmt: skip
"""A date, or a month alone, with its year."""
WEEKS = {
    "en": "{weekday} {date}", "de": "{weekday}, {date}", "es": "{weekday}, {date}",
    "fr": "{weekday} {date}", "ar": "{weekday}، {date}", "zh": "{date}{weekday}",
}  # fmt: skip
"""A date, with its year or without, and its weekday."""
