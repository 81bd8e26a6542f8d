"""Tying mentions together: organisations over a whole report."""
