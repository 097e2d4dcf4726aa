"""The feedback that employers give: the form, what answers mean, the language check and the report
(pure)."""
