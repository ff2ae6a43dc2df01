"""A log of three losses."""

# %% now
import tensorflow as tf

writer = tf.summary.create_file_writer("logs")
with writer.as_default():
    for step, loss in enumerate([1.0, 0.5, 0.25]):
        tf.summary.write("loss", loss, step=step)
writer.close()
print(f"{len(tf.io.gfile.listdir('logs'))} file")

# %% check tags=["hidden"]
import importlib.metadata
import importlib.util

needed = importlib.metadata.requires("tensorflow")
assert not any(line.startswith("tensorboard") for line in needed)
if not importlib.util.find_spec("tensorboard"):
    from tensorflow.python.summary.tb_summary import TBNotInstalledError

    try:
        tf.summary.scalar("loss", 1.0, step=0)
    except TBNotInstalledError as error:
        assert "TensorBoard is not installed" in str(error)
    else:
        raise AssertionError
assert not hasattr(tf.summary, "merge_all")
