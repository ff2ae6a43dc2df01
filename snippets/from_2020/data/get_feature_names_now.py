"""The names of the columns."""

# %% now
from sklearn.preprocessing import OneHotEncoder

encoder = OneHotEncoder().fit([["gas"], ["oil"]])
print(encoder.get_feature_names_out(["heating"]))
