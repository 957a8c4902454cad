"""Fairness: a window over the rota with bars, ranks and reasons."""
