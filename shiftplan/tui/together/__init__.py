"""Several people on one plan folder: who has it open, what they change, and what to do where two met."""
