"""Date phrases as tables: what is typed, what it means looking forward and looking back."""

import pytest
from dates_rows import NOW, expected, outcome, typed

from journal.domain.dates import Looking, parse_when, read_when
from journal.domain.instants import Day, parse_instant
from journal.errors import BadInputError

FORWARD, BACK = Looking.FORWARD, Looking.BACK

# From Tuesday 24 November 2026, 10:00 in Berlin. Phrases that mean the same wherever they look.
EITHER_WAY = [
    # relative days
    ("today", "2026-11-24"),
    ("Today| I", "2026-11-24"),
    ("tonight", "2026-11-24"),
    ("tomorrow", "2026-11-25"),
    ("TOMORROW", "2026-11-25"),
    ("tmrw", "2026-11-25"),
    ("yesterday", "2026-11-23"),
    ("day after tomorrow", "2026-11-26"),
    ("the day after tomorrow", "2026-11-26"),
    ("day before yesterday", "2026-11-22"),
    ("tomorrow| at 9", "2026-11-25"),
    ("tomorrow| 9", "2026-11-25"),
    ("today at 5pm", "2026-11-24 17:00 {B}"),
    ("today 17:00", "2026-11-24 17:00 {B}"),
    ("yesterday 4pm", "2026-11-23 16:00 {B}"),
    ("yesterday, 4pm|: They can do", "2026-11-23 16:00 {B}"),
    ("yesterday at 4:05pm", "2026-11-23 16:05 {B}"),
    ("4pm yesterday", "2026-11-23 16:00 {B}"),
    ("16:00, yesterday", "2026-11-23 16:00 {B}"),
    ("at 4pm on yesterday", "2026-11-23 16:00 {B}"),
    ("tomorrow noon", "2026-11-25 12:00 {B}"),
    ("noon tomorrow", "2026-11-25 12:00 {B}"),
    ("tomorrow eod", "2026-11-25"),
    ("eod tomorrow", "2026-11-25"),
    ("end of day tomorrow", "2026-11-25"),
    ("end of the day tomorrow", "2026-11-25"),
    ("today eod", "2026-11-24"),
    ("now", "2026-11-24 10:00 {B}"),
    ("now|: hello", "2026-11-24 10:00 {B}"),
    # parts of the day
    ("tomorrow morning", "2026-11-25"),
    ("yesterday evening", "2026-11-23"),
    ("this afternoon", "2026-11-24"),
    ("last night", "2026-11-23"),
    ("yesterday afternoon 4:30", "2026-11-23 16:30 {B}"),
    ("yesterday evening at 8:15", "2026-11-23 20:15 {B}"),
    ("yesterday morning 9:30", "2026-11-23 09:30 {B}"),
    ("4:30 yesterday afternoon", "2026-11-23 16:30 {B}"),
    ("yesterday afternoon 16:30", "2026-11-23 16:30 {B}"),
    ("tonight 8:30", "2026-11-24 20:30 {B}"),
    ("tonight 8pm", "2026-11-24 20:00 {B}"),
    ("last night 11:30", "2026-11-23 23:30 {B}"),
    ("tonight at midnight", "2026-11-25 00:00 {B}"),
    ("last night midnight", "2026-11-24 00:00 {B}"),
    # weekdays that say where they are
    ("last tuesday", "2026-11-17"),
    ("last mon", "2026-11-23"),
    ("last friday", "2026-11-20"),
    ("last monday 4pm", "2026-11-23 16:00 {B}"),
    ("next monday", "2026-11-30"),
    ("next tue", "2026-12-01"),
    ("next mon at 9:00", "2026-11-30 09:00 {B}"),
    ("coming fri", "2026-11-27"),
    ("fri next week", "2026-12-04"),
    ("next week fri", "2026-12-04"),
    ("friday this week", "2026-11-27"),
    ("mon last week", "2026-11-16"),
    ("fri next week 5pm", "2026-12-04 17:00 {B}"),
    # ISO
    ("2026-12-04", "2026-12-04"),
    ("2026/12/04", "2026-12-04"),
    ("2026-12-04| answer", "2026-12-04"),
    ("2026-12-04|, answer", "2026-12-04"),
    ("2026-12-04 17:00", "2026-12-04 17:00 {B}"),
    ("2026-12-04T17:00", "2026-12-04 17:00 {B}"),
    ("2026-12-04t17:00:30", "2026-12-04 17:00:30 {B}"),
    ("2026-12-04T17:00:00.250", "2026-12-04 17:00 {B}"),
    ("2026-12-04 at 5pm", "2026-12-04 17:00 {B}"),
    ("5pm 2026-12-04", "2026-12-04 17:00 {B}"),
    ("2026-12-04T17:00:00+01:00", "2026-12-04 17:00 {B}"),
    ("2026-12-04T17:00:00+01:00[Europe/Berlin]", "2026-12-04 17:00 {B}"),
    ("2026-12-04T17:00[America/New_York]| x", "2026-12-04 17:00 America/New_York"),
    ("2026-12-04T17:00Z", "2026-12-04 17:00 UTC"),
    ("2026-12-04T17:00:00z", "2026-12-04 17:00 UTC"),
    ("2026-12-04 17:00+09:00", "2026-12-04 17:00 Etc/GMT-9"),
    ("2026-12-04T17:00:00-08:00", "2026-12-04 17:00 Etc/GMT+8"),
    ("2026-12-04T17:00+0530", "2026-12-04 17:00 Asia/Kolkata"),
    ("2026-12-04T10:00-03:30", "2026-12-04 14:30 {B}"),
    ("2026-12-04 10:00|-11:30", "2026-12-04 10:00 {B}"),
    ("2026-03", "-"),
    ("2026-13-01", "-"),
    ("2026-12-04T", "-"),
    ("2026-12-04T25:00", "-"),
    ("2026-12-04-05", "-"),
    ("20261204", "-"),
    ("2026", "-"),
    # dates with their year
    ("1 Feb 2027", "2027-02-01"),
    ("1 February 2027", "2027-02-01"),
    ("1st of February 2027", "2027-02-01"),
    ("the 1st of February, 2027", "2027-02-01"),
    ("Feb 1st, 2027", "2027-02-01"),
    ("Feb. 1, 2027", "2027-02-01"),
    ("february 1 2027", "2027-02-01"),
    ("1. Februar 2027", "2027-02-01"),
    ("1 de febrero de 2027", "2027-02-01"),
    ("13/11/2026", "2026-11-13"),
    ("11/13/2026", "2026-11-13"),
    ("13/11/26", "2026-11-13"),
    ("13-11-2026", "2026-11-13"),
    ("14.11.2026", "2026-11-14"),
    ("14.11.26", "2026-11-14"),
    ("14.11.2026| send", "2026-11-14"),
    ("05/05/2027", "2027-05-05"),
    ("Fri 27 Nov 2026", "2026-11-27"),
    ("Friday, 27 November 2026", "2026-11-27"),
    ("Fri, 2026-11-27", "2026-11-27"),
    ("friday the 27th of November 2026 at 5pm", "2026-11-27 17:00 {B}"),
    ("Fr., 27.11.2026 um 17 Uhr", "2026-11-27 17:00 {B}"),
    # spans that say which way
    ("in 3 days", "2026-11-27"),
    ("in 3d", "2026-11-27"),
    ("in three days", "2026-11-27"),
    ("within 3 days", "2026-11-27"),
    ("in a week", "2026-12-01"),
    ("in 2 weeks", "2026-12-08"),
    ("2 weeks from now", "2026-12-08"),
    ("3 days from today", "2026-11-27"),
    ("in 0 days", "2026-11-24"),
    ("in 1 month", "2026-12-24"),
    ("in 2 months", "2027-01-24"),
    ("a month ago", "2026-10-24"),
    ("in 1 year", "2027-11-24"),
    ("3 days ago", "2026-11-21"),
    ("3d ago", "2026-11-21"),
    ("a week ago", "2026-11-17"),
    ("two weeks ago", "2026-11-10"),
    ("in 3 days at 5pm", "2026-11-27 17:00 {B}"),
    ("3 days ago 4pm", "2026-11-21 16:00 {B}"),
    ("4pm 3 days ago", "2026-11-21 16:00 {B}"),
    ("eod in 3 days", "2026-11-27"),
    ("in 3 business days", "2026-11-27"),
    ("in 4 business days", "2026-11-30"),
    ("in 3 working days", "2026-11-27"),
    ("in 5 bd", "2026-12-01"),
    ("3 business days ago", "2026-11-19"),
    ("next business day", "2026-11-25"),
    ("2 hours ago", "2026-11-24 08:00 {B}"),
    ("2h ago", "2026-11-24 08:00 {B}"),
    ("an hour ago", "2026-11-24 09:00 {B}"),
    ("half an hour ago", "2026-11-24 09:30 {B}"),
    ("20 min ago", "2026-11-24 09:40 {B}"),
    ("20 mins ago", "2026-11-24 09:40 {B}"),
    ("90 minutes ago|: Dana", "2026-11-24 08:30 {B}"),
    ("in 2 hours", "2026-11-24 12:00 {B}"),
    ("in 2h", "2026-11-24 12:00 {B}"),
    ("in 20 min", "2026-11-24 10:20 {B}"),
    ("in 30 hours", "2026-11-25 16:00 {B}"),
    ("in 3", "-"),
    ("3 days", "-"),
    ("3 business days", "-"),
    ("2 hours", "-"),
    ("in three", "-"),
    ("ago", "-"),
    # ends of periods that say which
    ("end of next week", "2026-12-04"),
    ("end of last week", "2026-11-20"),
    ("end of next month", "2026-12-31"),
    ("end of last month", "2026-10-31"),
    ("end of Feb 2028", "2028-02-29"),
    ("end of next year", "2027-12-31"),
    ("end of next week 5pm", "2026-12-04 17:00 {B}"),
    # German, French, Spanish
    ("heute", "2026-11-24"),
    ("heute morgen", "2026-11-24"),
    ("morgen", "2026-11-25"),
    ("morgen früh", "2026-11-25"),
    ("übermorgen", "2026-11-26"),
    ("gestern 16 Uhr", "2026-11-23 16:00 {B}"),
    ("gestern um 16.30 Uhr", "2026-11-23 16:30 {B}"),
    ("vorgestern", "2026-11-22"),
    ("in 3 Tagen", "2026-11-27"),
    ("vor einer Woche", "2026-11-17"),
    ("vor 2 Stunden", "2026-11-24 08:00 {B}"),
    ("aujourd'hui", "2026-11-24"),
    ("aujourd’hui à 17h", "2026-11-24 17:00 {B}"),
    ("demain", "2026-11-25"),
    ("demain 17h30", "2026-11-25 17:30 {B}"),
    ("après-demain", "2026-11-26"),
    ("apre\u0300s-demain", "2026-11-26"),
    ("hier à 16h", "2026-11-23 16:00 {B}"),
    ("avant-hier", "2026-11-22"),
    ("il y a 3 jours", "2026-11-21"),
    ("dans 3 jours ouvrés", "2026-11-27"),
    ("hoy", "2026-11-24"),
    ("mañana", "2026-11-25"),
    ("pasado mañana a las 17:00", "2026-11-26 17:00 {B}"),
    ("ayer", "2026-11-23"),
    ("anteayer", "2026-11-22"),
    ("hace 3 días", "2026-11-21"),
    ("en 3 días hábiles", "2026-11-27"),
    # ordinary words and numbers
    ("may", "-"),
    ("May the best", "-"),
    ("march", "-"),
    ("mar", "-"),
    ("december 2026", "-"),
    ("7", "-"),
    ("17", "-"),
    ("at 9", "-"),
    ("at", "-"),
    ("on", "-"),
    ("the", "-"),
    ("5%", "-"),
    ("5/6%", "-"),
    ("185k", "-"),
    ("180-190k", "-"),
    ("5/15/40/40", "-"),
    ("1.2.3", "-"),
    ("17.30", "-"),
    ("14.11", "-"),
    ("4000 RSU", "-"),
    ("today's call", "-"),
    ("today@example.com", "-"),
    ("today.com", "-"),
    ("mon-fri", "-"),
    ("friendly", "-"),
    ("sunny", "-"),
    ("fri5pm", "-"),
    ("3days", "-"),
    ("3dx", "-"),
    ("monday_report", "-"),
    ("do 5pm", "-"),
    ("so what", "-"),
    ("sam 5pm", "-"),
    ("a 5pm call", "-"),
    ("fin", "-"),
    ("end of", "-"),
    ("next", "-"),
    ("next steps", "-"),
    ("last offer", "-"),
    ("25:00", "-"),
    ("17:60", "-"),
    ("17:00:61", "-"),
    ("13pm", "-"),
    ("0am", "-"),
    ("45/60", "-"),
    ("", "-"),
    (" fri", "-"),
    ("\nfri", "-"),
    ("1985-12-04", "1985-12-04"),
    ("1815-06-18", "-"),
    ("2200-01-01", "-"),
    ("99999d", "-"),
    ("in 9999 years", "-"),
    ("tomorrow|\n5pm", "2026-11-25"),
]

