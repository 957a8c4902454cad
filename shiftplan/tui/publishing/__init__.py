"""What people were told: kept beside the rota on the screen, published anew, compared, confirmed."""
