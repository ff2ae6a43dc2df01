"""Categories, by name, by number and unknown, then and now."""

# %% setup
import pandas as pd
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go
v1 = tf.compat.v1


def input_layer(columns, table):
    """What the columns of 2020 make of a table: its input layer, run today."""
    with tf.Graph().as_default(), v1.Session() as session:
        features = {name: tf.constant(table[name]) for name in table}
        out = v1.feature_column.input_layer(features, columns)
        session.run(v1.global_variables_initializer())
        session.run(v1.tables_initializer())
        return session.run(out)


# %% data
customers = pd.read_csv("data/uci_credit_card.csv")
names = {1: "graduate school", 2: "university", 3: "high school"}
education = customers["EDUCATION"].map(names).fillna("unknown")
three = pd.DataFrame({"school": ["university", "high school", "unknown"]})

# %% vocabulary
vocabulary = list(names.values())
school = tf.feature_column.categorical_column_with_vocabulary_list(
    "school", vocabulary
)
indicator = tf.feature_column.indicator_column(school)
print(input_layer(indicator, three))

# %% lookup
from keras import layers

lookup = layers.StringLookup(vocabulary=vocabulary, output_mode="one_hot")
print(*lookup.get_vocabulary(), sep=", ")
print(lookup(three["school"].to_numpy(str)).numpy().astype(int))

# %% agree
old = input_layer(indicator, {"school": education.to_numpy(str)})
new = lookup(education.to_numpy(str)).numpy()
print("known places agree:", (old == new[:, 1:]).all())

# %% oov
with_place = tf.feature_column.categorical_column_with_vocabulary_list(
    "school", vocabulary, num_oov_buckets=1
)
old_place = input_layer(tf.feature_column.indicator_column(with_place), three)
new_place = lookup(three["school"].to_numpy(str)).numpy()
print("unknown, then:", old_place[2], " now:", new_place[2])

# %% identity
code = tf.feature_column.categorical_column_with_identity("EDUCATION", 7)
codes = customers[["EDUCATION"]]
old_code = input_layer(tf.feature_column.indicator_column(code), codes)
some = codes.drop_duplicates().index[:3]  # three different codes
print(codes.loc[some].to_numpy().ravel())
print(old_code[some].astype(int))

# %% encoding
encoding = layers.CategoryEncoding(num_tokens=7, output_mode="one_hot")
new_code = encoding(codes.to_numpy()).numpy()
print(new_code[some].astype(int))

# %% sex
sex = layers.IntegerLookup(vocabulary=[1, 2], output_mode="one_hot")
new_sex = sex(customers["SEX"].to_numpy()).numpy()
column = tf.feature_column.indicator_column(
    tf.feature_column.categorical_column_with_vocabulary_list("SEX", [1, 2])
)
old_sex = input_layer(column, customers[["SEX"]])
both = customers["SEX"].drop_duplicates().index
print(customers["SEX"][both].to_numpy())
print(new_sex[both].astype(int))

# %% check tags=["hidden"]
assert (old == new[:, 1:]).all()
assert (old[education == "unknown"] == 0).all()
assert (education == "unknown").any()
assert old_place[2].argmax() == 3 and new_place[2].argmax() == 0
assert (old_code == new_code).all()
assert (old_sex == new_sex[:, 1:]).all()
