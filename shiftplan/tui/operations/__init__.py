"""Stages 6 and 7: the checklist before the sale, the surge ladder and the incidents while it runs."""
