"""Partners and coalitions: what is agreed with states beside the Union, who stands together, and for how long."""
