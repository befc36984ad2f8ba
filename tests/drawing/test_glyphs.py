"""Text is measured without a font: generous, cut with an ellipsis, broken into lines."""

from hypothesis import given
from hypothesis import strategies as st

from ropewalk.drawing.glyphs import fitted, width_of, wrapped


def test_more_text_is_wider() -> None:
    assert width_of("Ledger schema frozen", size=13) > width_of("Ledger schema", size=13)


def test_bold_text_is_wider() -> None:
    assert width_of("Ledger", size=13, bold=True) > width_of("Ledger", size=13)


def test_wide_scripts_are_measured_wide() -> None:
    assert width_of("計画承認", size=10) >= 40


def test_accents_take_no_room_of_their_own() -> None:
    assert width_of("e\u0301", size=10) == width_of("e", size=10)
    assert width_of("é", size=10) == width_of("e", size=10)


def test_text_that_fits_is_left_as_it_is() -> None:
    assert fitted("Ledger", 100, size=13) == "Ledger"


def test_text_that_does_not_fit_ends_in_an_ellipsis() -> None:
    assert fitted("Ledger schema frozen", 80, size=13).endswith("…")


@given(st.text(max_size=60), st.floats(0, 400), st.booleans())
def test_what_is_fitted_fits(text: str, room: float, bold: bool) -> None:
    assert width_of(fitted(text, room, size=13, bold=bold), size=13, bold=bold) <= room + 1e-6


@given(st.text("abc ij", max_size=80), st.floats(20, 200))
def test_every_line_of_wrapped_text_fits(text: str, room: float) -> None:
    assert all(width_of(line, size=13) <= room + 1e-6 for line in wrapped(text, room, size=13))


def test_wrapped_text_loses_no_word() -> None:
    text = "3 of 12 open handoffs are forecast late"
    assert " ".join(wrapped(text, 90, size=13)) == text
