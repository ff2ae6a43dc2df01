"""More customers instead of a cure; how far weight decay shrinks."""

# %% more
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

credit = pd.read_csv("data/uci_credit_card.csv")
default = credit.pop("default.payment.next.month").to_numpy("float32")
codes = ["EDUCATION", "MARRIAGE"]
codes += [f"PAY_{month}" for month in (0, 2, 3, 4, 5, 6)]
features = pd.get_dummies(
    credit.drop(columns=["ID", "SEX"]), columns=codes, dtype="float32"
).to_numpy()

everyone = np.random.default_rng(0).permutation(len(default))
parts = {
    "training": everyone[4_000:6_000],
    "test": everyone[1_000:4_000],
}
train = parts["training"]
mean, deviation = features[train].mean(axis=0), features[train].std(axis=0)
deviation[deviation == 0] = 1  # a code that none of the 2,000 has
x, y = (features - mean) / deviation, default[:, None]

loss_function = keras.losses.BinaryCrossentropy(from_logits=True)


def last_losses(seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input((x.shape[1],)),
            keras.layers.Dense(64, "relu"),
            keras.layers.Dense(1),
        ]
    )
    weights = model.trainable_variables
    optimizer = keras.optimizers.Adam(0.005)
    optimizer.build(weights)

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = loss_function(y[train], model(x[train]))
        optimizer.apply(tape.gradient(loss, weights), weights)

    for _ in range(150):
        step()
    return {
        name: float(loss_function(y[part], model(x[part])))
        for name, part in parts.items()
    }


last = pd.DataFrame([last_losses(seed) for seed in (1, 2, 3)], index=[1, 2, 3])
last.rename_axis("seed").round(2)

# %% shrink
weight = tf.Variable(1.0)
optimizer = keras.optimizers.AdamW(0.005, weight_decay=4.0)
for _ in range(150):
    optimizer.apply([tf.constant(0.0)], [weight])
print(f"by AdamW:   {float(weight):.4f}")
print(f"by formula: {(1 - 0.005 * 4.0) ** 150:.4f}")

# %% check tags=["hidden"]
assert abs(float(weight) - 0.98**150) < 1e-4
assert (last["training"] < last["test"]).all()
