"""What stands in a table's cell: text, money, a chip, a mark, a link; how wide it is and how it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.ui import icons, painting
from kiosk.ui.chips import State
from kiosk.ui.text import Laid, Run, island, lay_out, longest_word, natural_width
from kiosk.ui.theme import Theme

Kind = Literal["text", "soft", "strong", "money", "chip", "mark", "link"]
PAD, WIDEST = 12, 360


@dataclass(frozen=True)
class Column:
    """One column. `stretch` shares the width that is left; money stands at the trailing side."""

    key: str
    title: str
    align: Literal["leading", "trailing"] = "leading"
    kind: Kind = "text"
    stretch: int = 0

    @property
    def trailing(self) -> bool:
        """Whether it stands at the end of its width."""
        return self.align == "trailing" or self.kind == "money"

    @property
    def wraps(self) -> bool:
        """Whether its words go on in a second line where one has no room; numbers and chips do not."""
        return self.kind in ("text", "soft", "strong") and not self.trailing


@dataclass(frozen=True)
class Cell:
    """One cell, already worded. A plain string is a cell with only `text`.

    `second` is a soft second line, `state` and `icon` dress a chip or a mark, `colour` is a role.
    """

    text: str
    second: str = ""
    state: State | None = None
    icon: str | None = None
    colour: str | None = None
    bold: bool | None = None

    @property
    def said(self) -> str:
        """What a screen reader reads."""
        return f"{self.text}, {self.second}" if self.second else self.text


def as_cell(given: str | Cell) -> Cell:
    """The cell itself, or one made of a plain string."""
    return given if isinstance(given, Cell) else Cell(given)


def _chip_icon(theme: Theme, cell: Cell) -> str | None:
    if cell.icon is not None or cell.state in (None, "accent", "plain", "count"):
        return cell.icon
    return theme.state_icon(cell.state)


def _role_and_weight(column: Column, cell: Cell) -> tuple[str, bool]:
    role = "micro" if column.kind == "chip" else "small" if column.kind == "soft" else "body"
    heavy = column.kind in ("strong", "chip", "mark", "link")
    return role, heavy if cell.bold is None else cell.bold


def cell_width(theme: Theme, column: Column, cell: Cell, *, rtl: bool) -> float:
    """How wide a cell is on one line, without its padding."""
    if not cell.text:
        return 0.0
    role, bold = _role_and_weight(column, cell)
    wide = natural_width([Run(cell.text, bold=bold)], theme, role, rtl=rtl)
    if column.kind in ("chip", "mark"):
        icon = _chip_icon(theme, cell)
        size = theme.icon("small" if column.kind == "chip" else "normal")
        wide += (size + 6 if icon else 0) + (13 if column.kind == "chip" else 0)
    if cell.second:
        wide = max(wide, natural_width(cell.second, theme, "small", rtl=rtl))
    return wide


@dataclass(frozen=True)
class Wish:
    """How wide a column wants to be: on one line, and the least at which its words still stand whole."""

    natural: int
    least: int

    def first(self, widest: int) -> int:
        """What it takes before others have theirs: a text no more than `widest`."""
        return max(self.least, min(self.natural, widest))


def wishes(
    theme: Theme, columns: Sequence[Column], rows: Sequence[Sequence[str | Cell]], *, rtl: bool
) -> list[Wish]:
    """How wide each column wants to be, by its title and these rows."""
    found: list[Wish] = []
    air = 2 * PAD + 2
    for number, column in enumerate(columns):
        title = natural_width([Run(column.title, bold=True)], theme, "small", rtl=rtl)
        # The header draws by itself, with an Arabic face a little wider than ours.
        title *= 1.15 if rtl else 1.0
        # Only the longest texts can be the widest: measuring costs more than counting letters.
        cells = sorted((as_cell(row[number]) for row in rows), key=_length, reverse=True)[:6]
        most = max((cell_width(theme, column, cell, rtl=rtl) for cell in cells), default=0.0)
        natural = max(title, most)
        least = natural
        if column.wraps:
            words = (longest_word([Run(cell.text, bold=True)], theme, "body") for cell in cells)
            least = max(title, *words, 0.0) if cells else title
        found.append(Wish(round(natural + air), round(min(least, natural) + air)))
    return found


def _length(cell: Cell) -> int:
    return max(len(cell.text), len(cell.second))


def share(wanted: Sequence[Wish], columns: Sequence[Column], room: int, widest: int) -> list[int]:
    """Share the room: names get theirs first, then the columns that stretch; what lacks room wraps."""
    widths = [wish.first(widest) for wish in wanted]
    left = room - sum(widths)
    if not widths:
        return widths
    if left < 0:
        return _narrowed(widths, wanted, -left)
    for number, wish in enumerate(wanted):
        more = min(left, wish.natural - widths[number])
        widths[number] += more
        left -= more
    parts = sum(column.stretch for column in columns)
    if not parts:
        widths[-1] += left
        return widths
    given = 0
    for number, column in enumerate(columns):
        widths[number] += left * column.stretch // parts
        given += left * column.stretch // parts
    last = max(number for number, column in enumerate(columns) if column.stretch)
    widths[last] += left - given
    return widths


def _narrowed(widths: list[int], wanted: Sequence[Wish], lacks: int) -> list[int]:
    """Those that can wrap give what is lacking, each by what it has above its least."""
    spare = [width - wish.least for width, wish in zip(widths, wanted, strict=True)]
    whole = sum(spare)
    if whole <= lacks:
        return [wish.least for wish in wanted]
    given = [each * lacks // whole for each in spare]
    # What rounding left over, from the one that has most.
    given[spare.index(max(spare))] += lacks - sum(given)
    return [width - each for width, each in zip(widths, given, strict=True)]


def cell_height(theme: Theme, column: Column, cell: Cell, width: float, *, rtl: bool) -> float:
    """How tall the words of a cell are in a column of this width."""
    if not cell.text or not column.wraps:
        return 0.0
    return sum(
        laid.height for laid, _colour in _laid(theme, column, cell, width - 2 * PAD, rtl=rtl)
    )


def paint_cell(
    painter: QPainter, theme: Theme, area: QRectF, column: Column, cell: Cell, *, rtl: bool
) -> None:
    """Draw one cell into its area."""
    if not cell.text:
        return
    inner = area.adjusted(PAD, 0, -PAD, 0)
    if column.kind == "chip" and cell.state is not None:
        _paint_chip(painter, theme, inner, column, cell, rtl=rtl)
    elif column.kind == "mark":
        _paint_mark(painter, theme, inner, column, cell, rtl=rtl)
    else:
        _paint_text(painter, theme, inner, column, cell, rtl=rtl)


def _laid(
    theme: Theme, column: Column, cell: Cell, width: float, *, rtl: bool
) -> list[tuple[Laid, str]]:
    """The words of a cell, broken to the width, with their colours."""
    role, bold = _role_and_weight(column, cell)
    plain = {"soft": "soft", "link": "accent"}.get(column.kind, "text")
    text = island(cell.text) if column.kind == "money" else cell.text
    lines = [(text, role, bold, cell.colour or plain)]
    if cell.second:
        lines.append((cell.second, "small", False, "soft"))
    align = Qt.AlignmentFlag.AlignTrailing if column.trailing else Qt.AlignmentFlag.AlignLeading
    return [
        (lay_out([Run(words, bold=heavy)], width + 1, theme, step, rtl=rtl, align=align,
                 wrap=column.wraps), colour)
        for words, step, heavy, colour in lines
    ]  # fmt: skip


def _paint_text(
    painter: QPainter, theme: Theme, area: QRectF, column: Column, cell: Cell, *, rtl: bool
) -> None:
    laid = _laid(theme, column, cell, area.width(), rtl=rtl)
    y = area.y() + (area.height() - sum(part.height for part, _colour in laid)) / 2
    for part, colour in laid:
        part.draw(painter, area.x(), y, theme.colour(colour))
        y += part.height


def _paint_chip(
    painter: QPainter, theme: Theme, area: QRectF, column: Column, cell: Cell, *, rtl: bool
) -> None:
    state = cell.state or "plain"
    tint, ink = f"s_{state}_tint", f"s_{state}"
    if state == "accent":
        tint, ink = "accent_tint", "accent"
    elif state in ("plain", "count"):
        tint, ink = "sunken", "text"
    tall = theme.type("micro").line + 6
    wide = min(cell_width(theme, column, cell, rtl=rtl), area.width())
    x = area.right() - wide if column.trailing else area.x()
    box = QRectF(x, area.center().y() - tall / 2, wide, tall)
    box = painting.mirrored(box, area, rtl=rtl)
    # A chip in the accent would not be seen on the row that is chosen.
    edge = theme.colour(ink) if theme.is_high_contrast or state == "accent" else None
    painting.box(painter, box, theme.radius("chip"), theme.colour(tint), edge, 1 if edge else 0)
    _icon_and_word(
        painter, theme, box.adjusted(6, 0, -6, 0), cell, ("micro", "small", ink), rtl=rtl
    )


def _paint_mark(
    painter: QPainter, theme: Theme, area: QRectF, column: Column, cell: Cell, *, rtl: bool
) -> None:
    ink = cell.colour or (f"s_{cell.state}" if cell.state else "text")
    wide = min(cell_width(theme, column, cell, rtl=rtl), area.width())
    x = area.right() - wide if column.trailing else area.x()
    box = painting.mirrored(QRectF(x, area.y(), wide, area.height()), area, rtl=rtl)
    _icon_and_word(painter, theme, box, cell, ("body", "normal", ink), rtl=rtl)


def _icon_and_word(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    cell: Cell,
    look: tuple[str, str, str],
    *,
    rtl: bool,
) -> None:
    role, step, ink = look
    icon = _chip_icon(theme, cell)
    start = 0.0
    if icon:
        size = float(theme.icon(step))
        at = QRectF(box.x(), box.center().y() - size / 2, size, size)
        at = painting.mirrored(at, box, rtl=rtl)
        icons.paint(painter, icon, at, theme.colour(ink), rtl=rtl)
        start = size + 5
    room = max(1.0, box.width() - start)
    laid = lay_out([Run(cell.text, bold=True)], room, theme, role, rtl=rtl, wrap=False)
    words = painting.mirrored(QRectF(box.x() + start, 0, room, 1), box, rtl=rtl)
    laid.draw(painter, words.x(), box.center().y() - laid.height / 2, theme.colour(ink))
