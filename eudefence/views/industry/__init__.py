"""Pictures of the industrial pillar: instruments and money, who may take part, and what states spend."""
