"""The practice fair: its registration files, and the answers that made-up employers give."""

from __future__ import annotations

import errno
import json
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable
from motesplats.core.fair import Break, DayPlan, Fair, MeetingRules
from motesplats.core.ids import FairId
from motesplats.exchange.fair_file import FairFile, write_fair_file
from motesplats.exchange.practice import write_employers, write_seekers
from motesplats.exchange.practice_people import (
    made_up_employers,
    made_up_interpreters,
    made_up_seekers,
)
from motesplats.feedback.form import NONE_MISSING
from motesplats.feedback.library import GENERIC, WORK_LANGUAGE
from motesplats.settings import resource_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from motesplats.feedback.form import Form, Option

PRACTICE_FAIR = Fair(
    id=FairId("practice"),
    name="Övningsträffen",
    place="Stora salen, Folkets hus i Österåker",
    day=date(2026, 11, 26),
    plan=DayPlan(
        starts=time(9, 0),
        ends=time(11, 45),
        breaks=(Break(time(10, 15), time(10, 45), "Fika"),),
    ),
    rules=MeetingRules(max_meetings=6, max_run=4),
    organiser="Möteskommittén i Österåker",
    officer="Karin Wallin",
    # Kept for fiction by the Swedish Post and Telecom Authority, as are the seekers' numbers.
    officer_phone="08-465 004 99",
    desk="Entré A",
    practice=True,
)


@dataclass(frozen=True, slots=True)
class PracticeFiles:
    """Where the three registration files lie."""

    seekers: Path
    employers: Path
    fair: Path


def write_practice(
    folder: Path, *, employers: int = 12, seekers: int = 60, seed: int = 1
) -> PracticeFiles:
    """Write the registration files of a made-up fair; same numbers and seed, same bytes.

    Raises Refused(SETTING_INVALID, setting, value) for fewer than one employer or seeker, and
    StoreUnavailable for a folder that cannot be written.
    """
    for setting, value in (("employers", employers), ("seekers", seekers)):
        if value < 1:
            raise Refused(Refusal.SETTING_INVALID, setting=setting, value=value)
    files = PracticeFiles(folder / "seekers.xlsx", folder / "employers.csv", folder / "fair.toml")
    hosts = made_up_employers(employers, seed)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_seekers(files.seekers, made_up_seekers(seekers, hosts, seed))
        write_employers(files.employers, hosts)
        files.fair.write_text(write_fair_file(_settings()), encoding="utf-8", newline="\n")
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        trouble = StoreTrouble.DISK_FULL if full else StoreTrouble.READ_ONLY
        raise StoreUnavailable(trouble, str(folder)) from error
    return files


def _settings() -> FairFile:
    fair = PRACTICE_FAIR
    return FairFile(
        name=fair.name,
        place=fair.place,
        day=fair.day,
        plan=fair.plan,
        rules=fair.rules,
        organiser=fair.organiser,
        officer=fair.officer,
        officer_phone=fair.officer_phone,
        desk=fair.desk,
        practice=fair.practice,
        interpreters=made_up_interpreters(),
    )


def made_up_answers(
    form: Form, number: int, *, seed: int = 1, first: bool = False
) -> dict[str, object]:
    """Answers as ``read_answers`` takes them, complete, for the meeting with this number.

    Own words differ between meetings of one branch whose numbers are less than 1,000 apart.
    ``first``: this is the employer's first meeting, where the branch is asked about as well.
    """
    writer = _Writer(form, number, Random(f"{seed}/{number}/{form.branch}"))
    answers = writer.what_was_seen()
    answers |= writer.what_comes_next()
    if first:
        answers |= writer.about_the_branch()
    return answers


