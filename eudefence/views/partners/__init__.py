"""Pictures of partners and coalitions: who is tied to the Union and how, who stands together, and for how long."""
