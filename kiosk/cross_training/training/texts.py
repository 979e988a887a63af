"""Sentences for levels and for what training refuses."""

from __future__ import annotations

from enum import StrEnum

from kiosk.cross_training.training.rules import Level, TrainingRefusal

LEVELS = {
    Level.IN_TRAINING: "in training",
    Level.SUPERVISED: "with help",
    Level.ALONE: "alone",
    Level.TRAINER: "trainer",
}

REFUSALS: dict[StrEnum, str] = {
    TrainingRefusal.OWN_QUALIFICATION: "Nobody signs off their own qualification. Ask the owner.",
    TrainingRefusal.LEVEL_NOT_DECLARABLE: "This level cannot be declared.",
}
