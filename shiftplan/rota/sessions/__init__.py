"""Training and briefings: when they are held, what they take, better times once a rota is there."""
