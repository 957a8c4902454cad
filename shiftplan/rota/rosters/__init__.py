"""Whole rosters of one person: all as a graph, the cheapest under any prices, the best mix of many."""
