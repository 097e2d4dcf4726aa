"""What a good timetable is, how to find and how to mend one; pure functions over frozen values."""
