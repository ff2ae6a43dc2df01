"""An option of the command line."""

# %% now
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--learning-rate", type=float, default=0.01)
print(parser.parse_args(["--learning-rate", "0.1"]).learning_rate)
