"""The rules of the house, each with a sample that breaks it. `tests/test_house.py` holds the code to them."""
