"""Stage 8: the debrief of a sale and what the next plan takes from it."""
