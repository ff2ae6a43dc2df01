"""`dot` without Graphviz: the name that pydot, and so Keras's plot_model, looks for.

This is not Graphviz. graphviz-pure, a port of it, does the work and answers for itself (`dot -V`).
Two things are added:

- Keras asks whether Graphviz is there by having a graph without nodes drawn as PostScript, which
  graphviz-pure doesn't know. The answer is a page without marks.
- Of any other format that graphviz-pure doesn't know, a Graphviz further down the PATH is asked.
"""

import os
import shutil
import subprocess
import sys
import sysconfig

BLANK_PAGE = "%!PS-Adobe-3.0\n%%BoundingBox: 0 0 8 8\n%%EndComments\nshowpage\n%%EOF\n"


def main() -> None:
    """Draw what the command line says, and end with the status of what drew it."""
    wanted, scripts = sys.argv[1:], sysconfig.get_path("scripts")
    pure = shutil.which("graphviz-pure", path=scripts)
    if pure is None:
        sys.exit("dot: graphviz-pure, which draws, is not installed: pip install graphviz-pure")
    if _draws_nothing(pure, wanted):
        sys.stdout.write(BLANK_PAGE)
        return
    done = subprocess.run([pure, *wanted], stderr=subprocess.PIPE, check=False)
    graphviz = shutil.which("dot", path=_path_without(scripts))
    if done.stderr.startswith(b'Format: "') and graphviz:
        sys.exit(subprocess.run([graphviz, *wanted], check=False).returncode)
    sys.stderr.buffer.write(done.stderr)
    sys.exit(done.returncode)


def _draws_nothing(pure: str, wanted: list[str]) -> bool:
    """Whether a graph without nodes is wanted as PostScript: `dot -Tps FILE`, as pydot asks."""
    if wanted[:1] != ["-Tps"] or len(wanted) != 2:
        return False
    plain = subprocess.run([pure, "-Tplain", wanted[1]], capture_output=True, check=False)
    return plain.returncode == 0 and b"\nnode " not in plain.stdout


def _path_without(scripts: str) -> str:
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(one for one in folders if os.path.abspath(one) != scripts)