# What has the same outcome both ways, and is asked.
ASKED = [
    ("03/04", "3 Apr or 4 Mar"),
    ("03/04| x", "3 Apr or 4 Mar"),
    ("03/04/2027", "3 Apr 2027 or 4 Mar 2027"),
    ("03-04-2027", "3 Apr 2027 or 4 Mar 2027"),
    ("03/04 5pm", "3 Apr or 4 Mar"),
    ("31 Feb", "a day that exists: there is no 31 Feb"),
    ("Feb 30", "a day that exists: there is no 30 Feb"),
    ("31.4.", "a day that exists: there is no 31 Apr"),
    ("31/04", "a day that exists: there is no 31 Apr"),
    ("2026-02-29", "a day that exists: there is no 29 Feb 2026"),
    ("29 Feb 2027", "a day that exists: there is no 29 Feb 2027"),
    ("Thu 27 Nov 2026", "a day that is a Thu (Fri 27 Nov 2026 is not), or its year too"),
    ("next friday", "this fri (Fri 27 Nov 2026) or fri next week (Fri 4 Dec 2026)"),
    ("next wed", "this wed (Wed 25 Nov 2026) or wed next week (Wed 2 Dec 2026)"),
    ("next fri 5pm", "this fri (Fri 27 Nov 2026) or fri next week (Fri 4 Dec 2026)"),
    ("next week", "a day, as mon next week or end of next week"),
    ("this week", "a day, as mon this week or end of this week"),
    ("last week", "a day, as mon last week or end of last week"),
    ("next month", "a day, as end of next month"),
    ("fri midnight", "0:00 for the start of that day, or eod for its end"),
    ("midnight tomorrow", "0:00 for the start of that day, or eod for its end"),
    ("this morning midnight", "0:00 for the start of that day, or eod for its end"),
    ("in 5m", "in 5 min or in 5 months"),
    ("5m ago", "5 min ago or 5 months ago"),
    ("30m", "in 30 min or in 30 months"),
    ("tonight 1:30", "the day and a 24-hour time, as fri 23:30"),
    ("tonight 1am", "the day and a 24-hour time, as fri 23:30"),
    ("last night 12:30", "the day and a 24-hour time, as fri 23:30"),
]

