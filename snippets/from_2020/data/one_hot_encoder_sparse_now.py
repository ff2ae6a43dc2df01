"""The encoder by the argument of today."""

# %% now
from sklearn.preprocessing import OneHotEncoder

encoder = OneHotEncoder(sparse_output=False)
print(encoder.fit_transform([["gas"], ["oil"], ["gas"]]))
