"""Multiplications for one image, in both small nets."""

# %% work
first = 26 * 26 * 8 * (3 * 3 * 1)  # numbers in the output · weights of each
second = 11 * 11 * 16 * (3 * 3 * 8)
last = 10 * (5 * 5 * 16)
convolutional = first + second + last
dense = 7 * 784 + 10 * 7
print("convolutional:")
print(f"  {first:,} + {second:,} + {last:,} = {convolutional:,}")
print("dense:")
print(f"  {7 * 784:,} + {10 * 7} = {dense:,}")
