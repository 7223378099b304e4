"""A person in one or several negotiations."""

from __future__ import annotations

from journal.domain.record import record
from journal.domain.records.words import Word

ME = "me"
"""Stands where a person's id may stand, for the keeper of the journal."""


class Role(Word):
    """What somebody is in a negotiation."""

    RECRUITER_AGENCY = "recruiter_agency"
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    HR_PARTNER = "hr_partner"
    INTERVIEWER = "interviewer"
    REFERENCE = "reference"
    ADVOCATE = "advocate"
    UNKNOWN = "unknown"


class Authority(Word):
    """What somebody's word is worth."""

    DECIDES = "decides"
    RECOMMENDS = "recommends"
    MESSENGER = "messenger"
    UNKNOWN = "unknown"


@record
class Person:
    """Somebody spoken with. `aliases` are other names they answer to; `negotiations` are ids."""

    id: str
    name: str
    role: Role = Role.UNKNOWN
    authority: Authority = Authority.UNKNOWN
    aliases: tuple[str, ...] = ()
    negotiations: tuple[str, ...] = ()
