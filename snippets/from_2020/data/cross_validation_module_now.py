"""A split."""

# %% now
from sklearn.model_selection import train_test_split

train, test = train_test_split(list(range(10)), test_size=0.2)
print(len(train), len(test))
