"""The app: one owner of state (`app`), thin screens (`stage`), messages as intentions (`intentions`)."""
