"""The hand-over at a desk."""

from kiosk.ui.screen import Screen


class CounterScreen(Screen):
    """Soon."""
