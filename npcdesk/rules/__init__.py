"""What may be, in pure functions: no session, no file, no clock."""
