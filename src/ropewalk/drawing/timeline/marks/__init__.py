"""How a timeline is drawn: SVG of classes and presentation attributes."""
