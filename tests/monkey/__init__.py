"""A monkey at the kiosk: random keys, touches, drags, drops, closes; `python3 -m tests.monkey`."""
