"""Try the mutants: `python3 -m tests.mutants [NAME...]`, each NAME a mutant's or the beginning of some.

Prints one line a mutant; ends with 1 if one survived.
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.mutants import ALL
from tests.mutants.running import Copy, Fate


def main(names: list[str]) -> int:
    chosen = [each for each in ALL if not names or each.name.startswith(tuple(names))]
    fates: list[Fate] = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Copy(Path(folder))
        for mutant in chosen:
            begun = time.perf_counter()
            fates.append(copy.fate(mutant))
            took = time.perf_counter() - begun
            sys.stdout.write(f"{fates[-1]:9} {took:5.1f} s  {mutant.name}\n")
            sys.stdout.flush()
    counted = ", ".join(f"{fates.count(fate)} {fate}" for fate in Fate)
    sys.stdout.write(f"{len(chosen)} mutants: {counted}\n")
    return int(fates.count(Fate.KILLED) != len(chosen))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
