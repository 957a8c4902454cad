"""The windows of an incident: severity, seats, updates, decisions, who is missing, who is free, the close."""
