"""The variables of an optimizer."""

# %% now
import keras

optimizer = keras.optimizers.Adam(learning_rate=0.1)
for variable in optimizer.variables:
    print(variable.name)
