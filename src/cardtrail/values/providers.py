"""Domains of well-known mail providers, the most used first."""

from __future__ import annotations

DISTINCTIVE = tuple(
    "gmail.com yahoo.com hotmail.com outlook.com icloud.com googlemail.com"
    " protonmail.com fastmail.com rocketmail.com comcast.net verizon.net sbcglobal.net"
    " bellsouth.net earthlink.net optonline.net hotmail.co.uk yahoo.co.uk"
    " outlook.co.uk btinternet.com virginmedia.com t-online.de hotmail.fr yahoo.fr"
    " wanadoo.fr yahoo.co.in rediffmail.com yahoo.com.au optusnet.com.au yahoo.com.br"
    " hanmail.net yahoo.co.jp".split()
)
"""Names that hardly any other domain comes near: a near miss of one is a slip."""

_ORDINARY = tuple(
    "aol.com live.com msn.com me.com mac.com mail.com email.com ymail.com proton.me"
    " zoho.com hey.com att.net cox.net charter.net live.co.uk sky.com talktalk.net"
    " ntlworld.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de freenet.de posteo.de"
    " mailbox.org bluewin.ch orange.fr laposte.net free.fr libero.it telefonica.net"
    " skynet.be telenet.be ziggo.nl kpnmail.nl bigpond.com uol.com.br bol.com.br"
    " terra.com.br naver.com daum.net qq.com 163.com 126.com sina.com yandex.com"
    " yandex.ru mail.ru".split()
)

PROVIDERS = frozenset(DISTINCTIVE + _ORDINARY)

SINGLE_DOMAIN = frozenset({"gmail", "googlemail", "icloud", "protonmail", "fastmail"})
"""Names that exist under one top-level domain only: gmail.co is no variant."""
