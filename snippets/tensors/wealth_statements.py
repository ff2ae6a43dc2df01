"""Four statements about wealth, each decided by a sum or a comparison."""

# %% statements
import tensorflow as tf

wealth = tf.constant([[11, 50], [7, 2], [4, 60], [3, 0], [25, 10]])
bonds, stocks = wealth[:, 0], wealth[:, 1]

in_all = tf.reduce_sum(wealth, axis=0)
print("(a)", in_all.numpy(), bool(in_all[1] > in_all[0]))

more_stocks = tf.reduce_sum(tf.cast(stocks > bonds, tf.int32))
print("(b)", more_stocks.numpy(), "of 5:", bool(more_stocks > 2))

wealthiest = tf.argmax(tf.reduce_sum(wealth, axis=1))
print("(c)", bool(wealthiest == tf.argmax(bonds)))

ordered = tf.sort(bonds)
least = tf.reduce_sum(ordered[:3])
print("(d)", ordered[-1].numpy(), least.numpy(), bool(ordered[-1] > least))

# %% check tags=["hidden"]
assert bool(in_all[1] > in_all[0]) and int(more_stocks) == 2
assert int(wealthiest) == 2 and int(bonds[2]) == 4
assert int(ordered[-1]) == 25 and int(least) == 14
