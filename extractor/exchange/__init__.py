"""Exchange: labels in the formats of annotation tools, and back."""
