"""A profile on a social network, or the name somebody has with a messenger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from cardtrail.errors import InvalidValueError
from cardtrail.values.length import check_length


class Service(StrEnum):
    """Where people have profiles; the values are those of the machine format."""

    LINKEDIN = "linkedin"
    X = "x"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    YOUTUBE = "youtube"
    GITHUB = "github"
    XING = "xing"
    TIKTOK = "tiktok"
    PINTEREST = "pinterest"
    BEHANCE = "behance"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    SKYPE = "skype"
    WECHAT = "wechat"
    LINE = "line"
    KAKAOTALK = "kakaotalk"

    @property
    def brand(self) -> str:
        """As the service writes itself, such as ``LinkedIn``."""
        return _FORMS[self].brand


@dataclass(frozen=True, slots=True)
class _Form:
    """What a service's profiles look like.

    Attributes:
        brand: as the service writes itself.
        spelt: how cards do, a regular expression.
        handle: a regular expression of its handles, case aside, by the service's rules.
        home: the host of its profiles; empty where a profile has no public address.
        aliases: other hosts of the same profiles.
        paths: what may stand between host and handle, the usual one first.
    """

    brand: str
    spelt: str
    handle: str
    home: str = ""
    aliases: tuple[str, ...] = ()
    paths: tuple[str, ...] = ("",)


_DOTTED = r"\w(?:[\w.]*\w)?"

_FORMS: dict[Service, _Form] = {
    Service.LINKEDIN: _Form(
        "LinkedIn", r"linked\s?in", r"[\w%-]{3,100}", "www.linkedin.com",
        paths=("in/", "company/", "school/", "showcase/", ""),
    ),
    Service.X: _Form("X", r"twitter|x", r"\w{1,15}", "x.com", ("twitter.com",)),
    Service.INSTAGRAM: _Form(
        "Instagram", r"insta(?:gram)?|ig", rf"(?=.{{1,30}}$){_DOTTED}",
        "www.instagram.com",
    ),
    Service.FACEBOOK: _Form(
        "Facebook", r"face\s?book|fb", r"(?=.{3,75}$)\w(?:[\w.-]*\w)?",
        "www.facebook.com", ("fb.com", "fb.me"), ("", "pages/", "groups/", "people/"),
    ),
    Service.YOUTUBE: _Form(
        "YouTube", r"you\s?tube|yt", r"[\w.-]{3,100}", "www.youtube.com",
        paths=("@", "c/", "channel/", "user/", ""),
    ),
    Service.GITHUB: _Form(
        "GitHub", r"git\s?hub", r"(?=.{1,39}$)[a-z\d]+(?:-[a-z\d]+)*", "github.com"
    ),
    Service.XING: _Form(
        "Xing", r"xing", r"\w[\w.-]+", "www.xing.com",
        paths=("profile/", "companies/", "pages/"),
    ),
    Service.TIKTOK: _Form(
        "TikTok", r"tik\s?tok", r"[\w.]{2,24}", "www.tiktok.com", paths=("@",)
    ),
    Service.PINTEREST: _Form(
        "Pinterest", r"pinterest", r"\w{3,30}", "www.pinterest.com"
    ),
    Service.BEHANCE: _Form("Behance", r"behance", r"[\w-]{3,30}", "www.behance.net"),
    Service.TELEGRAM: _Form(
        "Telegram", r"telegram|tg", r"[a-z]\w{4,31}", "t.me", ("telegram.me",)
    ),
    Service.WHATSAPP: _Form("WhatsApp", r"whats\s?app", r"\d{7,15}", "wa.me"),
    Service.SKYPE: _Form("Skype", r"skype", r"(?:live:)?[a-z.][\w.,-]{5,31}"),
    Service.WECHAT: _Form(
        "WeChat", r"we\s?chat|weixin|微信[号號]?", r"[a-z][\w-]{5,19}"
    ),
    Service.LINE: _Form("LINE", r"line", r"[a-z\d._-]{2,20}"),
    Service.KAKAOTALK: _Form(
        "KakaoTalk", r"kakao\s?(?:talk)?|카카오톡", r"[a-z\d._-]{4,20}"
    ),
}  # fmt: skip
"""The rules are those of the services' own help pages; where old handles break them,
the wider form."""

_UNKNOWN = r"(?=\D)\w(?:[\w.-]{0,28}\w)"
"""A handle of no known service."""

_PAGES = frozenset("explore home login p profile.php search share watch".split())
"""What follows a host and is the page of nobody."""

HOSTS: dict[str, Service] = {
    host: service
    for service, form in _FORMS.items()
    for host in (form.home.removeprefix("www."), *form.aliases)
    if host
}
"""The hosts of profiles, without ``www.``."""

SPELT = "|".join(
    f"(?P<{service.value}>{form.spelt})" for service, form in _FORMS.items()
)
"""A regular expression of the services' names; the group is the service's value."""

_URL = re.compile(
    r"(?:https?://)?(?:(?:www|m|mobile|[a-z]{2}(?:-[a-z]{2})?)\.)?"
    rf"(?P<host>{'|'.join(map(re.escape, HOSTS))})/(?P<path>[^?#]*)(?:[?#].*)?",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?:{SPELT})(?:\s?(?:id|name|handle))?(?:\s?[:=]\s?|\s)@?(?P<handle>\S+)",
    re.IGNORECASE,
)
_GAP = re.compile(r"\s*([./])\s*")


@dataclass(frozen=True, slots=True)
class Profile:
    """Who somebody is with a service.

    Attributes:
        service: which; None where nothing tells.
        handle: without ``@``, as printed.
        url: of the public profile; None where there is no such address.
    """

    service: Service | None
    handle: str
    url: str | None = None

    def __str__(self) -> str:
        """The address where there is one, else the handle."""
        if self.service is None:
            return f"@{self.handle}"
        return self.url or self.handle

    @property
    def spoken(self) -> str:
        """The same, told apart from handles of other services: ``Skype: nora.w``."""
        if self.service is None or self.url:
            return str(self)
        return f"{self.service.brand}: {self.handle}"

    @classmethod
    def of(cls, service: Service | None, handle: str) -> Profile:
        """The profile of that handle; an ``@`` in front is left out.

        Raises:
            InvalidValueError: the service has no such handles.
        """
        bare = handle.strip().removeprefix("@")
        form = _FORMS[service] if service else None
        rule = form.handle if form else _UNKNOWN
        if bare.lower() in _PAGES or not re.fullmatch(rule, bare, re.IGNORECASE):
            raise _invalid(handle)
        path = form.paths[0] if form else ""
        url = f"https://{form.home}/{path}{bare}" if form and form.home else None
        return cls(service, bare, url)

    @classmethod
    def parse(cls, text: str) -> Profile:
        """The profile in ``text``: its address, ``Skype: nora.w`` or ``@nora``.

        Twitter is X, subdomains of countries and phones are left out, and so is what
        an address has behind the handle.

        Raises:
            InvalidValueError: it is none of these, or the service has no such handles.
        """
        check_length(text, "a profile")
        link = _URL.fullmatch(_GAP.sub(r"\1", text.strip()).rstrip(".,;"))
        if link is not None:
            return cls._at(HOSTS[link["host"].lower()], link["path"])
        labelled = _LABELLED.fullmatch(text.strip())
        if labelled is not None:
            return cls.of(_service_of(labelled), labelled["handle"])
        if text.strip().startswith("@"):
            return cls.of(None, text)
        raise _invalid(text)

    @classmethod
    def _at(cls, service: Service, path: str) -> Profile:
        """The profile behind a host of its service."""
        form = _FORMS[service]
        for start in form.paths:
            handle = path.removesuffix("/").removeprefix(start)
            if path.startswith(start) and f"{handle}/" not in form.paths:
                try:
                    bare = cls.of(service, handle).handle
                except InvalidValueError:
                    continue
                return cls(service, bare, f"https://{form.home}/{start}{bare}")
        raise _invalid(path)


def services_in(text: str) -> tuple[Service, ...]:
    """The services that a text names, each once, in its order."""
    found = re.finditer(rf"(?<![^\W_])(?:{SPELT})(?![^\W_])", text, re.IGNORECASE)
    return tuple(dict.fromkeys(map(_service_of, found)))


def _service_of(match: re.Match[str]) -> Service:
    return next(one for one in Service if match[one.value] is not None)


def _invalid(text: str) -> InvalidValueError:
    return InvalidValueError(
        f"“{text.strip()}” is no profile of a service that is known here; write its "
        "address, “Skype: name” or “@name”."
    )
