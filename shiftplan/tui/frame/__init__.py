"""What stands around every stage: title, rail, status, footer."""
