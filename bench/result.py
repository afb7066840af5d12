"""One measured figure: what it is a ratio of, or what it must stay below."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """`figure` in `unit`. With a `floor` the bound is on the ratio, else on the figure itself."""

    name: str
    figure: float
    unit: str
    floor: float | None = None
    against: str = ""
    bound: float = 0.0

    @property
    def measured(self) -> float:
        """What the bound is on."""
        return self.figure / self.floor if self.floor else self.figure

    @property
    def kept(self) -> bool:
        """Whether the bound is kept."""
        return self.measured <= self.bound

    def json(self) -> str:
        """Return the figure as one line of JSON."""
        return json.dumps(
            asdict(self) | {"measured": round(self.measured, 3), "kept": self.kept},
            ensure_ascii=False,
        )
