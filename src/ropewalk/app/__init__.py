"""The product: what people start, see and type."""
