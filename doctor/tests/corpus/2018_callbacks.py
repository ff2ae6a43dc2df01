"""Callbacks with the names of then."""
from keras.callbacks import Callback, EarlyStopping, ModelCheckpoint, ReduceLROnPlateau, TensorBoard

watch = EarlyStopping(monitor="val_acc", patience=3)  # <- monitor-val-acc
keep = ModelCheckpoint("weights.{epoch:02d}.hdf5", save_weights_only=True, period=2)  # <- checkpoint-weights-only, checkpoint-period
slower = ReduceLROnPlateau(epsilon=0.01)  # <- reduce-lr-epsilon
board = TensorBoard("logs", histogram_freq=1, write_grads=True)  # <- tensorboard-write-grads


class Rates(Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(epoch, self.model.optimizer.lr)  # <- lr-read
        x, y = self.validation_data[0], self.validation_data[1]  # <- callback-validation-data
