"""The names of the columns, by the method of 2020."""

# %% then
from sklearn.preprocessing import OneHotEncoder

encoder = OneHotEncoder().fit([["gas"], ["oil"]])
print(encoder.get_feature_names())
