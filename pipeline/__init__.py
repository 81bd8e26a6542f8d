"""Questionnaire-style annual reports to validated, grounded data."""
