"""What can be done about a surge now, doing it, and taking it back."""
