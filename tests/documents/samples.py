"""Papers of the story that the mock-ups tell, in three languages, for tests and for looking at."""

# ruff: noqa: RUF001 - the signs of good typesetting are meant

from __future__ import annotations

from typing import Any

from kiosk.core.words import island
from kiosk.documents import page
from kiosk.documents.blocks import Heading, Pair, Rule, SmallPrint
from kiosk.documents.codes import Claim
from kiosk.documents.heads import Business, Letterhead, Title
from kiosk.documents.table import Amount, Amounts, Weight
from kiosk.documents.text import Span, strong

HARBOUR = Business(
    "Harbour Lane",
    "Framing & Print",
    ("4 Quay Street, Westhaven", "hello@harbourlane.example", "Tax number AT 00 000 0000"),
)

TEXTS: dict[str, Any] = {
    "en": {
        "title": "Receipt R-0118",
        "under": "Monday 13 April 2026, 12:09. Order 1042",
        "took": "What you took with you",
        "lines": (
            ("Oak frame, 40 × 50 cm,", " museum glass, serial HL-24417"),
            ("Art print “Harbour at Dawn”, A2,", " number 14 of 60"),
        ),
        "sums": ("Total with tax", "Deposit of 27 March, card", "Paid in cash"),
        "tax": ("20 % tax: net 175.00, tax 35.00", "given 50.00, change 20.00"),
        "come": "Still to come",
        "what": ("Double mat, ivory, 24.00", "Expected today, 13 April, at 14:30"),
        "code": "Your code for it",
        "note": "Show it, or hold the square under the scanner. It works for this one part only.",
        "small": (
            "You signed the condition report CR, version 7, at 12:07. A copy went to your e-mail.",
            "You may bring back a fault that nobody could see today within 14 days. This receipt is enough.",
            "You need an invoice? Ask within this year: once, in place of this receipt.",
        ),
        "foot": (
            "You were served by Ana. Thank you, Mr Bo.",
            "Demonstration: not a fiscal receipt.",
        ),
    },
    "de": {
        "title": "Beleg R-0118",
        "under": "Montag, 13. April 2026, 12:09. Auftrag 1042",
        "took": "Was Sie mitgenommen haben",
        "lines": (
            ("Eichenrahmen, 40 × 50 cm,", " Museumsglas, Seriennummer HL-24417"),
            ("Kunstdruck „Hafen im Morgengrauen“, A2,", " Nummer 14 von 60"),
        ),
        "sums": ("Summe mit Steuer", "Anzahlung vom 27. März, Karte", "Bar bezahlt"),
        "tax": ("20 % Steuer: netto 175,00, Steuer 35,00", "gegeben 50,00, zurück 20,00"),
        "come": "Das kommt noch",
        "what": ("Doppelpassepartout, Elfenbein, 24,00", "Erwartet heute, 13. April, um 14:30"),
        "code": "Ihr Code dafür",
        "note": "Zeigen Sie ihn vor, oder halten Sie das Quadrat unter den Leser. Er gilt nur für diesen einen Teil.",
        "small": (
            "Sie haben das Zustandsprotokoll CR, Fassung 7, um 12:07 unterschrieben. Eine Kopie ging an Ihre E-Mail.",
            "Einen Mangel, den heute niemand sehen konnte, dürfen Sie 14 Tage lang zurückbringen. Dieser Beleg genügt.",
            "Sie brauchen eine Rechnung? Fragen Sie noch in diesem Jahr: einmal, anstelle dieses Belegs.",
        ),
        "foot": ("Ana hat Sie bedient. Danke, Herr Bo.", "Vorführung: kein steuerlicher Beleg."),
    },
    "ar": {
        "title": f"إيصال {island('R-0118')}",
        "under": f"الاثنين، 13 أبريل 2026، الساعة {island('12:09')}. الطلب {island('1042')}",
        "took": "ما أخذته معك",
        "lines": (
            (f"إطار من خشب البلوط، {island('40 × 50')} سم،", f" زجاج متحفي، رقم تسلسلي {island('HL-24417')}"),
            (f"طبعة فنية «المرفأ عند الفجر»، {island('A2')}،", " رقم 14 من 60"),
        ),
        "sums": ("المجموع مع الضريبة", "عربون 27 مارس، بالبطاقة", "المدفوع نقداً"),
        "tax": (
            f"ضريبة {island('20 %')}: الصافي {island('175.00')}، الضريبة {island('35.00')}",
            f"المستلم {island('50.00')}، الباقي {island('20.00')}",
        ),
        "come": "ما لم يصل بعد",
        "what": (
            f"إطار ورقي مزدوج، عاجي، {island('24.00')}",
            f"متوقع اليوم، 13 أبريل، الساعة {island('14:30')}",
        ),
        "code": "رمزك لاستلامه",
        "note": "أظهر الرمز أو ضع المربع تحت القارئ. يصلح لهذا الجزء وحده.",
        "small": (
            f"وقّعت على تقرير الحالة {island('CR')}، الإصدار 7، الساعة {island('12:07')}. أُرسلت نسخة إلى بريدك الإلكتروني.",
            "يمكنك خلال 14 يوماً إعادة ما فيه عيب لم يكن ظاهراً اليوم. هذا الإيصال يكفي.",
            "هل تحتاج إلى فاتورة؟ اطلبها خلال هذا العام: مرة واحدة، بدلاً من هذا الإيصال.",
        ),
        "foot": ("خدمتك آنا. شكراً لك، سيد بو.", "عرض تجريبي: ليس إيصالاً ضريبياً."),
    },
}  # fmt: skip


def receipt(language: str, paper: page.Paper = page.A5, practice: str = "") -> page.Document:
    """The receipt of the mock-up."""
    said = TEXTS[language]
    point = "," if language == "de" else "."
    lines = [
        Amount((strong(bold), Span(plain)), amount.replace(".", point))
        for (bold, plain), amount in zip(said["lines"], ("148.00", "62.00"), strict=True)
    ]
    amounts = [amount.replace(".", point) for amount in ("210.00", "−180.00", "30.00")]
    weights = (Weight.PLAIN, Weight.PLAIN, Weight.LARGE)
    sums = map(Amount, said["sums"], amounts, weights)
    body = (
        Letterhead(HARBOUR),
        Title(said["title"], said["under"]),
        Rule(),
        Amounts(tuple(lines), head=(said["took"], "EUR")),
        Rule(),
        Amounts(tuple(sums)),
        Pair(*said["tax"]),
        Rule(),
        Heading(said["come"]),
        Claim("FY1:K4TM82WD:PU-7/2", said["what"], said["code"], "K4TM 82WD", said["note"]),
        Rule(),
        SmallPrint(said["small"]),
    )
    return page.Document(said["title"], language, paper, body, said["foot"], practice=practice)
