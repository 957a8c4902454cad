"""The third stage: agents needed, and why."""
