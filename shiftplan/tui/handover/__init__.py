"""Handovers, cases and what is followed up after the sale, over the live screen."""