# Typed, looking forward, looking back.
EACH_WAY = [
    ("fri", "2026-11-27", "2026-11-20"),
    ("Fri| answer", "2026-11-27", "2026-11-20"),
    ("friday", "2026-11-27", "2026-11-20"),
    ("on friday", "2026-11-27", "2026-11-20"),
    ("fri|: send", "2026-11-27", "2026-11-20"),
    ("fri|:send", "2026-11-27", "2026-11-20"),
    ("fri|,send", "2026-11-27", "2026-11-20"),
    ("fri|.", "2026-11-27", "2026-11-20"),
    ("fri|, 27 people", "2026-11-27", "2026-11-20"),
    ("fri| 27", "2026-11-27", "2026-11-20"),
    ("sat", "2026-11-28", "2026-11-21"),
    ("sun", "2026-11-29", "2026-11-22"),
    ("thurs", "2026-11-26", "2026-11-19"),
    ("mon", "2026-11-30", "2026-11-23"),
    ("this fri", "2026-11-27", "2026-11-20"),
    ("this tue", "2026-11-24", "2026-11-24"),
    # the anchor's own weekday
    ("tue", "2026-12-01", "2026-11-17"),
    ("tuesday", "2026-12-01", "2026-11-17"),
    ("tue 5pm", "2026-11-24 17:00 {B}", "2026-11-17 17:00 {B}"),
    ("tue 9am", "2026-12-01 09:00 {B}", "2026-11-24 09:00 {B}"),
    ("tue 10:00", "2026-12-01 10:00 {B}", "2026-11-24 10:00 {B}"),
    ("tue 10:01", "2026-11-24 10:01 {B}", "2026-11-17 10:01 {B}"),
    ("tue eod", "2026-11-24", "2026-11-17"),
    ("eod tue", "2026-11-24", "2026-11-17"),
    ("tue noon", "2026-11-24 12:00 {B}", "2026-11-17 12:00 {B}"),
    ("tue evening 8:00", "2026-11-24 20:00 {B}", "2026-11-17 20:00 {B}"),
    # weekday and clock
    ("fri 5pm| answer the offer", "2026-11-27 17:00 {B}", "2026-11-20 17:00 {B}"),
    ("fri 5 pm", "2026-11-27 17:00 {B}", "2026-11-20 17:00 {B}"),
    ("Friday at 5 p.m.", "2026-11-27 17:00 {B}", "2026-11-20 17:00 {B}"),
    ("Friday, 5:30pm|, call", "2026-11-27 17:30 {B}", "2026-11-20 17:30 {B}"),
    ("fri,5pm", "2026-11-27 17:00 {B}", "2026-11-20 17:00 {B}"),
    ("5pm on Friday", "2026-11-27 17:00 {B}", "2026-11-20 17:00 {B}"),
    ("17:00 fri", "2026-11-27 17:00 {B}", "2026-11-20 17:00 {B}"),
    ("fri @ 5pm", "2026-11-27 17:00 {B}", "2026-11-20 17:00 {B}"),
    ("fri 9h", "2026-11-27 09:00 {B}", "2026-11-20 09:00 {B}"),
    ("fri eod", "2026-11-27", "2026-11-20"),
    ("end of day Friday", "2026-11-27", "2026-11-20"),
    ("fri 10:00|-11:30", "2026-11-27 10:00 {B}", "2026-11-20 10:00 {B}"),
    ("fri 5pm|-6pm", "2026-11-27 17:00 {B}", "2026-11-20 17:00 {B}"),
    # a clock time alone
    ("5pm", "2026-11-24 17:00 {B}", "2026-11-23 17:00 {B}"),
    ("at 5pm", "2026-11-24 17:00 {B}", "2026-11-23 17:00 {B}"),
    ("@5pm", "2026-11-24 17:00 {B}", "2026-11-23 17:00 {B}"),
    ("5pm|.", "2026-11-24 17:00 {B}", "2026-11-23 17:00 {B}"),
    ("5 p.m.| x", "2026-11-24 17:00 {B}", "2026-11-23 17:00 {B}"),
    ("17:00", "2026-11-24 17:00 {B}", "2026-11-23 17:00 {B}"),
    ("4:05pm", "2026-11-24 16:05 {B}", "2026-11-23 16:05 {B}"),
    ("5.30pm", "2026-11-24 17:30 {B}", "2026-11-23 17:30 {B}"),
    ("17h", "2026-11-24 17:00 {B}", "2026-11-23 17:00 {B}"),
    ("17h30", "2026-11-24 17:30 {B}", "2026-11-23 17:30 {B}"),
    ("à 9h", "2026-11-25 09:00 {B}", "2026-11-24 09:00 {B}"),
    ("09h", "2026-11-25 09:00 {B}", "2026-11-24 09:00 {B}"),
    ("9h30", "2026-11-25 09:30 {B}", "2026-11-24 09:30 {B}"),
    ("17 Uhr", "2026-11-24 17:00 {B}", "2026-11-23 17:00 {B}"),
    ("17 Uhr 30", "2026-11-24 17:30 {B}", "2026-11-23 17:30 {B}"),
    ("17.30 Uhr", "2026-11-24 17:30 {B}", "2026-11-23 17:30 {B}"),
    ("9am", "2026-11-25 09:00 {B}", "2026-11-24 09:00 {B}"),
    ("10:00", "2026-11-25 10:00 {B}", "2026-11-24 10:00 {B}"),
    ("10:01", "2026-11-24 10:01 {B}", "2026-11-23 10:01 {B}"),
    ("9:59", "2026-11-25 09:59 {B}", "2026-11-24 09:59 {B}"),
    ("12am", "2026-11-25 00:00 {B}", "2026-11-24 00:00 {B}"),
    ("12pm", "2026-11-24 12:00 {B}", "2026-11-23 12:00 {B}"),
    ("noon", "2026-11-24 12:00 {B}", "2026-11-23 12:00 {B}"),
    ("midnight", "2026-11-25 00:00 {B}", "2026-11-24 00:00 {B}"),
    ("9h", "? 9:00 or in 9 hours", "? 9:00 or 9 hours ago"),
    ("eod", "2026-11-24", "2026-11-24"),
    # dates without a year
    ("1 Feb", "2027-02-01", "2026-02-01"),
    ("1 Feb|.", "2027-02-01", "2026-02-01"),
    ("1Feb", "2027-02-01", "2026-02-01"),
    ("Feb 1", "2027-02-01", "2026-02-01"),
    ("1 February", "2027-02-01", "2026-02-01"),
    ("Feb 1st", "2027-02-01", "2026-02-01"),
    ("1st of Feb", "2027-02-01", "2026-02-01"),
    ("on the 1st of Feb", "2027-02-01", "2026-02-01"),
    ("march 3", "2027-03-03", "2026-03-03"),
    ("May 5", "2027-05-05", "2026-05-05"),
    ("1 Feb| 4000 RSU", "2027-02-01", "2026-02-01"),
    ("1 Feb| 2000 RSU", "2027-02-01", "2026-02-01"),
    ("Feb 1|, 2 people", "2027-02-01", "2026-02-01"),
    ("Feb 1:30", "-", "-"),
    ("Feb 1,000", "-", "-"),
    ("24 Nov", "2026-11-24", "2026-11-24"),
    ("23 Nov", "2027-11-23", "2026-11-23"),
    ("25 Nov", "2026-11-25", "2025-11-25"),
    ("24 Nov 9am", "2026-11-24 09:00 {B}", "2026-11-24 09:00 {B}"),
    ("5pm 25 Nov", "2026-11-25 17:00 {B}", "2025-11-25 17:00 {B}"),
    ("1 Feb at 5pm", "2027-02-01 17:00 {B}", "2026-02-01 17:00 {B}"),
    ("1 Feb eod", "2027-02-01", "2026-02-01"),
    ("29 Feb", "2028-02-29", "2024-02-29"),
    ("13/11", "2027-11-13", "2026-11-13"),
    ("11/13", "2027-11-13", "2026-11-13"),
    ("5/5", "2027-05-05", "2026-05-05"),
    ("14.11.", "2027-11-14", "2026-11-14"),
    ("14.11. um 17 Uhr", "2027-11-14 17:00 {B}", "2026-11-14 17:00 {B}"),
    ("03.04.", "2027-04-03", "2026-04-03"),
    ("Fri 27 Nov", "2026-11-27", "? a day that is a Fri (Thu 27 Nov 2025 is not), or its year too"),
    ("Fri 20/11", "? a day that is a Fri (Sat 20 Nov 2027 is not), or its year too", "2026-11-20"),
    # spans and ends that follow where one looks
    ("3d", "2026-11-27", "2026-11-21"),
    ("3D", "2026-11-27", "2026-11-21"),
    ("0d", "2026-11-24", "2026-11-24"),
    ("3d| call", "2026-11-27", "2026-11-21"),
    ("2w", "2026-12-08", "2026-11-10"),
    ("1m", "2026-12-24", "2026-10-24"),
    ("12m", "2027-11-24", "2025-11-24"),
    ("1y", "2027-11-24", "2025-11-24"),
    ("3d 5pm", "2026-11-27 17:00 {B}", "2026-11-21 17:00 {B}"),
    ("eow", "2026-11-27", "2026-11-20"),
    ("end of week", "2026-11-27", "2026-11-20"),
    ("end of the week", "2026-11-27", "2026-11-20"),
    ("end of this week", "2026-11-27", "2026-11-20"),
    ("end of month", "2026-11-30", "2026-10-31"),
    ("end of the month", "2026-11-30", "2026-10-31"),
    ("month end", "2026-11-30", "2026-10-31"),
    ("eom", "2026-11-30", "2026-10-31"),
    ("eoy", "2026-12-31", "2025-12-31"),
    ("end of March", "2027-03-31", "2026-03-31"),
    ("end of Nov", "2026-11-30", "2025-11-30"),
    ("end of month 5pm", "2026-11-30 17:00 {B}", "2026-10-31 17:00 {B}"),
    ("Monatsende", "2026-11-30", "2026-10-31"),
    ("Ende des Monats", "2026-11-30", "2026-10-31"),
    ("Ende März", "2027-03-31", "2026-03-31"),
    ("fin du mois", "2026-11-30", "2026-10-31"),
    ("fin de mes", "2026-11-30", "2026-10-31"),
    ("fin de marzo", "2027-03-31", "2026-03-31"),
    # German, French, Spanish
    ("Freitag", "2026-11-27", "2026-11-20"),
    ("am Freitag um 17 Uhr", "2026-11-27 17:00 {B}", "2026-11-20 17:00 {B}"),
    ("Freitag, den 27. November", "2026-11-27", "? a day that is a Fri (Thu 27 Nov 2025 is not), or its year too"),
    ("Mo 23.11.", "? a day that is a Mon (Tue 23 Nov 2027 is not), or its year too", "2026-11-23"),
    ("1. Februar", "2027-02-01", "2026-02-01"),
    ("1.Februar", "2027-02-01", "2026-02-01"),
    ("3. März", "2027-03-03", "2026-03-03"),
    ("vendredi à 17h", "2026-11-27 17:00 {B}", "2026-11-20 17:00 {B}"),
    ("le 1er février", "2027-02-01", "2026-02-01"),
    ("3 août", "2027-08-03", "2026-08-03"),
    ("mar. 3 nov|.", "? a day that is a Tue (Wed 3 Nov 2027 is not), or its year too", "2026-11-03"),
    ("viernes a las 17:00", "2026-11-27 17:00 {B}", "2026-11-20 17:00 {B}"),
    ("el miércoles", "2026-11-25", "2026-11-18"),
    ("sábado", "2026-11-28", "2026-11-21"),
    ("1 de febrero", "2027-02-01", "2026-02-01"),
]


