"""A split, from a module of old."""

# %% then
from sklearn.cross_validation import train_test_split

train, test = train_test_split(list(range(10)), test_size=0.2)
