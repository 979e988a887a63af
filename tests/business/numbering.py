"""A process that takes numbers from one series, beside others that do the same.

python -m tests.business.numbering DATABASE HOME COUNT     one number a line
"""

import sys
from pathlib import Path

from kiosk import business as businesses
from kiosk.core.by import Owner
from kiosk.core.task import Task
from kiosk.database.acting import Act, does
from kiosk.records.settings import service as settings
from kiosk.records.settings.rules import Series

OWNER = Owner("tester")


@does(Task.SETTINGS_CHANGE)
def take_number(act: Act) -> str:
    """The step `settings.next_number` as an act of its own."""
    return settings.next_number(act, series=Series.RECEIPT)


def main(database: str, home: str, count: str) -> None:
    business = businesses.open_business(database, Path(home))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for _ in range(int(count)):
        number = business.do(take_number, by=OWNER)
        sys.stdout.write(f"{number}\n")
    business.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
