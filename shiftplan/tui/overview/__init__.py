"""The first stage: the sale on one line, what is ready, what to do next."""
