"""Money for defence industry: the instruments, the two pillars measured, and who may take part."""
