"""Several devices and mixed numbers."""
import tensorflow as tf
from tensorflow.keras.mixed_precision import experimental as mixed_precision  # <- mixed-precision-experimental
from tensorflow.keras.utils import multi_gpu_model  # <- multi-gpu-model

model = tf.keras.applications.ResNet50(weights=None)
parallel = multi_gpu_model(model, gpus=2)
optimizer = tf.keras.optimizers.RMSprop(lr=1e-4, decay=1e-6)  # <- learning-rate-as-lr, decay
