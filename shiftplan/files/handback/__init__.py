"""A rota that was handed out as a grid and edited elsewhere, read back."""
