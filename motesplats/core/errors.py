"""The three kinds of failure.

A refusal that a person must hear, a store out of reach, and bugs (everything else).
"""

import errno
from enum import StrEnum


class Refusal(StrEnum):
    """Why something was not done; the sentence for each lives in ``motesplats.refusal_words``."""

    # badges and arrivals
    UNKNOWN_BADGE = "unknown_badge"
    FOREIGN_BADGE = "foreign_badge"
    UNKNOWN_SEEKER = "unknown_seeker"
    NAME_MISSING = "name_missing"
    NOT_ARRIVED = "not_arrived"
    # fairs and plans
    UNKNOWN_FAIR = "unknown_fair"
    FAIR_EXISTS = "fair_exists"
    NO_FAIR = "no_fair"
    SETTING_INVALID = "setting_invalid"
    NO_FEEDBACK_TIME = "no_feedback_time"
    NO_TIME_SLOTS = "no_time_slots"
    NO_STATIONS = "no_stations"
    NO_SEEKERS = "no_seekers"
    NO_WISHES = "no_wishes"
    NO_TIMETABLE = "no_timetable"
    NOT_PUBLISHED = "not_published"
    PROBLEM_INVALID = "problem_invalid"
    PROBLEM_CLASH = "problem_clash"
    MEETINGS_CLASH = "meetings_clash"
    MEETINGS_CLASH_AMONG = "meetings_clash_among"
    DECIDED_CLASH = "decided_clash"
    DECIDED_CLASH_AMONG = "decided_clash_among"
    DECIDED_APART = "decided_apart"
    TIMETABLE_INVALID = "timetable_invalid"
    MEETING_BEGUN = "meeting_begun"
    PLACE_TAKEN = "place_taken"
    MEETINGS_BEGUN = "meetings_begun"
    STOPPED = "stopped"
    # reading foreign files
    FILE_MISSING = "file_missing"
    FILE_UNREADABLE = "file_unreadable"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_WRONG_TYPE = "file_wrong_type"
    FILE_HOSTILE = "file_hostile"
    FILE_DAMAGED = "file_damaged"
    FILE_NO_ROWS = "file_no_rows"
    FILE_TOO_MANY_ROWS = "file_too_many_rows"
    COLUMNS_MISSING = "columns_missing"
    MAPPING_INVALID = "mapping_invalid"
    JSON_INVALID = "json_invalid"
    # the hall
    NOT_ITS_DAY = "not_its_day"
    DAY_BEGUN = "day_begun"
    DAY_NOT_BEGUN = "day_not_begun"
    DAY_OVER = "day_over"
    ALREADY_PAUSED = "already_paused"
    NOT_PAUSED = "not_paused"
    FEEDBACK_TOO_SHORT = "feedback_too_short"
    UNKNOWN_STATION = "unknown_station"
    NO_OTHER_TIME = "no_other_time"
    # groups, video and telephone
    UNKNOWN_GROUP = "unknown_group"
    GROUP_WITHOUT_TITLE = "group_without_title"
    GROUP_OUTSIDE_DAY = "group_outside_day"
    GROUP_SIZE = "group_size"
    GROUP_FULL = "group_full"
    GROUP_CLASH = "group_clash"
    GROUP_STATION_TAKEN = "group_station_taken"
    GROUP_NOBODY = "group_nobody"
    REMOTE_WITHOUT_ADDRESS = "remote_without_address"
    UNKNOWN_INTERPRETER = "unknown_interpreter"
    MESSAGE_TOO_LONG = "message_too_long"
    SOUND_NOT_WAV = "sound_not_wav"
    SOUND_TOO_LONG = "sound_too_long"
    SOUND_TOO_LARGE = "sound_too_large"
    # kiosk and feedback
    WRONG_PIN = "wrong_pin"
    PIN_LOCKED = "pin_locked"
    WRONG_PASSPHRASE = "wrong_passphrase"
    GATE_WAITS = "gate_waits"
    GATE_CLOSED = "gate_closed"
    UNKNOWN_EMPLOYER = "unknown_employer"
    UNKNOWN_MEETING = "unknown_meeting"
    NOT_YOUR_MEETING = "not_your_meeting"
    MEETING_HAS_FEEDBACK = "meeting_has_feedback"
    CHANGE_TOO_LATE = "change_too_late"
    NOTHING_TO_MOVE = "nothing_to_move"
    OTHER_HAS_FEEDBACK = "other_has_feedback"
    FORM_INCOMPLETE = "form_incomplete"
    ANSWER_INVALID = "answer_invalid"
    TEXT_BLOCKED = "text_blocked"
    TEXT_NEEDS_REASON = "text_needs_reason"
    COMPETENCIES_TOO_FEW = "competencies_too_few"
    QUESTIONS_TOO_MANY = "questions_too_many"
    QUESTION_INVALID = "question_invalid"
    QUESTION_BLOCKED = "question_blocked"
    UNKNOWN_BRANCH = "unknown_branch"
    BRANCH_INVALID = "branch_invalid"
    TEXT_REPLACED = "text_replaced"
    # reports and prints
    NOTHING_TO_PRINT = "nothing_to_print"
    REPORT_WITHOUT_STRENGTH = "report_without_strength"
    REPORT_WITHOUT_STEP = "report_without_step"
    REPORT_NOT_WANTED = "report_not_wanted"
    NO_FEEDBACK = "no_feedback"
    FEEDBACK_UNREADABLE = "feedback_unreadable"
    UNKNOWN_SHEET = "unknown_sheet"
    SUMMARY_TOO_EARLY = "summary_too_early"
    TOO_FEW_TO_EXPORT = "too_few_to_export"
    NOTHING_TO_COMPARE = "nothing_to_compare"
    GENDER_NOT_REGISTERED = "gender_not_registered"
    SHARE_PROTECTED = "share_protected"
    # the program around it
    NO_SCREEN = "no_screen"
    # store
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTE_EMPTY = "note_empty"
    UNKNOWN_NOTE = "unknown_note"
    CANNOT_UNDO = "cannot_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    CANNOT_REDO = "cannot_redo"
    CHANGED_MEANWHILE = "changed_meanwhile"
    PREVIEW_OUTDATED = "preview_outdated"


