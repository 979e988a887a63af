"""Administration's verbs: the first run founds the business with its owner, books, places and rights."""

from __future__ import annotations

from kiosk.back_office.accounting import service as accounting
from kiosk.core.ids import PersonId
from kiosk.core.task import Role, Skill, Task
from kiosk.cross_training.training import service as training
from kiosk.cross_training.training.rules import Level
from kiosk.database.acting import Act, does
from kiosk.records.settings import service as settings
from kiosk.records.settings.service import Founding
from kiosk.records.staff import service as staff
from kiosk.records.stock import service as stock


@does(Task.BUSINESS_FOUND)
def found(act: Act, *, founding: Founding, owner: str, pin: str | None) -> PersonId:
    """Founds the business; its owner may do and teach everything from the first minute, as declared.

    Refused: see `settings.service.found` and `staff.service.hire`; then nothing is there.
    """
    settings.found(act, founding=founding)
    person = staff.hire(act, name=owner, role=Role.MANAGER, owner=True, language=founding.language)
    if pin is not None:
        staff.keep_pin(act, person=person, pin=pin)
    training.hold(act, person=person, skills=tuple(Skill), level=Level.TRAINER)
    stock.open_places(act)
    accounting.open_books(act)
    act.about = 1
    return person
