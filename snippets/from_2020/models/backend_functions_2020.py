"""The loss in 2020, and today."""

# %% agree
import numpy as np
from keras import ops
from tf_keras import backend as K

error = np.array([3.0, 4.0])
old = float(K.sqrt(K.mean(K.square(error))))
new = float(ops.sqrt(ops.mean(ops.square(error))))
print(f"in 2020: {old:.4f}, today: {new:.4f}")
assert abs(old - new) < 1e-6
