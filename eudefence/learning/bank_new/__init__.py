"""The questions of the course: texts in folders NN, what computes their answers in keys_NN."""
