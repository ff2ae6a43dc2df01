"""Tables of today."""
import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder

houses = pd.DataFrame({"price": [1.0, 2.0], "city": ["a", "b"]})
more = pd.concat([houses, houses], ignore_index=True)
for name, column in more.items():
    print(name, column.dtype)
left = more.drop(columns="price").ffill()
encoded = OneHotEncoder(sparse_output=False).fit_transform(left)
filled = SimpleImputer(strategy="median").fit_transform(more[["price"]].astype(float))
train, test = train_test_split(np.hstack([encoded, filled]), random_state=0)
