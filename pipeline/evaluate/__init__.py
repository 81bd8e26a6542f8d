"""Evaluation: outputs against gold, fact by fact.

::

    Gold + Report ──pair──▶ Pairing ──measures──▶ Outcomes ──summary──▶ Result
        ──gate──▶ exit code      ──views──▶ table, JSON, HTML, JUnit, SARIF, Markdown

An :class:`~pipeline.evaluate.outcomes.Outcome` is one fact with its fate: hit, miss, false
alarm, wrong or abstained. Every number of a result is a count of outcomes.
What each measure means stands in ``docs/evaluation.md``.
"""
