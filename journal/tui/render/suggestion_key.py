"""What the key of the row of a suggested playbook begins with; the negotiation's id follows."""

from __future__ import annotations

PLAYBOOK = "playbook:"
