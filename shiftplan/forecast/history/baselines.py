"""The forecasts that anybody can make, to compare with."""

import numpy as np

from shiftplan.forecast.history.days import Days, Floats, Indices


def last_same_weekdays(days: Days, target: int, known: Indices, count: int) -> Floats:
    """Per column the mean of the last `count` days of the same weekday among `known`, over what they
    recorded; of the last `count` days of any weekday when there is none of the same.
    """
    same = known[days.weekdays[known] == days.weekdays[target]]
    counts = days.counts[(same if len(same) else known)[-count:]]
    seen = (~np.isnan(counts)).sum(axis=0)
    return np.asarray(
        np.divide(np.nansum(counts, axis=0), seen, out=np.zeros(counts.shape[1]), where=seen > 0)
    )
