"""What a name in compile stands for."""

# %% get
import keras

for optimizer in (
    keras.optimizers.get("adam"),
    keras.optimizers.Adam(),
    keras.optimizers.Adam(0.01),
):
    rate = float(optimizer.learning_rate.numpy())
    print(f"{type(optimizer).__name__} with rate {rate:.3f}")
print("a loss by its name:", keras.losses.get("mse").__name__)

# %% check tags=["hidden"]
assert abs(rate - 0.01) < 1e-6
