"""Correlations of a table with a date."""

# %% then
import pandas as pd

houses = pd.DataFrame(
    {
        "date": ["20141013T000000", "20141209T000000", "20150225T000000"],
        "price": [221_900, 538_000, 180_000],
        "bedrooms": [3, 3, 2],
    }
)
print(houses.corr())
