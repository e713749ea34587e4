"""Reads the colours out of the sheets and measures them against each other (WCAG 2.2)."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6}|light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\))\s*;", re.I)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")

Palette = dict[str, str]


@dataclass(frozen=True, slots=True)
class Colours:
    """plain: what a browser without light-dark() sees. light, dark: what the others see."""

    plain: Palette
    light: Palette
    dark: Palette


def colours(css: str, selector: str) -> Colours:
    """Return the colour tokens that rules with this selector set, by name without dashes."""
    plain: Palette = {}
    light: Palette = {}
    dark: Palette = {}
    for selectors, body in _RULE.findall(css):
        if selector not in (one.strip() for one in selectors.split(",")):
            continue
        for name, value, day, night in _TOKEN.findall(body):
            if day:
                light[name], dark[name] = day, night
            else:
                plain[name] = value
    return Colours(plain, {**plain, **light}, {**plain, **dark})


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours written #rrggbb: 1 for the same, 21 for black on white."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def failing(palette: Palette, pairs: list[tuple[str, str, float]]) -> list[str]:
    """Return a sentence for each (front, back, least) whose contrast is under the least."""
    return [
        f"{front} on {back} is {ratio(palette[front], palette[back]):.2f}, under {least}"
        for front, back, least in pairs
        if ratio(palette[front], palette[back]) < least
    ]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    # sRGB's transfer curve, as WCAG 2.2 defines relative luminance.
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
