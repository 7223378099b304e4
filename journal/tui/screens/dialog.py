"""What every question over the present screen has in common."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """A question that is answered once; a key held down or a second click comes too late and does nothing."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Give the answer and leave. Textual would take away the screen below, too, the second time."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
