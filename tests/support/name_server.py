"""A name server on this machine, for what no real domain does on demand."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
from dns.resolver import Resolver

HERE = "127.0.0.1"
_LARGEST = 4096  # bytes of a question
Zone = Mapping[str, Mapping[str, str]]
"""Records by their type, by domain: ``{"alder.example": {"MX": "10 mail"}}``."""


@dataclass(frozen=True)
class NameServer:
    """Answers for its zone; it fails for some domains, and is silent about others."""

    zone: Zone
    failing: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)

    def answer(self, question: dns.message.Message) -> dns.message.Message | None:
        """What it says; None where it says nothing."""
        (asked,) = question.question
        name = str(asked.name).rstrip(".")
        kind = dns.rdatatype.to_text(asked.rdtype)
        self.asked.append(f"{name} {kind}")
        answer = dns.message.make_response(question)
        answer.flags |= dns.flags.RA
        if name in self.silent:
            return None
        if name in self.failing:
            answer.set_rcode(dns.rcode.SERVFAIL)
        elif name not in self.zone:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        elif kind in self.zone[name]:
            record = self.zone[name][kind]
            answer.answer.append(
                dns.rrset.from_text(asked.name, 60, "IN", kind, record)
            )
        return answer


@contextmanager
def serving(server: NameServer) -> Iterator[Resolver]:
    """A resolver that asks this server; it waits half a second for an answer."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind((HERE, 0))
        thread = threading.Thread(target=_serve, args=(server, listening))
        thread.start()
        resolver = Resolver(configure=False)
        resolver.nameservers = [HERE]
        resolver.port = listening.getsockname()[1]
        resolver.lifetime = 0.5
        try:
            yield resolver
        finally:
            listening.sendto(b"", listening.getsockname())  # an empty question ends it
            thread.join()


def _serve(server: NameServer, listening: socket.socket) -> None:
    while True:
        wire, sender = listening.recvfrom(_LARGEST)
        if not wire:
            return
        answer = server.answer(dns.message.from_wire(wire))
        if answer is not None:
            listening.sendto(answer.to_wire(), sender)
