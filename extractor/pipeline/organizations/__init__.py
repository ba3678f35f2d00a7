"""Organizations: who acts, employs, judges and speaks."""
