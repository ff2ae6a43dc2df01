"""The trial is over."""

# %% now
import keras

optimizer = keras.optimizers.AdamW(learning_rate=0.01)
print(f"weight decay {optimizer.weight_decay}")
