"""Sums of money as they are written everywhere."""

MINUS = "−"


def yuan(amount: float) -> str:
    """Whole yuan; the sign stands before the money: −¥3,514."""
    whole = round(amount)
    return f"{MINUS if whole < 0 else ''}¥{abs(whole):,}"
