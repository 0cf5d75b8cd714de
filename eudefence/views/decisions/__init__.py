"""Pictures of who decides and who pays."""
