"""The line that installs what this course ran with, and for which Python."""

# %% line
from importlib.metadata import metadata

import keras
import matplotlib
import numpy
import pandas
import sklearn
import tensorflow

versions = {
    "tensorflow": tensorflow.__version__,
    "keras": keras.__version__,
    "numpy": numpy.__version__,
    "pandas": pandas.__version__,
    "matplotlib": matplotlib.__version__,
    "scikit-learn": sklearn.__version__,
}
print(
    "pip install",
    *(f"{name}=={version}" for name, version in versions.items()),
)


def pythons(name):
    """The minor versions of Python 3 that a library says it is built for."""
    said = metadata(name).get_all("Classifier")
    ends = (line.rpartition("Python :: 3.")[2] for line in said)
    return {int(end) for end in ends if end.isdigit()}


built = ("tensorflow", "numpy", "pandas", "matplotlib", "scikit-learn")
minors = set.intersection(*map(pythons, built))
print(f"Python 3.{min(minors)} to 3.{max(minors)}")
