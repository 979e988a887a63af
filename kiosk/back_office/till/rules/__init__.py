"""The till's model: a drawer, its sessions, counts by coin and note, cash moves, frozen reports.

Drawer        stands at one station; has at most one session that is not closed
└── Session   opened with a count, closed with a count; number 118
    ├── Count     pieces by face value; a kind that was not counted is not 0
    ├── Move      to the safe, to the bank, change fetched, paid out, paid in
    └── Report    frozen when it is made, numbered without a gap

OPENING -> OPEN -> (HANDOVER -> OPEN) -> COUNTING -> COUNTED -> CLOSED -> VERIFIED.
COUNTED: the count is closed and its difference is told; what is left to say is the reason, what goes to
the safe and what stays. CLOSED posts the difference and has the end-of-day report.

**Blind.** Before COUNTED nobody is told what should be there, nor the cash taken, nor sums that give it
by subtraction. **A closed session stays closed**: what was forgotten is booked in the next with its reason.
"""

from kiosk.back_office.till.rules.cash import (
    Difference,
    Limits,
    adds_up,
    clock_went_back,
    difference,
    expected,
    lasted,
    limits,
    paid_out_tax,
    signed,
    to_take_out,
)
from kiosk.back_office.till.rules.pieces import (
    MOST,
    PieceKind,
    Pieces,
    as_counts,
    change_of,
    faces,
    fits,
    kinds,
    missing,
    one_by_one,
    smallest,
    total,
    typed,
)
from kiosk.back_office.till.rules.records import (
    Approval,
    Approver,
    Closed,
    CountClosed,
    CountPage,
    Desk,
    Drawer,
    EntryLine,
    Move,
    MoveLine,
    Opened,
    OpeningPage,
    Paid,
    Past,
    Report,
    ReportContent,
    Reported,
    Session,
    Sold,
    Stepped,
    TaxLine,
    TillPage,
    WayCount,
)
from kiosk.back_office.till.rules.words import (
    LIVE,
    OUTWARD,
    STEPS,
    TELLS,
    CountKind,
    MoveKind,
    NoBecause,
    PayRefusal,
    ReportKind,
    SessionState,
    Sharing,
    TillRefusal,
    may_go,
)

__all__ = [
    "LIVE", "MOST", "OUTWARD", "STEPS", "TELLS", "Approval", "Approver", "Closed", "CountClosed", "CountKind",
    "CountPage", "Desk", "Difference", "Drawer", "EntryLine", "Limits", "Move", "MoveKind", "MoveLine", "NoBecause", "Opened",
    "OpeningPage", "Paid", "Past", "PayRefusal", "PieceKind", "Pieces", "Report", "ReportContent",
    "ReportKind", "Reported", "Session", "SessionState", "Sharing", "Sold", "Stepped", "TaxLine", "TillPage",
    "TillRefusal", "WayCount", "adds_up", "as_counts", "change_of", "clock_went_back", "difference",
    "expected", "faces", "fits", "kinds", "lasted", "limits", "may_go", "missing", "one_by_one",
    "paid_out_tax", "signed", "smallest", "to_take_out", "total", "typed",
]  # fmt: skip
