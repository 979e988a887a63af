"""Which piece goes into which package, while it is still being decided."""

from __future__ import annotations

from kiosk.back_office.fulfilment.service import Packing, WorkLine


class Boxes:
    """Packages 1, 2, ... and how many pieces of each line lie in each. All in one to begin with."""

    def __init__(self) -> None:
        self.count = 1
        self.open = 1
        self._held: dict[tuple[int, int], int] = {}

    def fill(self, lines: tuple[WorkLine, ...]) -> None:
        """Begin with everything in one package."""
        self.count = self.open = 1
        self._held = {(line.id, 1): line.picked for line in lines if line.picked}

    def add(self) -> int:
        """One more package; from now on scans go into it."""
        self.count += 1
        self.open = self.count
        return self.count

    def rows(self) -> list[tuple[int, int, int]]:
        """Line, package, quantity: one row for each line in each package."""
        return [(line, box, held) for (line, box), held in self._held.items() if held]

    def take(self, line: int) -> bool:
        """One piece of `line` goes from another package into the open one; False when none is left."""
        for (each, box), held in self._held.items():
            if each == line and box != self.open and held:
                self._move(line, box, self.open, 1)
                return True
        return False

    def next_box(self, line: int, box: int) -> None:
        """All pieces of `line` in `box` go into the package after it, from the last into the first."""
        self._move(line, box, box % self.count + 1, self._held.get((line, box), 0))

    def _move(self, line: int, box: int, to: int, quantity: int) -> None:
        if box == to:
            return
        self._held[line, box] -= quantity
        self._held[line, to] = self._held.get((line, to), 0) + quantity
        self._held = {key: held for key, held in sorted(self._held.items()) if held}

    def used(self) -> int:
        """How many packages hold something."""
        return len({box for _line, box, _held in self.rows()})

    def packing(self) -> tuple[Packing, ...]:
        """As `fulfilment.pack` takes it."""
        return tuple(Packing(line, box, held) for line, box, held in self.rows())
