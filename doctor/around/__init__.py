"""What stands around a piece of code: what a row asks for by name with `check`."""

from __future__ import annotations

from typing import Callable, Dict

from doctor.around import arrays, classes, graphs, models, saving
from doctor.seen import Nodes, Seen

CHECKS: Dict[str, Callable[[Seen], Nodes]] = {
    check.__name__: check
    for check in (
        arrays.dummies,
        arrays.float_of_a_row,
        arrays.is_object,
        arrays.other_rank,
        arrays.out_of_bytes,
        arrays.part_is_written,
        arrays.part_of_part,
        arrays.prints_a_list_of_numpy,
        arrays.ragged,
        arrays.receiver_is_a_part,
        arrays.text_in_a_column,
        classes.init_without_super,
        classes.into_self_of_a_layer,
        classes.old_optimizer,
        classes.returns_the_loss,
        graphs.after_the_import,
        graphs.outside_of_graphs,
        graphs.shapes_of_today,
        graphs.symbolic,
        graphs.within_a_graph,
        models.after_fit,
        models.made_with_schedule,
        models.made_without_input,
        models.metrics_as_many_as_outputs,
        models.metrics_fewer_than_outputs,
        models.metrics_named_otherwise,
        models.never_called,
        models.not_a_function,
        models.numpy_in_a_metric,
        models.path_in_name,
        models.two_clips,
        saving.compiled_with_text_and_saved,
        saving.lambda_saved_here,
        saving.objects_saved_here,
        saving.own_class_saved_here,
        saving.saved_model_here,
    )
}
