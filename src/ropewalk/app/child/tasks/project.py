"""Task: a Microsoft Project file (.mpp) to MSPDI, by the MPXJ library in a small Java machine inside this process."""

import importlib
import importlib.util
import os
import re
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from ropewalk.app.child.answer import Answer, serve
from ropewalk.exchange.contents.refusal import Refusal

_OPTIONS = (
    "-Xmx256m",
    "-Xss1m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:MaxMetaspaceSize=96m",
    "-XX:-UsePerfData",
    f"-XX:ErrorFile={os.devnull}",
    f"-Djava.io.tmpdir={tempfile.gettempdir()}",
    "-XX:-CreateCoredumpOnCrash",
    "-Djava.awt.headless=true",
    "-Dlog4j2.StatusLogger.level=OFF",
)
"""Measured: half the start time of the defaults, and at most 190 MB for the largest real plans."""
_TODAY = re.compile(r"\s*<CurrentDate>[^<]*</CurrentDate>")
"""What the clock of this machine says, which no plan holds."""
_UNUSED = ("junit", "sqlite", "jackcess", "opentest4j", "apiguardian")


def convert(stream: BinaryIO) -> Answer:
    """The plan as MSPDI text and how many tasks, links and resources it has."""
    jpype = _started()
    data = stream.read()
    try:
        return _converted(jpype, data)
    except jpype.JException as error:
        raise _refusal_for(jpype, error) from error


def _started() -> Any:  # noqa: ANN401 - a module without types
    try:
        jpype = importlib.import_module("jpype")
    except ImportError as error:
        raise Refusal("mpp-no-package") from error
    spec = importlib.util.find_spec("mpxj")
    if spec is None or not spec.submodule_search_locations:
        raise Refusal("mpp-no-package")
    jars = Path(spec.submodule_search_locations[0], "lib").glob("*.jar")
    classpath = [str(jar) for jar in sorted(jars) if not jar.name.startswith(_UNUSED)]
    try:
        jpype.startJVM(*_OPTIONS, classpath=classpath, convertStrings=False)
    except jpype.JVMNotFoundException as error:
        raise Refusal("mpp-no-java", what="no Java was found") from error
    except (OSError, RuntimeError, ValueError, TypeError) as error:
        raise Refusal("mpp-no-java", what="the Java that was found does not start") from error
    return jpype


def _converted(jpype: Any, data: bytes) -> Answer:  # noqa: ANN401 - a module without types
    java = jpype.JClass
    reader = java("org.mpxj.mpp.MPPReader")()
    reader.setReadPresentationData(False)
    project = reader.read(java("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(data)))
    if project is None:
        raise Refusal("mpp-broken", what="it holds no plan")
    tasks = list(project.getTasks())
    if not any(uid is not None and int(uid) > 0 for uid in (task.getUniqueID() for task in tasks)):
        raise Refusal("mpp-broken", what="no task was found in it")
    written = java("java.io.ByteArrayOutputStream")()
    writer = java("org.mpxj.mspdi.MSPDIWriter")()
    writer.setWriteTimephasedData(True)
    writer.write(project, written)
    return {
        "mspdi": _TODAY.sub("", bytes(written.toByteArray()).decode("utf-8"), count=1),
        "tasks": len(tasks),
        "links": sum(len(task.getPredecessors()) for task in tasks),
        "resources": len(project.getResources()),
    }


def _refusal_for(jpype: Any, error: Any) -> Refusal:  # noqa: ANN401 - a module without types
    java = jpype.JClass
    if isinstance(error, java("java.lang.OutOfMemoryError")):
        return Refusal("reading-too-hungry", megabytes=256)
    if isinstance(error, java("java.lang.UnsupportedClassVersionError")):
        version = str(java("java.lang.System").getProperty("java.version"))
        return Refusal("mpp-no-java", what=f"Java {version} was found")
    if "password" in str(error.getMessage()).casefold():
        return Refusal("mpp-locked")
    return Refusal("mpp-broken", what="its parts do not fit together")


if __name__ == "__main__":
    serve(convert)
