"""Dates: expressions that point to a place on the calendar.

`expressions` finds written forms and `doubts` refuses some; `readings` turns one into a value, and `placing`
gives it its year, by what `passage` has seen before and `outlook` sees in the clause. `ranges` joins two into
an interval, `publication` reads when the statement was issued, `component` writes the findings.
"""
