"""Pictures of the operational pillar: forces, missions, and who controls them."""
