"""What these models cannot tell, said aloud: the four traps of models of momentum."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LIMITS: Mapping[str, str] = MappingProxyType(
    {
        "calibration": "The numbers were chosen by eye; nothing was fitted to a real coalition.",
        "thresholds": "Thresholds can be chosen so that any story comes out: change them before you believe one.",
        "threat": "The threat is a number that we put in; it was not measured.",
        "attention": "Attention is not threat: what is in the news says little about what a state would act on.",
    }
)
