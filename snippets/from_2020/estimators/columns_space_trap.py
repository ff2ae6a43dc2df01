"""FeatureSpace learns its buckets, and takes no boundaries."""

# %% trap
import tensorflow as tf
from keras.utils import FeatureSpace

space = FeatureSpace(
    features={
        "AGE": FeatureSpace.float_discretized(
            num_bins=None, bin_boundaries=[25, 35, 45, 55, 65]
        )
    }
)
ages = tf.data.Dataset.from_tensor_slices({"AGE": [24.0, 37.0, 61.0]})
space.adapt(ages.batch(3))
