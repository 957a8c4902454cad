"""Scripts to customers and the cards of everyday work, over whatever stage is in front."""
