"""The second stage: contacts by day and queue, as a picture."""
