"""What was found, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict, Iterator, List, Sequence

from doctor.check import Finding
from doctor.files import Problem, Source
from doctor.mending import Edit, changed


@dataclass(frozen=True)
class Report:
    """A source with what was found in it."""

    source: Source
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
    parts = ["\n".join(one_text(r.source.path, f, paint)) for r, f in certain]
    if maybe:
        parts.append(paint("bold", "Look at this. What stands there can't be told from the text:"))
        parts += ["\n".join(one_text(r.source.path, f, paint)) for r, f in maybe]
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
        yield f"{' ' * width} {paint('blue', '=')} see {finding.page}"


def mended_line(finding: Finding) -> str:
    """The line as a mend writes it; empty where there is none, or where it isn't one line."""
    if not finding.edits:
        return ""
    piece = finding.piece
    first, last = piece.starts[finding.line - 1], piece.starts[finding.line]
    if any(not first <= edit.start <= edit.end <= last for edit in finding.edits):
        return ""
    line = changed(piece.data, finding.edits)[first : last + growth(finding.edits)]
    return line.decode("utf-8").strip()


def growth(edits: Sequence[Edit]) -> int:
    return sum(len(edit.text.encode("utf-8")) - (edit.end - edit.start) for edit in edits)


def json_report(reports: Sequence[Report], problems: Sequence[Problem]) -> str:
    findings = [as_dict(report.source.path, f) for report in reports for f in report.findings]
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
            where = f"file={escaped(report.source.path, True)},line={line}"
            if not finding.piece.number:
                where += f",col={finding.column}"
            new = mended_line(finding) or finding.now
            said = finding.says + (f"\nnow: {new}" if new else "")
            lines.append(f"::{level} {where},title=doctor ({finding.code})::{escaped(said)}")
    return "".join(line + "\n" for line in lines)


def escaped(text: str, of_property: bool = False) -> str:
    pairs = [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")]
    if of_property:
        pairs += [(":", "%3A"), (",", "%2C")]
    for old, new in pairs:
        text = text.replace(old, new)
    return text
