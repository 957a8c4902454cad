"""Rotas that come back from a spreadsheet."""
