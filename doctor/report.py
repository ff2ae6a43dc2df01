"""What was found, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any, Dict, Iterator, List, Sequence

from doctor.files import Problem
from doctor.finding import Finding
from doctor.knowledge import Row
from doctor.mending import Edit, changed


@dataclass(frozen=True)
class Report:
    """What was found in a file."""

    path: str
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Paint:
    """Colours, if the terminal wants them."""

    on: bool

    def __call__(self, color: str, text: str) -> str:
        codes = {"bold": "1", "red": "1;31", "blue": "1;34", "cyan": "36", "yellow": "33"}
        return f"\x1b[{codes[color]}m{text}\x1b[0m" if self.on else text


def place(path: str, finding: Finding) -> str:
    """`path:line:column`; in a notebook the line of the cell, and that of the file behind."""
    number = finding.piece.number
    if not number:
        return f"{path}:{finding.line}:{finding.column}"
    where = f"{path}:cell {number}:{finding.line}:{finding.column}"
    return f"{where} (line {finding.piece.file_line(finding.line)})"


def text_report(reports: Sequence[Report], color: bool = False) -> str:
    paint = Paint(color)
    certain = [(r, f) for r in reports for f in r.findings if f.certain]
    maybe = [(r, f) for r in reports for f in r.findings if not f.certain]
    parts = ["\n".join(one_text(r.path, f, paint)) for r, f in certain]
    if maybe:
        parts.append(paint("bold", "Look at this. What stands there can't be told from the text:"))
        parts += ["\n".join(one_text(r.path, f, paint)) for r, f in maybe]
    parts.append(summary(len(certain), len(maybe), fixable(certain)))
    return "\n\n".join(parts) + "\n"


def fixable(found: Sequence[Any]) -> int:
    return sum(bool(finding.edits) and finding.safe for _, finding in found)


def summary(certain: int, maybe: int, fixes: int) -> str:
    if not certain and not maybe:
        return "Nothing found that fails today."
    said = f"Found {certain} {'place' if certain == 1 else 'places'} that changed"
    said += f", and {maybe} to look at." if maybe else "."
    return said + (f" {fixes} can be mended with --fix." if fixes else "")


def one_text(path: str, finding: Finding, paint: Paint) -> Iterator[str]:
    head = finding.says.partition("\n")[0]
    yield f"{paint('bold', place(path, finding))} {paint('red', finding.code)} {head}"
    width = len(str(finding.line))
    bar = paint("blue", " " * width + " |")
    line = finding.piece.source_line(finding.line)
    last = finding.end_column if finding.end_line == finding.line else len(line) + 1
    marks = " " * (finding.column - 1) + "^" * max(1, last - finding.column)
    yield bar
    yield f"{paint('blue', f'{finding.line} |')} {line}".rstrip()
    yield f"{bar} {paint('red', marks)}"
    for more in finding.says.split("\n")[1:]:
        yield f"{bar} {more}".rstrip()
    for name, text in (("write", mended_line(finding)), ("now", finding.now)):
        if text:
            yield f"{' ' * width} {paint('blue', '=')} {paint('cyan', name)}: {text}"
            break
    if finding.page:
        yield f"{' ' * width} {paint('blue', '=')} see {finding.page}{since(finding.since)}"


def since(version: str) -> str:
    """Since which TensorFlow, where the old line did something else under an older one."""
    return f"; so since TensorFlow {version}" if version[:1].isdigit() else ""


def mended_line(finding: Finding) -> str:
    """The line as a mend writes it; empty where there is none, or where it isn't one line."""
    if not finding.edits:
        return ""
    piece = finding.piece
    first, last = piece.starts[finding.line - 1], piece.starts[finding.line]
    if any(not first <= edit.start <= edit.end <= last for edit in finding.edits):
        return ""
    here = [Edit(one.start - first, one.end - first, one.text) for one in finding.edits]
    return changed(piece.data[first:last], here).decode("utf-8").strip()


def json_report(reports: Sequence[Report], problems: Sequence[Problem]) -> str:
    findings = [as_dict(report.path, f) for report in reports for f in report.findings]
    failed = [{"path": p.path, "line": p.line or None, "message": p.says} for p in problems]
    return (
        json.dumps({"findings": findings, "problems": failed}, indent=2, ensure_ascii=False) + "\n"
    )


def as_dict(path: str, finding: Finding) -> Dict[str, Any]:
    return {
        "path": path,
        "cell": finding.piece.number or None,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "file_line": finding.piece.file_line(finding.line),
        "code": finding.code,
        "message": finding.says,
        "executed": finding.executed,
        "write": mended_line(finding) or None,
        "now": finding.now or None,
        "page": finding.page or None,
        "since": finding.since or None,
        "certain": finding.certain,
        "fix": ("safe" if finding.safe else "unsafe") if finding.edits else None,
    }


