"""Templates: what they may say, and what is told about those that say more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardtrail.errors import TemplateError
from cardtrail.followup.template import (
    EMAIL,
    NOTE,
    TEMPLATES,
    Templates,
    render,
)
from cardtrail.followup.variables import VARIABLES
from cardtrail.followup.wording import Phrases

KNOWN: dict[str, str | Phrases] = {
    "greeting": "Dear Nora Whitfield",
    "name": "Nora Whitfield",
    "company": "Alder & Finch",
    "my_strengths": Phrases(("patience", "Python")),
}


def made(source: str, folder: Path, **values: str | Phrases) -> str:
    """What a note of the person's own says."""
    (folder / NOTE).write_text(source, encoding="utf-8")
    return render(NOTE, KNOWN | values, Templates(folder))[0]


def fault(source: str, folder: Path) -> str:
    """What is told about a note of the person's own that is broken."""
    with pytest.raises(TemplateError) as caught:
        made(source, folder)
    return str(caught.value)


def test_what_is_known_is_printed_as_it_is(tmp_path: Path) -> None:
    assert made("{{ name }} at {{ company }}", tmp_path) == (
        "Nora Whitfield at Alder & Finch"
    )


def test_what_is_not_known_is_a_blank_that_is_told_once(tmp_path: Path) -> None:
    (tmp_path / NOTE).write_text("{{ role }}, {{ role }}: {{ talked_about }}", "utf-8")

    text, blanks = render(NOTE, KNOWN, Templates(tmp_path))

    assert text == "[the role], [the role]: [what you talked about]"
    assert blanks == ("the role", "what you talked about")


def test_what_is_not_known_can_be_left_out(tmp_path: Path) -> None:
    source = "Hello{% if role %}, {{ role }}{% endif %}."
    (tmp_path / NOTE).write_text(source, "utf-8")

    assert render(NOTE, KNOWN, Templates(tmp_path)) == ("Hello.", ())
    assert made(source, tmp_path, role="Clerk") == "Hello, Clerk."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ role|upper }}", "[THE ROLE]"),
        ("{{ role|default('the job') }}", "the job"),
        ("{{ 'a ' ~ role }}", "a [the role]"),
        ("{{ name|upper }}", "NORA WHITFIELD"),
        ("{{ my_strengths }}", "patience and Python"),
        ("{% if role == 'Clerk' %}a{% else %}b{% endif %}", "b"),
        (
            "{% for one in my_strengths %}\n- {{ one }}\n{% endfor %}",
            "- patience\n- Python\n",
        ),
        ("{% for one in talked_about %}{{ one }}{% else %}none{% endfor %}", "none"),
        (
            "{% for one in my_strengths %}{{ loop.index }} {{ one }}, {% endfor %}",
            "1 patience, 2 Python, ",
        ),
        ("{% if name %}\nHello\n{% endif %}\nBye", "Hello\nBye"),
        ("On {% if name %}Monday{% endif %}\nBye", "On Monday\nBye"),
        ("{% if role is defined %}a{% else %}b{% endif %}", "b"),
        ("{# nobody sees this #}Hello", "Hello"),
        ("one\r\ntwo", "one\ntwo"),
        ("one\u2028two", "one\u2028two"),
        ("\ufeffHello", "Hello"),
    ],
)
def test_a_template_can_do_what_a_letter_needs(
    source: str, text: str, tmp_path: Path
) -> None:
    assert made(source, tmp_path) == text


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        ("Hello\n{{ name ", 2, "unexpected end of template"),
        ("Hello {% if name %}", 1, "Unexpected end of template"),
        ("a\nb\n{{ nmae }}", 3, "nothing is called “nmae”; “name” may be meant"),
        ("{{ name|reverse }}", 1, "No filter named 'reverse'"),
        ("{% if name is odd %}{% endif %}", 1, "No test named 'odd'"),
        ("\n{% frobnicate %}", 2, "unknown tag 'frobnicate'"),
        ("a\n{{ name < my_strengths }}", 2, "not supported between"),
        ("{{ one }}{% for one in my_strengths %}{% endfor %}", 1, "“one” is not known"),
        ("{{ name|default(1, 2, 3) }}", 1, "argument"),
    ],
)
def test_a_broken_template_is_told_with_its_file_and_line(
    source: str, line: int, what: str, tmp_path: Path
) -> None:
    told = fault(source, tmp_path)

    assert told.startswith(f"{tmp_path / NOTE}, line {line}: ")
    assert what in told
    assert told.endswith("to use the template that comes with cardtrail.")


