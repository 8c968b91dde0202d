"""Writes docs/configuration.md from the table that checks the settings.

python tools/write_configuration.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cardtrail.config.table import SETTINGS, Setting

PAGE = Path(__file__).parents[1] / "docs" / "configuration.md"

_HEAD = """\
# Configuration

<!-- Written by tools/write_configuration.py; change the table in
src/cardtrail/config/table.py and run it again. -->

cardtrail works without any settings. What you set is kept in one file in
[TOML](https://toml.io):

| system | file |
| --- | --- |
| Linux | `~/.config/cardtrail/config.toml` (below `$XDG_CONFIG_HOME` if set) |
| macOS | `~/Library/Application Support/cardtrail/config.toml` |
| Windows | `%LOCALAPPDATA%/cardtrail/cardtrail/config.toml` |

`cardtrail config path` prints where yours is; the environment variable
`CARDTRAIL_CONFIG` names another one. Change it in an editor, or with `cardtrail config
set NAME VALUE` and `cardtrail config unset NAME`, which check a value before and leave
your comments as they are. `cardtrail config` lists every setting with its value and
where that comes from; `cardtrail config get NAME` prints one. Both take `--json`: an
object a line with `name`, `value`, `origin` (`default`, `file` or `environment`),
`variable`, `allowed` and `about`.

An option of a command goes before the environment, the environment before the file, and
the file before the default. The variable of a setting is `CARDTRAIL_` and its name in
capitals, with `_` for dots and hyphens: `CARDTRAIL_FOLLOW_UP_CALL_DAYS`. The texts of a
list are parted by line breaks there.

A setting that does not exist, or a value that is not allowed, is told with the file,
the name and what is allowed, and the exit code is 7; nothing is done then.

## Settings
"""
_EXAMPLE = """
## Example

```toml
country = "GB"
store = "~/job-search/contacts.sqlite"

[follow-up]
call-days = 5
call-latest-days = 6
reminder = "07:30"

[me]
name = "Kim Ash"
address = ["12 Harbour Street", "Bristol BS1 4QA"]
email = "kim@ash.example"
strengths = ["Ten years of Python", "Fluent in German"]
```
"""


def page() -> str:
    """The whole page."""
    return _HEAD + "\n".join(_groups()) + "\n" + _EXAMPLE


def _groups() -> Iterator[str]:
    """A table for each group."""
    above = None
    for setting in SETTINGS.values():
        group = setting.name.rpartition(".")[0]
        if group != above:
            yield f"\n### `[{group}]`\n" if group else ""
            yield "| name | what for | write | default |"
            yield "| --- | --- | --- | --- |"
        above = group
        yield _row(setting)


def _row(setting: Setting) -> str:
    default = setting.otherwise
    if setting.default is not None:
        default = f"`{setting.kind.plain(setting.default)}`"
    return f"| `{setting.name}` | {setting.sentence} | {setting.allowed} | {default} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
