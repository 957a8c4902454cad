"""Makes the shipped samples: plan templates and forecast files, the same bytes at every run."""
