"""The words that cases on hold are called by: three to five letters, easily heard, none like another.

A word is told to the customer and typed by a colleague, so it is of the house's language. No two of a
list are one letter apart, none sounds like another word, and none is a thing to be called by.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

_ENGLISH = """
KIWI APPLE MANGO LEMON PEACH OLIVE MELON GRAPE BERRY BASIL BREAD COCOA PASTA PIZZA TOAST TIGER
ZEBRA PANDA OTTER EAGLE ROBIN SWAN CAMEL KOALA FROG LYNX HAWK RIVER OCEAN LAKE CLIFF DUNE DELTA
FIELD GROVE STORM CLOUD SNOW FROST MOON STAR COMET ORBIT EARTH VENUS TULIP DAISY IRIS LILY LOTUS
FERN MAPLE CEDAR BIRCH PALM IVY MOSS PIANO VIOLA FLUTE HARP DRUM CELLO WALTZ OPERA JAZZ AMBER
RUBY OPAL PEARL JADE ONYX GOLD SILK LINEN WOOL DENIM CANOE KAYAK YACHT TRAM BIKE JEEP WAGON LAMP
CHAIR CLOCK BRICK SPOON PLATE BELL KITE QUILT PARIS OSLO LIMA CAIRO DELHI TOKYO MILAN NEPAL PERU
CHILE EGYPT KENYA SPAIN ALPHA BRAVO ECHO INDIA PAPA ROMEO ZULU NOVA LUNA IGLOO JUDO YOGA RADIO
ROBOT LASER PIXEL VIDEO
"""
_GERMAN = """
KIWI APFEL MANGO LIMO BIRNE OLIVE BEERE FEIGE MINZE HONIG BROT REIS KAKAO NUDEL PIZZA TOAST KEKS
QUARK SENF TIGER ZEBRA PANDA OTTER ADLER PFERD KAMEL LAMA KOALA LUCHS EULE IGEL DACHS BIBER
FLUSS INSEL TEICH FELD WIESE STURM WOLKE REGEN FROST SONNE MOND STERN KOMET ERDE VENUS TULPE
ROSE LILIE LOTUS FARN KLEE AHORN ZEDER PALME EFEU MOOS HARFE CELLO OPER JAZZ KLANG RUBIN OPAL
PERLE JADE ONYX GOLD SAMT ANKER KANU KAJAK SEGEL TRAM WAGEN JACHT LAMPE STUHL BRIEF ZELT KORB
VASE BESEN JACKE PARIS OSLO KAIRO TOKIO NEPAL PERU CHILE KENIA RHEIN DONAU ALPHA ECHO NOVA LUNA
IGLU JUDO YOGA RODEO RADIO LASER VIDEO TAXI KINO
"""
_ARABIC = """
كيوي تفاح مانجو ليمون خوخ زيتون بطيخ عنب نعناع خبز كاكاو فهد نسر بجع حصان جمل نحلة غزال صقر بومة
بحر شاطئ حقل مطر ثلج شمس نجم كوكب غيمة وردة سوسن زنبق صنوبر عود طبل لحن ياقوت لؤلؤ فضة حرير قطن
مرساة قارب شراع قطار مصباح كرسي ساعة مفتاح ملعقة جرس سلة قرطبة دمشق بيروت عمان تونس مسقط صيدا
لبنان راديو روبوت فيديو يوغا تاكسي
"""
WORDS: dict[str, tuple[str, ...]] = {
    "en": tuple(_ENGLISH.split()),
    "de": tuple(_GERMAN.split()),
    "ar": tuple(_ARABIC.split()),
}
_ALIKE = str.maketrans("أإآةى", "اااهي")
LONGEST = 24
"""Signs of what was typed that are looked at."""


def heard(said: str) -> str:
    """What somebody typed, as a word is compared: capitals, without marks that are left out in haste."""
    plain = unicodedata.normalize("NFKC", said[:LONGEST]).strip().upper()
    return " ".join(plain.translate(_ALIKE).split())


def next_word(language: str, taken: Collection[str], number: int) -> str:
    """A word of `language` that is not among `taken`; `number` says which of those that are free.

    On a day on which every word was used they come again with a number: ``KIWI 2``.
    """
    words = WORDS.get(language, WORDS["en"])
    used = {heard(each) for each in taken}
    turn = 1
    while True:
        named = words if turn == 1 else tuple(f"{word} {turn}" for word in words)
        free = [word for word in named if heard(word) not in used]
        if free:
            return free[number % len(free)]
        turn += 1
