"""An error of one's own by the backend."""
import keras
import keras.backend as K
from keras.layers import Dense, Input
from keras.models import Model


def rmse(y_true, y_pred):
    return K.sqrt(K.mean(K.square(y_pred - y_true)))  # <- backend-functions


inputs = Input(shape=(3,))
outputs = Dense(1)(inputs)
model = Model(input=inputs, output=outputs)  # <- model-input-output
model.compile(keras.optimizers.SGD(lr=0.01, momentum=0.9), rmse)  # <- learning-rate-as-lr
K.set_value(model.optimizer.lr, 0.001)  # <- backend-functions, lr-read, set-value-of-learning-rate
K.clear_session()
