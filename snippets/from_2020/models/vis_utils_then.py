"""Two functions from inner modules."""

# %% then
from keras.utils.vis_utils import plot_model
from keras.utils.generic_utils import get_custom_objects

print(plot_model.__name__, get_custom_objects.__name__)
