"""What a report tells of documents that were there: what facts carry, and where quotes stand."""

from checker.model.place import Place
from checker.model.report import Report
from checker.verify.verification import Verification


def with_documents(report: Report, found: Verification, leads: str | None) -> Report:
    """The report with what was found of the documents.

    ``leads`` leads from the root of file names to the folder that they are in, with a slash at its
    end; ``None``: nobody who reads the report has them.
    """
    report = report._replace(coverage=found.coverage, documents_at=leads)
    if leads is None:
        return report
    places: dict[str, Place] = {}
    ends = dict(report.ends)
    for fact, span in found.spans.items():
        place = places[fact] = Place(leads + span.document, span.line, span.column)
        ends[place] = span.end_line, span.end_column
    return report._replace(in_documents=places, ends=ends)
