"""doctor reads old TensorFlow code, says line by line what fails today, and mends what it can."""

from doctor.check import check
from doctor.files import Problem, Source, read_source
from doctor.finding import Finding
from doctor.fix import mend
from doctor.knowledge import Knowledge, load_knowledge

__all__ = [
    "Finding",
    "Knowledge",
    "Problem",
    "Source",
    "check",
    "load_knowledge",
    "mend",
    "read_source",
]
