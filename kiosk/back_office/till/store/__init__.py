"""Every query of the till: its own rows, the payments of a session, and what `verify` compares."""
