"""Who decides, who pays, and how likely a decision is."""
