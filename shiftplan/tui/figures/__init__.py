"""Figures of the queues into the app: a followed export, pasted rows, and the pictures in large."""
