"""People and absences from tables as shops have them, as differences from what the plan has."""
