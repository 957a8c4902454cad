"""Whole rosters of one person: all of them as a graph, the cheapest under any prices, and the best mix of many."""
