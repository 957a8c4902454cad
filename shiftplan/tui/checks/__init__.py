"""Stage 5: what the judge finds in the rota, what the rota is worth, who carries the nights."""
