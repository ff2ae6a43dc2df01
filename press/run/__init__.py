"""The parent's side of a run: keys, the store, the pool of workers."""
