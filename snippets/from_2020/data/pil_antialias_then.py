"""The filter by its old name."""

# %% then
from PIL import Image

image = Image.new("L", (56, 56), color=128)
image.resize((28, 28), Image.ANTIALIAS)
