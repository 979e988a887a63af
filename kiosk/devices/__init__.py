"""Devices: one small port each, real and fake - scanner, printers, drawer, speech, terminal."""
