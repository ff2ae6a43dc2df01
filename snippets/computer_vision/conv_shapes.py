"""How large the output of a convolution is."""

# %% shapes
import keras

print("size  kernel  padding  strides   by hand  Keras")
for size, kernel, padding, strides in (
    (28, 3, "valid", 1),
    (28, 5, "valid", 1),
    (28, 3, "same", 1),
    (28, 3, "valid", 2),
    (28, 3, "same", 2),
):
    if padding == "same":
        by_hand = -(-size // strides)  # rounded up
    else:
        by_hand = (size - kernel) // strides + 1
    layer = keras.layers.Conv2D(8, kernel, strides=strides, padding=padding)
    shape = layer.compute_output_shape((None, size, size, 1))
    print(
        f"{size:4}  {kernel:6}  {padding:7}  {strides:7}"
        f"  {by_hand:8}  {shape[1:]}"
    )
    assert shape[1] == shape[2] == by_hand
