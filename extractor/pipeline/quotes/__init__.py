"""Quotes: who said what, in quotation marks or in the text's own words."""
