"""Compares recorded scores with their floors and fails if one is below."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def flatten(scores: dict[str, Any], prefix: str = "") -> dict[str, float]:
    """Returns nested scores under dotted names ("names.wikigold.PERSON.f")."""
    flat: dict[str, float] = {}
    for name, value in scores.items():
        if isinstance(value, dict):
            flat |= flatten(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = float(value)
    return flat


def failures(scores: dict[str, Any], thresholds: dict[str, dict[str, float]]) -> list[str]:
    """Returns a line for every score that is missing, below its floor or above its ceiling."""
    flat = flatten(scores)
    lines = []
    for name, floor in thresholds["at_least"].items():
        if flat.get(name, float("-inf")) < floor:
            lines.append(f"{name}: {flat.get(name)} is below {floor}")
    for name, ceiling in thresholds["at_most"].items():
        if flat.get(name, float("inf")) > ceiling:
            lines.append(f"{name}: {flat.get(name)} is above {ceiling}")
    return lines


def main() -> None:
    """Prints what fails, and exits with 1 if anything does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scores", type=Path)
    parser.add_argument("thresholds", type=Path)
    args = parser.parse_args()
    lines = failures(
        json.loads(args.scores.read_text("utf-8")), json.loads(args.thresholds.read_text("utf-8"))
    )
    print("\n".join(lines) or "all scores hold")
    sys.exit(bool(lines))


if __name__ == "__main__":
    main()
