"""Which layers are seen, and how clearly."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gluteapp.domain.vocabulary import Layer

PEEL_ORDER = (Layer.SKIN, Layer.SUPERFICIAL, Layer.INTERMEDIATE, Layer.DEEP, Layer.NERVES)
"""What the depth slider takes away, one after the other; the bones remain."""
DEEPEST = float(len(PEEL_ORDER))
START_DEPTH = 0.74
"""A translucent skin over the muscles."""
FAINTEST = 0.02
"""Below this a layer counts as taken away."""


class LayerStack(QObject):
    """Opacity (0–1) and eye of every layer, and the depth to which all is peeled."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hidden: set[Layer] = set()
        self._opacity: dict[Layer, float] = {}
        self._depth = START_DEPTH
        self._before_solo: set[Layer] | None = None
        self._opacity = self._peeled()

    @property
    def depth(self) -> float:
        """0 is the whole skin, ``DEEPEST`` the bones alone."""
        return self._depth

    def opacity(self, layer: Layer) -> float:
        """How clearly the layer would be seen if its eye is open."""
        return self._opacity[layer]

    def is_visible(self, layer: Layer) -> bool:
        """Whether the eye is open."""
        return layer not in self._hidden

    @property
    def shown(self) -> dict[Layer, float]:
        """Opacity of all layers that are seen at all."""
        return {
            layer: value
            for layer, value in self._opacity.items()
            if layer not in self._hidden and value > FAINTEST
        }

    @property
    def is_solo(self) -> bool:
        """Whether one layer is shown alone."""
        return self._before_solo is not None

    def set_depth(self, depth: float) -> None:
        """Peel to a depth; opens every eye again."""
        depth = min(max(depth, 0.0), DEEPEST)
        if depth == self._depth and not self._hidden:
            return
        self._depth = depth
        self._hidden.clear()
        self._before_solo = None
        self._opacity = self._peeled()
        self.changed.emit()

    def set_opacity(self, layer: Layer, opacity: float) -> None:
        """Set one layer's opacity by hand."""
        opacity = min(max(opacity, 0.0), 1.0)
        if opacity != self._opacity[layer]:
            self._opacity[layer] = opacity
            self.changed.emit()

    def toggle(self, layer: Layer) -> None:
        """Open or close a layer's eye; a layer peeled away comes back whole."""
        if layer in self._hidden:
            self._hidden.discard(layer)
        elif self._opacity[layer] <= FAINTEST:
            self._opacity[layer] = 1.0
        else:
            self._hidden.add(layer)
        self._before_solo = None
        self.changed.emit()

    def solo(self, layer: Layer) -> None:
        """Show one layer alone; once more brings the others back."""
        if self._before_solo is not None and layer not in self._hidden:
            self._hidden, self._before_solo = self._before_solo, None
        else:
            if self._before_solo is None:
                self._before_solo = set(self._hidden)
            self._hidden = set(Layer) - {layer}
            if self._opacity[layer] <= FAINTEST:
                self._opacity[layer] = 1.0
        self.changed.emit()

    @property
    def is_as_at_start(self) -> bool:
        """Whether nothing was peeled or hidden."""
        return self._depth == START_DEPTH and not self._hidden and self._opacity == self._peeled()

    def reset(self) -> None:
        """Back to the view at start."""
        self._depth = -1.0
        self.set_depth(START_DEPTH)

    def _peeled(self) -> dict[Layer, float]:
        opacity = dict.fromkeys(Layer, 1.0)
        for index, layer in enumerate(PEEL_ORDER):
            opacity[layer] = min(max(1.0 - (self._depth - index), 0.0), 1.0)
        return opacity
