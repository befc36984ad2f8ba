"""The colours keep their distances: contrast on every ground, and from each other for every kind of sight."""

from itertools import combinations

import numpy as np
import pytest

from ropewalk.drawing import palette
from ropewalk.drawing.palette import GROUNDS, INKS, JUDGEMENTS, PROJECTS, WASHES, Pair

THEMES = (0, 1)
TEXT = 4.5
SHAPE = 3.0
LEAST_DISTANCE = {"normal": 0.15, "protan": 0.12, "deutan": 0.12, "tritan": 0.10}
SIGHTS = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""Linear RGB as seen by each kind of sight (Machado, Oliveira and Fernandes 2009, severity 1)."""


def linear(colour: str) -> np.ndarray:
    """Linear red, green and blue, 0 to 1 (IEC 61966-2-1)."""
    channels = np.array(palette.channels_of(colour)) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    return float(linear(colour) @ np.array([0.2126, 0.7152, 0.0722]))


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def oklab(rgb: np.ndarray) -> np.ndarray:
    """OKLab of linear RGB (Ottosson 2020)."""
    cones = np.array(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
    )
    opponent = np.array(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
    )
    return np.asarray(opponent @ np.cbrt(cones @ rgb))


def seen(colour: str, sight: str) -> np.ndarray:
    return oklab(np.clip(SIGHTS[sight] @ linear(colour), 0, 1))


def test_black_on_white_has_the_contrast_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", [*INKS, *JUDGEMENTS])
def test_text_can_be_read_on_every_ground(ink: str, ground: str, theme: int) -> None:
    assert contrast((INKS | JUDGEMENTS)[ink][theme], GROUNDS[ground][theme]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", [*INKS, *JUDGEMENTS])
def test_text_can_be_read_on_the_row_of_a_lane(ink: str, theme: int) -> None:
    assert contrast((INKS | JUDGEMENTS)[ink][theme], palette.tokens()["lane"][theme]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("judgement", JUDGEMENTS)
def test_a_judgement_can_be_read_on_its_own_wash(judgement: str, theme: int) -> None:
    assert contrast(JUDGEMENTS[judgement][theme], WASHES[f"{judgement}-wash"][theme]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_a_filled_button_can_be_read(theme: int) -> None:
    assert contrast(INKS["accent"][theme], WASHES["accent-ink"][theme]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("project", PROJECTS)
def test_a_project_stands_out_from_the_sheet(project: Pair, theme: int) -> None:
    assert contrast(project[theme], GROUNDS["sheet"][theme]) >= SHAPE


@pytest.mark.parametrize("theme", THEMES)
def test_the_edge_of_what_can_be_used_stands_out(theme: int) -> None:
    assert contrast(palette.RULES["edge"][theme], GROUNDS["sheet"][theme]) >= SHAPE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_projects_are_far_from_each_other_for_every_sight(sight: str, theme: int) -> None:
    pairs = combinations(PROJECTS, 2)
    least = min(float(np.linalg.norm(seen(one[theme], sight) - seen(other[theme], sight))) for one, other in pairs)
    assert least >= LEAST_DISTANCE[sight]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("project", PROJECTS)
def test_done_and_remaining_can_be_told_apart(project: Pair, theme: int) -> None:
    assert contrast(project[theme], palette.tint_of(project)[theme]) >= 1.5


def test_a_tint_lies_between_its_colour_and_its_ground() -> None:
    assert palette.mixed("#000000", "#ffffff", 0.38) == "#9e9e9e"
    assert palette.mixed("#123456", "#ffffff", 1.0) == "#123456"


def test_colours_are_given_in_order_and_again_from_the_eighth() -> None:
    assert [palette.slot_of(number) for number in (0, 6, 7, 13, 14)] == [
        (1, False),
        (7, False),
        (1, True),
        (7, True),
        (1, True),
    ]


def test_the_sheet_of_a_page_has_every_token_for_light_and_dark() -> None:
    sheet = palette.sheet()
    for name, pair in palette.tokens().items():
        assert f"--{name}:light-dark({pair.light},{pair.dark});" in sheet
