"""Pictures of clothes through convolutions, multi-backend Keras."""
from keras.datasets import fashion_mnist
from keras.layers import Dense, Dropout, Flatten
from keras.layers.convolutional import Conv2D, MaxPooling2D  # <- layers-submodules
from keras.models import Sequential
from keras.optimizers import Adam
from keras.utils import np_utils  # <- np-utils

(x_train, y_train), (x_test, y_test) = fashion_mnist.load_data()
x_train = x_train.reshape(-1, 28, 28, 1) / 255.0
y_train = np_utils.to_categorical(y_train, 10)
model = Sequential([
    Conv2D(32, (3, 3), activation="relu", input_shape=(28, 28, 1)),  # <- input-shape-argument
    MaxPooling2D((2, 2)),
    Dropout(0.25),
    Flatten(),
    Dense(10, activation="softmax"),
])
model.compile(Adam(lr=0.001), "categorical_crossentropy", ["accuracy"])  # <- learning-rate-as-lr, compile-metrics-third
model.fit(x_train, y_train, epochs=2, batch_size=64, verbose=2)
