"""Lines of a file, whatever stands in them."""

from io import BytesIO

from wire.lines import LONGEST_LINE, numbered_lines


def test_lines_have_the_numbers_that_an_editor_shows():
    file = BytesIO(b"\xef\xbb\xbf{}\r\n\r\n  \n[]\n{}")

    assert list(numbered_lines(file)) == [(1, b"{}"), (4, b"[]"), (5, b"{}")]


def test_files_that_were_put_together_have_a_mark_in_their_midst():
    mark = b"\xef\xbb\xbf"

    lines = list(numbered_lines(BytesIO(mark + b"{}\n" + mark + b"[]\n" + mark)))

    assert lines == [(1, b"{}"), (2, b"[]")]


def test_line_that_is_far_too_long_is_passed_over():
    file = BytesIO(b"{}\n" + b"x" * (LONGEST_LINE + 5_000_000) + b"\n{}\n")

    assert list(numbered_lines(file)) == [(1, b"{}"), (2, None), (3, b"{}")]


def test_last_line_may_be_too_long_and_without_an_end():
    file = BytesIO(b"x" * (LONGEST_LINE + 1))

    assert list(numbered_lines(file)) == [(1, None)]


def test_line_of_the_greatest_length_is_read():
    line = b"x" * (LONGEST_LINE - 1)

    assert list(numbered_lines(BytesIO(line + b"\n{}"))) == [(1, line), (2, b"{}")]
