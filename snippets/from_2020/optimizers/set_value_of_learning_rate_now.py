"""An assignment sets the learning rate."""

# %% now
import keras

optimizer = keras.optimizers.Adam(learning_rate=0.1)
optimizer.learning_rate = 0.001
print(f"learning rate {float(optimizer.learning_rate):.3f}")
