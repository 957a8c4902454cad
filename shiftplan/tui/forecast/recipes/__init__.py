"""How the forecast was made: the recipe's steps with their numbers, and a form to change them."""