@pytest.mark.parametrize("looking", Looking)
@pytest.mark.parametrize(("marked", "meaning"), EITHER_WAY)
def test_a_phrase_that_means_the_same_both_ways(marked, meaning, looking):
    assert outcome(typed(marked), looking) == expected(marked, meaning)


@pytest.mark.parametrize("looking", Looking)
@pytest.mark.parametrize(("marked", "meaning"), ASKED)
def test_what_could_mean_two_things_is_asked(marked, meaning, looking):
    assert outcome(typed(marked), looking) == expected(marked, f"? {meaning}")


@pytest.mark.parametrize(("marked", "forward", "back"), EACH_WAY)
def test_a_phrase_that_follows_where_one_looks(marked, forward, back):
    assert outcome(typed(marked), FORWARD) == expected(marked, forward)
    assert outcome(typed(marked), BACK) == expected(marked, back)


# A phrase, the anchor, where it looks, what it means.
AROUND = [
    # around midnight
    ("today", "2026-11-24T23:59:59+01:00[Europe/Berlin]", FORWARD, "2026-11-24"),
    ("today", "2026-11-25T00:00:00+01:00[Europe/Berlin]", FORWARD, "2026-11-25"),
    ("yesterday 4pm", "2026-11-25T00:00:30+01:00[Europe/Berlin]", BACK, "2026-11-24 16:00 {B}"),
    ("11pm", "2026-11-25T00:10:00+01:00[Europe/Berlin]", BACK, "2026-11-24 23:00 {B}"),
    ("11pm", "2026-11-24T23:10:00+01:00[Europe/Berlin]", FORWARD, "2026-11-25 23:00 {B}"),
    ("0:30", "2026-11-24T23:50:00+01:00[Europe/Berlin]", FORWARD, "2026-11-25 00:30 {B}"),
    ("midnight", "2026-11-25T00:00:00+01:00[Europe/Berlin]", FORWARD, "2026-11-26 00:00 {B}"),
    ("midnight", "2026-11-25T00:00:00+01:00[Europe/Berlin]", BACK, "2026-11-25 00:00 {B}"),
    ("tue", "2026-11-24T23:59:59+01:00[Europe/Berlin]", FORWARD, "2026-12-01"),
    ("wed", "2026-11-24T23:59:59+01:00[Europe/Berlin]", FORWARD, "2026-11-25"),
    ("tue", "2026-11-25T00:00:00+01:00[Europe/Berlin]", BACK, "2026-11-24"),
    ("tue 23:59", "2026-11-24T23:58:00+01:00[Europe/Berlin]", FORWARD, "2026-11-24 23:59 {B}"),
    ("tue 23:59", "2026-11-24T23:59:00+01:00[Europe/Berlin]", FORWARD, "2026-12-01 23:59 {B}"),
    ("tue 23:59", "2026-11-25T00:01:00+01:00[Europe/Berlin]", BACK, "2026-11-24 23:59 {B}"),
    ("1h ago", "2026-11-25T00:30:00+01:00[Europe/Berlin]", BACK, "2026-11-24 23:30 {B}"),
    ("tonight at midnight", "2026-11-24T23:50:00+01:00[Europe/Berlin]", FORWARD, "2026-11-25 00:00 {B}"),
    # around weekends: weeks run from Monday to Sunday and end on Friday
    ("fri", "2026-11-22T10:00:00+01:00[Europe/Berlin]", FORWARD, "2026-11-27"),
    ("next fri", "2026-11-22T10:00:00+01:00[Europe/Berlin]", FORWARD, "2026-11-27"),
    ("next fri", "2026-11-27T10:00:00+01:00[Europe/Berlin]", FORWARD, "2026-12-04"),
    ("next sat", "2026-11-28T10:00:00+01:00[Europe/Berlin]", FORWARD, "2026-12-05"),
    ("fri next week", "2026-11-22T10:00:00+01:00[Europe/Berlin]", FORWARD, "2026-11-27"),
    ("end of next week", "2026-11-22T10:00:00+01:00[Europe/Berlin]", FORWARD, "2026-11-27"),
    ("eow", "2026-11-22T10:00:00+01:00[Europe/Berlin]", FORWARD, "2026-11-27"),
    ("eow", "2026-11-22T10:00:00+01:00[Europe/Berlin]", BACK, "2026-11-20"),
    ("eow", "2026-11-27T23:00:00+01:00[Europe/Berlin]", FORWARD, "2026-11-27"),
    ("eow", "2026-11-27T10:00:00+01:00[Europe/Berlin]", BACK, "2026-11-27"),
    ("last sun", "2026-11-22T10:00:00+01:00[Europe/Berlin]", BACK, "2026-11-15"),
    ("next business day", "2026-11-27T10:00:00+01:00[Europe/Berlin]", FORWARD, "2026-11-30"),
    ("in 1 business day", "2026-11-28T10:00:00+01:00[Europe/Berlin]", FORWARD, "2026-11-30"),
    ("1 business day ago", "2026-11-30T10:00:00+01:00[Europe/Berlin]", BACK, "2026-11-27"),
    # around the ends of months and years
    ("1m", "2026-01-31T10:00:00+01:00[Europe/Berlin]", FORWARD, "2026-02-28"),
    ("1m", "2028-01-31T10:00:00+01:00[Europe/Berlin]", FORWARD, "2028-02-29"),
    ("1m", "2026-03-31T10:00:00+02:00[Europe/Berlin]", BACK, "2026-02-28"),
    ("1y", "2028-02-29T10:00:00+01:00[Europe/Berlin]", FORWARD, "2029-02-28"),
    ("in 13 months", "2026-12-31T10:00:00+01:00[Europe/Berlin]", FORWARD, "2028-01-31"),
    ("tomorrow", "2026-12-31T10:00:00+01:00[Europe/Berlin]", FORWARD, "2027-01-01"),
    ("end of month", "2026-11-30T23:59:00+01:00[Europe/Berlin]", FORWARD, "2026-11-30"),
    ("end of month", "2026-11-30T10:00:00+01:00[Europe/Berlin]", BACK, "2026-11-30"),
    ("end of month", "2026-01-15T10:00:00+01:00[Europe/Berlin]", BACK, "2025-12-31"),
    ("end of next month", "2026-01-31T10:00:00+01:00[Europe/Berlin]", FORWARD, "2026-02-28"),
    ("end of feb", "2028-02-29T10:00:00+01:00[Europe/Berlin]", BACK, "2028-02-29"),
    ("end of feb", "2028-02-28T10:00:00+01:00[Europe/Berlin]", BACK, "2027-02-28"),
    ("31 Dec", "2027-01-01T10:00:00+01:00[Europe/Berlin]", BACK, "2026-12-31"),
    ("1 Jan", "2026-12-31T10:00:00+01:00[Europe/Berlin]", FORWARD, "2027-01-01"),
    ("29 Feb", "2028-02-29T10:00:00+01:00[Europe/Berlin]", FORWARD, "2028-02-29"),
    ("29 Feb", "2096-03-01T10:00:00+01:00[Europe/Berlin]", FORWARD, "2104-02-29"),
    ("29 Feb", "2097-01-01T10:00:00+01:00[Europe/Berlin]", FORWARD, "2104-02-29"),
]


