"""Training's screens: who can do what."""

from kiosk.core.change import Change
from kiosk.ui.screen import Entry, Screen, Window, later


@later
def _matrix() -> type[Screen]:
    from kiosk.cross_training.training.screens.matrix import MatrixScreen

    return MatrixScreen


SCREENS = (
    Entry(
        "matrix", "Who can do what", Window.DESK, None,
        frozenset({Change.QUALIFICATION, Change.PERSON}), _matrix,
        section="Cross-training", icon="grid-2x2",
    ),
)  # fmt: skip
