"""My roles: what waits in each role, who is away from it, and taking it; spans the offices."""