@dataclass(frozen=True, slots=True)
class _Writer:
    """An employer who fills in one form; ``draw`` stands for what the employer saw."""

    form: Form
    number: int
    draw: Random

    def what_was_seen(self) -> dict[str, object]:
        """The role, strengths with what showed them, levels, checked merits."""
        names = [competency.id for competency in self.form.competencies]
        strengths = self.draw.sample(names, self.draw.randint(1, 3))
        return {
            **self._role(),
            "strength_pick": strengths,
            "strength_evidence": self._sentence("evidence"),
            "competence_levels": self._levels(names, strengths),
            "ramp_up": self.draw.choice(self._codes("ramp_up")),
            "verified_merits": [
                {
                    "merit": self.draw.choice(self._codes("verified_merits")),
                    "verification_level": self.draw.choice(("V0", "V1", "V1", "V2")),
                }
            ],
            "preview": True,
        }

    def what_comes_next(self) -> dict[str, object]:
        """The chance of a job, what is missing, the next step, other roles, support and advice."""
        chance = self.draw.choice(("H1", "H2", "H2", "H3", "H4", "H5", "H6"))
        gaps = self._gaps(chance)
        answers: dict[str, object] = {
            "hire_chance": chance,
            "gap": [gap.code for gap in gaps] or [NONE_MISSING],
            "next_step": self._next_step(gaps),
            "next_step_when": self.draw.choice(("D14", "M1", "M3")),
            "interventions": self.draw.sample(self._codes("interventions"), 1),
            "advice": self._sentence("advice"),
        }
        if chance == "H1":
            answers["followup_contact"] = "C1"
            answers["we_can_offer"] = self.draw.sample(self._codes("we_can_offer"), 2)
        if chance == "H3":
            answers["alt_roles"] = self.draw.sample(self._codes("alt_roles")[:4], 2)
            answers["alt_why"] = self._general("alternative")
        return answers

    def about_the_branch(self) -> dict[str, object]:
        """What the branch needs, in choices and in own words."""
        needs = self.draw.sample(self._codes("industry_needs"), 2)
        return {"industry_needs": needs, "industry_text": self._general("industry")}

    def _role(self) -> dict[str, object]:
        item = self.form.item("role_ssyk")
        return {"role_ssyk": item.default or item.options[0].code}

    def _levels(self, names: list[str], strengths: list[str]) -> dict[str, object]:
        """Each competency's level; as many came up as the form asks for at least."""
        levels = {name: self._level(name in strengths) for name in names}
        unseen = [name for name in names if not levels[name]]
        least = self.form.item("competence_levels").min_picks
        for name in unseen[: max(0, least - len(names) + len(unseen))]:
            levels[name] = "L2"
        return levels

    def _level(self, strong: bool) -> object:
        if strong:
            return self.draw.choice(("L3", "L4"))
        return self.draw.choice(("L1", "L2", "L2", "L3", False))

    def _gaps(self, chance: str) -> Sequence[Option]:
        if chance == "H1":
            return ()
        asked = {competency.id for competency in self.form.competencies}
        gaps = [
            gap
            for gap in self._plain("gap")
            if gap.code != NONE_MISSING and (gap.kind != "language" or WORK_LANGUAGE in asked)
        ]
        return self.draw.sample(gaps, self.draw.randint(1, 2))

    def _next_step(self, gaps: Sequence[Option]) -> str:
        missing = {gap.code for gap in gaps}
        ready = [step.code for step in self._plain("next_step") if missing & set(step.links)]
        if ready and self.draw.random() < 0.3:
            return self.draw.choice(ready)
        return self._sentence("next_step")

    def _plain(self, item: str) -> list[Option]:
        """The choices that leave nothing to fill in."""
        return [option for option in self.form.item(item).options if "{" not in option.text.sv]

    def _codes(self, item: str) -> list[str]:
        return [option.code for option in self.form.item(item).options]

    def _sentence(self, kind: str) -> str:
        """One of the branch's sentences, its details walked through so that none comes twice."""
        content, branch = _sentences(), self._branch()
        moments = content["evidence_moments" if kind == "evidence" else "advice_moments"]
        turn, place = divmod(self.number, len(branch[kind]))
        topic = branch["topics"][(turn + place) % len(branch["topics"])]
        moment = moments[(turn // len(branch["topics"]) + 3 * place) % len(moments)]
        written: str = branch[kind][place].format(x=topic, y=moment)
        return written

    def _general(self, kind: str) -> str:
        written: str = self.draw.choice(_sentences()[kind])
        return written.format(x=self.draw.choice(self._branch()["topics"]))

    def _branch(self) -> Mapping[str, Any]:
        branches: Mapping[str, Any] = _sentences()["branches"]
        found: Mapping[str, Any] = branches.get(self.form.branch, branches[GENERIC])
        return found


@cache
def _sentences() -> Mapping[str, Any]:
    path = resource_path("practice", "sentences.json")
    content: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
