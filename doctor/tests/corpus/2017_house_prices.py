"""A table of houses read with the pandas and scikit-learn of then."""
import numpy as np
import pandas as pd
from sklearn.cross_validation import train_test_split  # <- cross-validation-module
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import Imputer  # <- sklearn-imputer

houses = pd.read_csv("houses.csv")
first = houses.ix[0]  # <- dataframe-ix
values = houses.as_matrix()  # <- as-matrix
for name, column in houses.iteritems():  # <- iteritems
    print(name, column.mean())
features = houses.drop("price", 1)  # <- drop-axis
model = LinearRegression(normalize=True)  # <- linear-regression-normalize
model.fit(features, houses["price"])
print(model.coef_.astype(np.float))  # <- np-float
