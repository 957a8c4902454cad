"""Stage 4: the rota as a grid of people × days, its coverage, and the solver beside it."""