class Refused(Exception):
    """A person asked for something that cannot be done, and must hear why.

    ``refusal`` names the reason; ``details`` holds what the sentence needs (never more than the
    reader may see).
    """

    def __init__(self, refusal: Refusal, **details: object) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.details = details


class StoreTrouble(StrEnum):
    """What keeps the store out of reach."""

    MISSING = "missing"
    LOCKED = "locked"
    DAMAGED = "damaged"
    NEWER = "newer"
    WRONG_PASSPHRASE = "wrong_passphrase"
    NOT_A_STORE = "not_a_store"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    UNREACHABLE = "unreachable"
    SYNCED_FOLDER = "synced_folder"


class StoreUnavailable(Exception):
    """The store or a file cannot be read or written; nothing acknowledged is lost."""

    def __init__(self, trouble: StoreTrouble, path: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.path = path


_TROUBLE_OF_ERRNO = {
    errno.ENOSPC: StoreTrouble.DISK_FULL,
    errno.EDQUOT: StoreTrouble.DISK_FULL,
    errno.EACCES: StoreTrouble.READ_ONLY,
    errno.EPERM: StoreTrouble.READ_ONLY,
    errno.EROFS: StoreTrouble.READ_ONLY,
    errno.ENOENT: StoreTrouble.MISSING,
}


def unavailable(error: OSError, path: str) -> StoreUnavailable:
    """What an error of the file system means for the file at ``path``."""
    trouble = _TROUBLE_OF_ERRNO.get(error.errno or 0, StoreTrouble.UNREACHABLE)
    return StoreUnavailable(trouble, path)
