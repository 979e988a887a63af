"""Lobby: what customers do by themselves - home, checkin, pickup, help, display."""
