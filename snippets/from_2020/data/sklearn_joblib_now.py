"""A scaler is saved, with joblib."""

# %% now
import joblib
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler().fit([[1.0], [3.0]])
joblib.dump(scaler, "scaler.joblib")
print(joblib.load("scaler.joblib").transform([[3.0]]))
