"""The published employee shift scheduling instances (Curtois and Qu 2014): reading, judging, rows."""
