"""Icons by meaning: tinted in a theme colour, rendered sharp for the screen, mirrored where a direction is meant."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
# These say "onwards" or "back": they turn round with the reading direction. Clocks, checks and media do not.
DIRECTED = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "arrow-down-right",
        "arrow-up-right",
        "chevron-left",
        "chevron-right",
        "corner-down-left",
        "list",
        "log-in",
        "log-out",
        "menu",
        "send",
        "undo-2",
    }
)


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    path = FOLDER / f"{name}.svg"
    if not path.is_file():
        raise KeyError(name)
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _rendered(name: str, colour: str, size: int, stroke: float) -> QPixmap:
    svg = _source(name).replace("currentColor", colour)
    if stroke != 2.0:
        svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon in this colour; a name that we do not ship is a KeyError."""
    drawn = QPixmap(_rendered(name, colour.name(), max(1, round(size * ratio)), 2.0))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def paint(
    painter: QPainter,
    name: str,
    box: QRectF,
    colour: QColor,
    *,
    rtl: bool = False,
    stroke: float = 2.0,
) -> None:
    """Draw the icon into the box; a directed one turns round in a right-to-left layout."""
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    drawn = _rendered(name, colour.name(), max(1, round(box.width() * ratio)), stroke)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if rtl and name in DIRECTED:
        painter.translate(box.center().x() * 2, 0)
        painter.scale(-1, 1)
    painter.drawPixmap(box, drawn, QRectF(drawn.rect()))
    painter.restore()