@pytest.mark.parametrize(("text", "now", "looking", "meaning"), AROUND)
def test_around_midnight_weekends_and_month_ends(text, now, looking, meaning):
    assert outcome(text, looking, now) == expected(text, meaning)


@pytest.mark.parametrize(
    ("text", "at", "marked"),
    [
        ("call on fri 5pm", 8, "call on fri 5pm"),
        ("call on fri 5pm", 5, "call on fri 5pm"),
        ("due:fri", 4, "due:fri"),
        ("[fri]", 1, "[fri|]"),
        ("(fri)", 1, "(fri|)"),
        ("“fri”", 1, "“fri|”"),
        ("é fri", 2, "é fri"),
        ("\U0001f389 fri", 2, "\U0001f389 fri"),
    ],
)
def test_a_phrase_begins_where_one_asks(text, at, marked):
    assert outcome(text, FORWARD, start=at).startswith(f"{marked} -> 2026-11-27")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("afri", 1),
        ("3fri", 1),
        ("_fri", 1),
        ("non-fri", 4),
        ("x/13/11", 2),
        ("5/15/40", 2),
        ("14:30", 3),
        ("2026-11-24", 5),
        ("today@5pm", 6),
        ("fri", 3),
        ("fri", 99),
        ("fri", -1),
        ("a fri", 1),
    ],
)
def test_no_phrase_begins_inside_a_word_or_a_number(text, at):
    assert outcome(text, FORWARD, start=at) == "-"


