"""The first rota: what to begin from when nobody may simply stay at home."""
