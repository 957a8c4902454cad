"""Pictures made of characters: pure functions to lines of Content, and the widgets that show them."""