def test_business_days_leave_out_the_holidays_that_are_given():
    holidays = {Day(2026, 11, 26), Day(2026, 11, 27)}.__contains__
    assert outcome("in 3 business days", FORWARD, holidays=holidays) == "in 3 business days -> 2026-12-01"
    assert outcome("fri", FORWARD, holidays=holidays) == "fri -> 2026-11-27"


def test_holidays_without_end_are_no_phrase():
    assert outcome("in 3 business days", FORWARD, holidays=lambda day: True) == "-"


def test_parse_when_takes_the_whole_text():
    now = parse_instant(NOW)
    assert parse_when("  fri ", anchor=now, looking=FORWARD) == Day(2026, 11, 27)
    assert parse_when("yesterday 4pm", anchor=now, looking=BACK).iso() == "2026-11-23T16:00:00+01:00"
    assert parse_when("5pm", anchor=now, looking=FORWARD, zone="Asia/Tokyo").iso() == "2026-11-25T17:00:00+09:00"


@pytest.mark.parametrize(
    ("text", "looking", "sentence"),
    [
        (
            "soon",
            FORWARD,
            "“soon” is not a date; write a day (2026-12-04, 4 Dec, fri, tomorrow, 3d, end of month)"
            " or a time (fri 5pm, in 2 hours).",
        ),
        (
            "fri or so",
            BACK,
            "“fri or so” is not a date; write a day (2026-12-04, 4 Dec, fri, yesterday, 3 days ago)"
            " or a time (yesterday 4pm, 20 min ago).",
        ),
        ("03/04", FORWARD, "“03/04” is not clear as a date; write 3 Apr or 4 Mar."),
        ("31 Feb", FORWARD, "“31 Feb” is not clear as a date; write a day that exists: there is no 31 Feb."),
    ],
)
def test_parse_when_says_what_to_write(text, looking, sentence):
    with pytest.raises(BadInputError) as caught:
        parse_when(text, anchor=parse_instant(NOW), looking=looking)
    assert caught.value.sentence == sentence


@pytest.mark.parametrize("text", ["", "   ", "\x1b[2J", "\ud800", "x" * 5000, "fri\nsat"])
def test_parse_when_quotes_any_text_harmlessly(text):
    with pytest.raises(BadInputError) as caught:
        parse_when(text, anchor=parse_instant(NOW), looking=FORWARD)
    sentence = caught.value.sentence
    assert "\x1b" not in sentence
    assert "\n" not in sentence
    assert len(sentence) < 300
    sentence.encode()


def test_a_reading_tells_the_zone_only_where_one_was_said():
    now = parse_instant(NOW)
    assert read_when("fri 5pm", 0, anchor=now, looking=FORWARD).zone is None
    assert read_when("fri 5pm ET", 0, anchor=now, looking=FORWARD).zone == "America/New_York"
