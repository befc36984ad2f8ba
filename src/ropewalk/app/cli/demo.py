"""The demo program, as if its files had been named."""

import io
from datetime import datetime

from ropewalk.app.cli.program import Program, scheduled
from ropewalk.app.cli.progress import Progress
from ropewalk.app.demo import plan_texts
from ropewalk.exchange import planfile
from ropewalk.exchange.joining import Part, Starts, join
from ropewalk.planning.units import instant_of


def demo_program() -> Program:
    """The demo program."""
    readings = [(name, planfile.read(io.BytesIO(data), name=name)) for name, data in plan_texts()]
    joined = join([Part(file=name, reading=reading) for name, reading in readings if reading.plan is not None])
    with Progress(2) as progress:
        return scheduled(joined, readings, Starts(today=instant_of(datetime.now())), progress)
