"""Two inputs, one error, a summary of it."""
from keras.layers import Dense, Input, concatenate
from keras.models import Model
from keras.utils.vis_utils import plot_model  # <- vis-utils

left = Input(shape=(4,))
right = Input((2,))
joined = concatenate([left, right])
price = Dense(1, name="price")(joined)
model = Model(inputs=[left, right], outputs=price)
plot_model(model, "model.png")
model.compile(optimizer="rmsprop", loss="mse", metrics=["mae"], sample_weight_mode="temporal")  # <- sample-weight-mode
text = model.to_yaml()  # <- to-yaml
