"""A model that was never saved."""

# %% then
import keras

keras.models.load_model("model.keras")
