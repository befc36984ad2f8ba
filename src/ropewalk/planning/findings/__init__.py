"""The catalogue of everything that can be wrong with a plan or a file. One room per source of findings."""

from ropewalk.planning.findings.finding import CATALOGUE, Finding, FindingKind, Place, kind

__all__ = ["CATALOGUE", "Finding", "FindingKind", "Place", "kind"]
