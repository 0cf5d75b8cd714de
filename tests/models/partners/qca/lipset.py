"""The textbook cases of interwar democracies: 18 states, five conditions, and whether democracy survived (SURV).

Rihoux and Ragin (2009), *Configurational Comparative Methods*, chapters 3 and 5, after Lipset (1959);
as in the data sets LR, LC and LF of the R package QCA (Duşa), copied from its public repository in November 2026.
DEV developed (gross national product a head), URB urban, LIT literate, IND industrial, STB stable government.
"""

CONDITIONS = ("DEV", "URB", "LIT", "IND", "STB")
_STATES = "AU BE CZ EE FI FR DE GR HU IE IT NL PL PT RO ES SE UK".split()
_RAW = {
    "DEV": (720, 1098, 586, 468, 590, 983, 795, 390, 424, 662, 517, 1008, 350, 320, 331, 367, 897, 1038),
    "URB": (33.4, 60.5, 69, 28.5, 22, 21.2, 56.5, 31.1, 36.3, 25, 31.4, 78.8, 37, 15.3, 21.9, 43, 34, 74),
    "LIT": (98, 94.4, 95.9, 95, 99.1, 96.2, 98, 59.2, 85, 95, 72.1, 99.9, 76.9, 38, 61.8, 55.6, 99.9, 99.9),
    "IND": (33.4, 48.9, 37.4, 14, 22, 34.8, 40.4, 28.1, 21.6, 14.5, 29.6, 39.3, 11.2, 23.1, 12.2, 25.5, 32.3, 49.9),
    "STB": (10, 4, 6, 6, 9, 5, 11, 10, 13, 5, 9, 2, 21, 19, 7, 12, 6, 4),
    "SURV": (-9, 10, 7, -6, 4, 10, -9, -8, -1, 8, -9, 10, -6, -9, -4, -8, 10, 10),
}
_CRISP = (
    "101100 111111 111111 001010 101011 101111 111100 000000 001000 101011 000010 111111 001000 000000 000010 000000"
    " 101111 111111"
).split()
_FUZZY = {
    "DEV": ".81 .99 .58 .16 .58 .98 .89 .04 .07 .72 .34 .98 .02 .01 .01 .03 .95 .98",
    "URB": ".12 .89 .98 .07 .03 .03 .79 .09 .16 .05 .10 1 .17 .02 .03 .30 .13 .99",
    "LIT": ".99 .98 .98 .98 .99 .99 .99 .13 .88 .98 .41 .99 .59 .01 .17 .09 .99 .99",
    "IND": ".73 1 .90 .01 .08 .81 .96 .36 .07 .01 .47 .94 0 .11 0 .21 .67 1",
    "STB": ".43 .98 .91 .91 .58 .95 .31 .43 .13 .95 .58 .99 0 .01 .84 .20 .91 .98",
    "SURV": ".05 .95 .89 .12 .77 .95 .05 .06 .42 .92 .05 .95 .12 .05 .21 .06 .95 .95",
}
COLUMNS = (*CONDITIONS, "SURV")
RAW = {column: dict(zip(_STATES, values, strict=True)) for column, values in _RAW.items()}
CRISP = {
    state: dict(zip(COLUMNS, map(int, digits), strict=True)) for state, digits in zip(_STATES, _CRISP, strict=True)
}
FUZZY = {
    state: {column: float(values.split()[at]) for column, values in _FUZZY.items()} for at, state in enumerate(_STATES)
}
