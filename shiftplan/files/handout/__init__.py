"""The rota as others get it: sheets, calendars, texts for a page or a chat group, the printed day."""
