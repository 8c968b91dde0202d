"""Every problem that a card can have, in one table.

A code is ``<field>.<what>`` and never changes its meaning. Codes may be added. Each
message names what happens if nothing is done. Only warnings make a field one to check.
"""

from __future__ import annotations

from dataclasses import dataclass

from cardtrail.model.field import FieldName
from cardtrail.model.followup import Step
from cardtrail.model.reading import Problem, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What is always true of one code.

    Attributes:
        message: a sentence; the names in braces are filled in.
        blocks: the step that can't be relied on.
        severity: how much it matters.
    """

    message: str
    blocks: Step | None = None
    severity: Severity = Severity.WARNING


CODES: dict[str, Rule] = {
    "name.missing": Rule(
        "No name on the card: ask for it, or no step of the follow-up can be done.",
        Step.NOTE,
    ),
    "name.doubtful": Rule(
        "The name “{value}” {why}: compare it with the card, "
        "because every step of the follow-up begins with it."
    ),
    "name.two-people": Rule(
        "The card names {people}: the follow-up is for the first of them, so give the "
        "name of the one whom you met if it is another."
    ),
    "other-name.doubtful": Rule(
        "The other name “{value}” {why}: compare it with the card before you use it."
    ),
    "name.spelling-differs": Rule(
        "The name “{value}” is spelt another way in {email}: compare both with the "
        "card, because every step of the follow-up begins with the name."
    ),
    "address.missing": Rule(
        "No postal address on the card{of}: ask for it, or the note can't be posted.",
        Step.NOTE,
    ),
    "address.unparseable": Rule(
        "“{value}” looks like a postal address but can't be read as one: "
        "compare it with the card, or the note can't be posted.",
        Step.NOTE,
    ),
    "address.incomplete": Rule(
        "The address “{value}” has no {what}: ask for it, or the note may not arrive.",
        Step.NOTE,
    ),
    "address.no-postcode": Rule(
        "The address “{value}” has no postcode: look it up before you post the note.",
        severity=Severity.INFO,
    ),
    "address.postcode-malformed": Rule(
        "“{postcode}” is not a postcode of {country}: "
        "compare it with the card, or the note may not arrive.",
        Step.NOTE,
    ),
    "address.postcode-mismatch": Rule(
        "The postcode {postcode} is not in {region}: "
        "ask which of the two is right, or the note may not arrive.",
        Step.NOTE,
    ),
    "address.doubtful": Rule(
        "The address “{value}” {why}: "
        "compare it with the card before you post the note."
    ),
    "phone.missing": Rule(
        "No phone number on the card{of}: ask for it, or the call can't be made.",
        Step.CALL,
    ),
    "phone.unparseable": Rule(
        "“{value}” is not a whole phone number: "
        "compare it with the card, or the call can't be made.",
        Step.CALL,
    ),
    "phone.invalid": Rule(
        "There is no phone number such as {value} in {country}: "
        "compare it with the card, or the call won't get through.",
        Step.CALL,
    ),
    "phone.foreign": Rule(
        "The number {value} is not in {country}, where the address is: "
        "mind the cost and the hour there when you call.",
        severity=Severity.INFO,
    ),
    "phone.doubtful": Rule(
        "The number {value} {why}: compare it with the card before you call."
    ),
    "email.missing": Rule(
        "No e-mail address on the card{of}: ask for it, or the e-mail can't be sent.",
        Step.EMAIL,
    ),
    "email.malformed": Rule(
        "“{value}” is not a whole e-mail address: "
        "compare it with the card, or the e-mail can't be sent.",
        Step.EMAIL,
    ),
    "email.domain-misspelt": Rule(
        "The domain of {value} looks misspelt: check whether {suggestion} is meant, "
        "or the e-mail may reach nobody.",
        Step.EMAIL,
    ),
    "email.domain-differs": Rule(
        "The domain of {value} is nearly that of the web site {host}: "
        "check whether {suggestion} is meant, or the e-mail may reach nobody.",
        Step.EMAIL,
    ),
    "email.spelling-differs": Rule(
        "{value} is spelt nearly like “{name}”: check whether {suggestion} is meant, "
        "or the e-mail may reach nobody."
    ),
    "email.tld-unknown": Rule(
        "{value} ends in “.{tld}”, under which there are no domains: "
        "compare it with the card, or the e-mail can't be sent.",
        Step.EMAIL,
    ),
    "email.domain-incomplete": Rule(
        "{value} has nothing but “{suffix}” behind the @, which is nobody's domain: "
        "compare it with the card, or the e-mail can't be sent.",
        Step.EMAIL,
    ),
    "email.undeliverable": Rule(
        "The domain of {value} {why}: "
        "compare it with the card, or the e-mail reaches nobody.",
        Step.EMAIL,
    ),
    "email.unchecked": Rule(
        "Nobody could tell whether the domain of {value} takes mail: "
        "scan the card with --check-dns again once you are online.",
        severity=Severity.INFO,
    ),
    "email.doubtful": Rule(
        "The address {value} {why}: "
        "compare it with the card before you send the e-mail."
    ),
    "title.doubtful": Rule(
        "The title “{value}” {why}: compare it with the card before you use it."
    ),
    "department.doubtful": Rule(
        "The department “{value}” {why}: compare it with the card before you use it."
    ),
    "company.doubtful": Rule(
        "The company “{value}” {why}: compare it with the card before you use it."
    ),
    "website.malformed": Rule(
        "“{value}” is not the address of a web site: "
        "compare it with the card before you visit it."
    ),
    "website.doubtful": Rule(
        "The web site {value} {why}: compare it with the card before you visit it."
    ),
    "profile.doubtful": Rule(
        "The profile {value} {why}: compare it with the card before you visit it."
    ),
    "card.cut": Rule(
        "The card runs out of the photo, perhaps with some of {what}: "
        "take it again with all of the card in the frame."
    ),
    "card.glare": Rule(
        "A reflection lies on the text, perhaps on {what}: "
        "take the photo again with the light coming from the side."
    ),
    "card.small-text": Rule(
        "The print is too small on the photo to be sure of {what}: "
        "take it again from closer, so that the card fills the frame."
    ),
    "card.reader-failed": Rule(
        "{what} failed on this card, so its details were read only once: "
        "compare them with the card."
    ),
    "card.script": Rule(
        "Some of the card is printed in {what}, which Tesseract does not read here: "
        "{how}."
    ),
    "card.too-many": Rule(
        "The photo shows {shown} cards, of which only the first {most} are read: take "
        "the others on photos of their own, or raise limits.cards with `cardtrail "
        "config set`."
    ),
    "card.dark": Rule(
        "The photo is too dark to be sure of {what}: take it again in more light."
    ),
    "card.shaken": Rule(
        "The phone moved while it took the photo, too much to be sure of {what}: "
        "take it again, and hold the phone still with both hands."
    ),
    "card.blurred": Rule(
        "The photo is too blurred to be sure of {what}: "
        "take it again, and hold the phone still until it is sharp."
    ),
}


def problem(code: str, *, suggestion: str | None = None, **details: str) -> Problem:
    """The problem of that code, its message filled with ``details``.

    Raises:
        KeyError: there is no such code, or its message wants another detail.
    """
    rule = CODES[code]
    return Problem(
        code=code,
        field=FieldName(code.partition(".")[0]),
        message=rule.message.format(suggestion=suggestion, **details),
        severity=rule.severity,
        suggestion=suggestion,
        blocks=rule.blocks,
    )
