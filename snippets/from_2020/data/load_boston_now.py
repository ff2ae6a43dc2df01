"""House prices of King County."""

# %% now
import pandas as pd

houses = pd.read_csv("data/kc_house_data.csv")
x, y = houses[["sqft_living", "bedrooms"]], houses["price"]
print(x.shape, y.shape)