def github_report(reports: Sequence[Report], problems: Sequence[Problem]) -> str:
    """Annotations as GitHub reads them from the output of a workflow."""
    lines: List[str] = [
        f"::error file={escaped(p.path, True)},line={p.line or 1}::{escaped(p.says)}"
        for p in problems
    ]
    for report in reports:
        for finding in report.findings:
            level = "error" if finding.certain else "notice"
            line = finding.piece.file_line(finding.line)
            where = f"file={escaped(report.path, True)},line={line}"
            if not finding.piece.number:
                where += f",col={finding.column}"
            new = mended_line(finding) or finding.now
            said = finding.says + (f"\nnow: {new}" if new else "")
            lines.append(f"::{level} {where},title=doctor ({finding.code})::{escaped(said)}")
    return "".join(line + "\n" for line in lines)


def sarif_report(reports: Sequence[Report], problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0, as GitHub's code scanning and editors read it."""
    found = [(report.path, one) for report in reports for one in report.findings]
    rules = sorted({one.code: one.page for _, one in found}.items())
    run = {
        "tool": {
            "driver": {
                "name": "doctor",
                "rules": [
                    {"id": code, "shortDescription": {"text": page or code}} for code, page in rules
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [as_sarif(path, one) for path, one in found],
        "invocations": [
            {
                "executionSuccessful": not problems,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": str(problem)}} for problem in problems
                ],
            }
        ],
    }
    made = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def as_sarif(path: str, finding: Finding) -> Dict[str, Any]:
    line = finding.piece.file_line(finding.line)
    region = {"startLine": line}
    if not finding.piece.number:
        region["startColumn"] = finding.column
        region["endLine"] = finding.end_line
        region["endColumn"] = finding.end_column
    where = {"artifactLocation": {"uri": path.replace("\\", "/")}, "region": region}
    return {
        "ruleId": finding.code,
        "level": "error" if finding.certain else "note",
        "message": {"text": finding.says},
        "locations": [{"physicalLocation": where}],
    }


def rdjson_report(reports: Sequence[Report], problems: Sequence[Problem]) -> str:
    """The format of reviewdog; what could not be read is a diagnostic as well."""
    made = [as_rdjson(report.path, one) for report in reports for one in report.findings]
    made += [
        {
            "message": problem.says,
            "location": {
                "path": problem.path,
                "range": {"start": {"line": problem.line or 1}},
            },
            "severity": "ERROR",
        }
        for problem in problems
    ]
    whole = {"source": {"name": "doctor"}, "diagnostics": made}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def as_rdjson(path: str, finding: Finding) -> Dict[str, Any]:
    start: Dict[str, int] = {"line": finding.piece.file_line(finding.line)}
    spot: Dict[str, Any] = {"start": start}
    if not finding.piece.number:  # reviewdog counts columns in bytes
        start["column"] = byte_column(finding, finding.line, finding.column)
        column = byte_column(finding, finding.end_line, finding.end_column)
        spot["end"] = {"line": finding.end_line, "column": column}
    return {
        "message": finding.says,
        "location": {"path": path, "range": spot},
        "severity": "ERROR" if finding.certain else "INFO",
        "code": {"value": finding.code},
    }


def byte_column(finding: Finding, line: int, column: int) -> int:
    return len(finding.piece.source_line(line)[: column - 1].encode("utf-8")) + 1


def statistics(reports: Sequence[Report]) -> str:
    """How often each code was found, the most frequent first, and whether it can be mended."""
    found = [one for report in reports for one in report.findings if one.certain]
    counts = Counter(one.code for one in found)
    mends = {one.code for one in found if one.edits and one.safe}
    width = len(str(max(counts.values(), default=0)))
    return "".join(
        f"{number:>{width}}  {'[*]' if code in mends else '[ ]'}  {code}\n"
        for code, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def explanation(row: Row) -> str:
    """All that the table says of a code."""
    today = row.why if row.outcome == "differs" else f"{row.exception}: {row.message}"
    fix = "nothing" if row.fix is None else "--fix" if row.fix.safe else "--unsafe-fixes"
    parts = [
        f"{row.code}: {row.title}",
        f"then:  {row.then}",
        f"today: {today}",
        f"since: TensorFlow {row.since}" if row.since else "",
        f"now:   {row.now}",
        row.why if row.outcome != "differs" else "",
        row.remark,
        f"Mended by {fix}. See {row.page}",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def escaped(text: str, of_property: bool = False) -> str:
    pairs = [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")]
    if of_property:
        pairs += [(":", "%3A"), (",", "%2C")]
    for old, new in pairs:
        text = text.replace(old, new)
    return text
