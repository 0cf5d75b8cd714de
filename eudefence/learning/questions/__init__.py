"""The questions, one module for each unit; a question lives nowhere else."""
