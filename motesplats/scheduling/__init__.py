"""What a good timetable is, how to find one, and how to mend one; pure functions over frozen values."""
