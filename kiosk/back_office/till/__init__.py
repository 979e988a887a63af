"""The till: cash counted, moved, closed and verified. Words: drawer, session, count, cash move, mid-day report, end-of-day report. OPEN > COUNTING > COUNTED > CLOSED > VERIFIED."""
