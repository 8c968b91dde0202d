"""Files for other programs, written on the day of the tests."""

from __future__ import annotations

from functools import partial

from tests.support.desk import NOW

from cardtrail.app.export import export as export_on
from cardtrail.app.schedule import Schedule

export = partial(export_on, schedule=Schedule(NOW))
