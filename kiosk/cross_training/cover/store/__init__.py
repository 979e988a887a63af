"""Every query of cover: the authority's question, the picture of the house, sessions, who stands beside, emergencies."""
