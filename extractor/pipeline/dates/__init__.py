"""Dates: expressions that point to a place on the calendar.

`expressions` finds written forms, `readings` turns one into a value, `ranges` joins two into an interval,
`publication` reads when the statement was issued, `component` writes the findings.
"""
