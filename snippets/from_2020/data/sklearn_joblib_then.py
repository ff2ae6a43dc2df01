"""A scaler is saved, with a copy of joblib."""

# %% then
import sklearn.externals.joblib as joblib
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler().fit([[1.0], [3.0]])
joblib.dump(scaler, "scaler.joblib")
