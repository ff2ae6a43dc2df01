"""Names of one's own that are also names of then."""
import math


class Session:
    def run(self, program):
        return program


class Model:
    def fit_generator(self, generator, nb_epoch=1):
        return [next(generator) for _ in range(nb_epoch)]

    def predict_classes(self, x):
        return math.log(x)


model = Model()
model.fit_generator(iter([1, 2]), nb_epoch=2)
with_session = Session().run(model.predict_classes(2))
