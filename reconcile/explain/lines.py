"""Text from documents made fit for one line: whatever it holds, it neither breaks a line nor steers a terminal."""


def one_line(text: str) -> str:
    """Return a text with every run of blanks and of characters that do not print as one blank.

    >>> one_line("Ada\\n Lund \\x1b[31m")
    'Ada Lund [31m'
    """
    return " ".join("".join(ch if ch.isprintable() else " " for ch in text).split())


def short(text: str, width: int = 80) -> str:
    """Return a text in one line, cut at a word where it is longer than `width`."""
    line = one_line(text)
    if len(line) <= width:
        return line
    head = line[: width - 1]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head[:-1]} …"