@pytest.mark.parametrize(
    "source",
    [
        "{{ name.__class__ }}",
        "{{ name.__class__.__mro__[1].__subclasses__() }}",
        "{{ name['__class__'] }}",
        "{{ ''.__class__ }}",
        "{{ name|attr('__class__') }}",
        "{{ name.format(name) }}",
        "{{ '{0.__class__}'|format(name) }}",
        "{{ self }}",
        "{{ self.__init__.__globals__ }}",
        "{{ range(3) }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum() }}",
        "{{ loop.__class__ }}",
        "{{ name() }}",
        "{{ name ** 9 }}",
        "{{ 'x' * 1000000000 }}",
        "{{ [1, 2]|map('upper') }}",
        "{% include '/etc/passwd' %}",
        "{% include '../note.txt' %}",
        "{% include name %}",
        "{% include ['voicemail.txt', '/etc/passwd'] %}",
        "{% include 'note.txt' %}",
        "{% import 'voicemail.txt' as other %}",
        "{% from 'voicemail.txt' import other %}",
        "{% extends '/etc/passwd' %}",
        "{% macro again() %}{{ again() }}{% endmacro %}",
        "{% block again %}{{ self.again() }}{% endblock %}",
        "{% set name = name ~ name %}",
        "{% set x %}y{% endset %}",
        "{% filter upper %}x{% endfilter %}",
        "{% call name() %}{% endcall %}",
        "{% for a in name %}{% endfor %}",
        "{% for a in [1, 2, 3] %}{% endfor %}",
        "{% for a in my_strengths recursive %}{% endfor %}",
        "{% for a, b in my_strengths %}{% endfor %}",
        "{% for name in my_strengths %}{% endfor %}",
        "{% for a in my_strengths %}{% for b in my_strengths %}{%endfor%}{%endfor%}",
    ],
)
def test_a_template_reaches_nothing_but_the_names_it_is_given(
    source: str, tmp_path: Path
) -> None:
    told = fault(f"Hello\n\n{source}", tmp_path)

    assert told.startswith(f"{tmp_path / NOTE}, line 3: ")
    assert "root:" not in told


def test_a_template_can_take_in_the_voicemail_and_nothing_can_go_round(
    tmp_path: Path,
) -> None:
    own = tmp_path / "voicemail.txt"
    own.write_text("Call {{ my_name }}", "utf-8")
    assert made('“{% include "voicemail.txt" %}”', tmp_path) == "“Call [your name]”"

    own.write_text("Hello\n\n{{ name < my_strengths }}", "utf-8")
    assert fault('{% include "voicemail.txt" %}', tmp_path).startswith(
        f"{own}, line 3:"
    )

    own.write_text('\n{% include "voicemail.txt" %}', "utf-8")
    assert fault('{% include "voicemail.txt" %}', tmp_path).startswith(
        f"{own}, line 2:"
    )


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("x" * 20_001, "longer than 20,000 bytes"),
        ("{% for one in my_strengths %}" + "x" * 15_000 + "{% endfor %}", "makes more"),
        ("{{ " + "(" * 5000 + "name" + ")" * 5000 + " }}", "nested too deeply"),
        ("{% if name %}" * 150 + "{% endif %}" * 150, "nested too deeply"),
    ],
)
def test_a_template_that_is_too_much_is_told(
    source: str, what: str, tmp_path: Path
) -> None:
    told = fault(source, tmp_path)

    assert told.startswith(f"{tmp_path / NOTE}: ")
    assert what in told


def test_a_template_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / NOTE).write_bytes(b"Hello\nM\xfcller")

    with pytest.raises(TemplateError, match=r"note\.txt, line 2: save it as UTF-8"):
        render(NOTE, KNOWN, Templates(tmp_path))


def test_a_template_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / NOTE).mkdir()

    with pytest.raises(TemplateError, match="it can't be read: Is a directory"):
        render(NOTE, KNOWN, Templates(tmp_path))


def test_a_chosen_file_comes_before_the_folder_and_the_built_in_one(
    tmp_path: Path,
) -> None:
    (tmp_path / NOTE).write_text("from the folder", "utf-8")
    chosen = tmp_path / "mine.txt"
    chosen.write_text("chosen", "utf-8")

    assert render(NOTE, KNOWN, Templates(tmp_path, chosen))[0] == "chosen"
    assert render(NOTE, KNOWN, Templates(tmp_path))[0] == "from the folder"
    assert render(NOTE, KNOWN, Templates())[0].startswith("Dear Nora Whitfield,")


def test_a_chosen_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "mine.txt"

    with pytest.raises(TemplateError, match=r"mine\.txt: it can't be read: No such"):
        render(EMAIL, KNOWN, Templates(chosen=missing))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_built_in_template_can_be_made_without_any_fact(name: str) -> None:
    always = {key: key for key, known in VARIABLES.items() if known.blank is None}

    text, blanks = render(name, always, Templates())

    assert "your name" in blanks
    assert text.count("[") == text.count("]") >= len(blanks)


@given(st.text(max_size=60), st.sampled_from(sorted(TEMPLATES)))
def test_card_text_is_never_read_as_a_template(text: str, name: str) -> None:
    hostile = f"{{{{ my_name }}}}{{% include '/etc/passwd' %}}{{#{text}"
    values: dict[str, str | Phrases] = dict.fromkeys(VARIABLES, hostile)

    found, blanks = render(name, values, Templates())

    assert blanks == ()
    assert hostile in found


@given(source=st.text(alphabet="{}%#.|~()[]'\" \nabnmeifor_-+", max_size=60))
def test_any_template_gives_a_text_or_a_sentence(
    source: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_text(source, "utf-8")
    try:
        text, _ = render(NOTE, KNOWN, Templates(chosen=path))
    except TemplateError as error:
        told = str(error)
    else:
        told = f"{path}: {text}"
    assert told.startswith(str(path))
    assert len(told) <= len(str(path)) + 20_002
