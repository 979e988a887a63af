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
    TrainingRefusal.ONLY_A_TRAINER: "Only a trainer of this skill signs it off, or the owner. Ask one of them.",
    TrainingRefusal.MANAGER_CONFIRMS: "Money and papers are signed off by a trainer who is a manager too, or by the owner.",
    TrainingRefusal.MANAGER_GIVES_BACK: "This was taken away. Only a manager gives it back.",
    TrainingRefusal.ENDS_BEFORE_TODAY: "The last day is past. Choose a later one.",
    TrainingRefusal.PAUSE_ENDS_FIRST: "The pause ends before it begins. Choose a later end.",
    TrainingRefusal.REASON_MISSING: "A reason is missing. Write one.",
}
