"""An accuracy that is the share of the commonest class."""

# %% case
import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import roc_auc_score

tumors = load_breast_cancer()
x, y = tumors.data, tumors.target  # 1: benign, 0: malignant
x = (x - x.mean(axis=0)) / x.std(axis=0)


def trained(activation):
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [keras.Input((30,)), keras.layers.Dense(1, activation=activation)]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(x, y, epochs=5, verbose=0).history
    return model, np.round(history["accuracy"], 3)


# %% symptom tags=["warns"]
model, accuracy = trained("softmax")
print(accuracy)

# %% share
print((np.bincount(y) / len(y)).round(3))

# %% answers tags=["warns"]
print(model.predict(x[:5], verbose=0)[:, 0].round(3))

# %% sigmoid
model, accuracy = trained("sigmoid")
print(accuracy)
print(model.predict(x[:5], verbose=0)[:, 0].round(3))

# %% argmax
probabilities = model.predict(x, verbose=0)  # 569 rows, one column
answers = probabilities.argmax(axis=1)
print(np.bincount(answers, minlength=2))
print(f"accuracy: {np.mean(answers == y):.3f}")

# %% threshold
answers = probabilities[:, 0] > 0.5
print(np.bincount(answers))
print(f"accuracy: {np.mean(answers == y):.3f}")

# %% rank
print(f"{roc_auc_score(y, probabilities[:, 0]):.3f}")
