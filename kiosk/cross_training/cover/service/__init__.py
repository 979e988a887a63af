"""Cover's verbs: the authority inside every act, the house as it stands, sessions, who stands beside."""

from kiosk.cross_training.cover.service.authority import Qualified

__all__ = ["Qualified"]
