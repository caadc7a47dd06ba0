"""The book's reply to a stall: one line and its signature, then the rules of FORMAT.md.

Standard library only; shares no line of code with the program. Must never be kinder than
FORMAT.md: a second spelling of the same meaning is refused.
"""

import hashlib

from ed25519 import verify_strict
from form import (
    DIGEST, ID, MOMENT, MONEY, U32, U64, WAYS, Refused, absent_or, exact_base64, fields, is_day,
    is_key, is_text, many, one_of, pattern, read_object, shape, strict, whole,
)

MOST, ROWS = 10**13, 200
FILE = fields(
    file=DIGEST, day=is_day, z=U64, part=absent_or(U32), net=absent_or(MONEY),
    verdict=one_of("booked", "waiting", "slip", "fork", "set_aside", "refused"),
)
FEE = fields(
    day=is_day, lines=many(fields(name=is_text, amount=MONEY)), total=MONEY, paid=MONEY,
    owed=MONEY,
)
PAYMENT = fields(
    {"reversed": lambda value: value is True}, number=is_text, day=is_day, amount=MONEY,
    kind=one_of(*WAYS),
)
TRANSFER = fields(to=pattern(r"0\d{9}|\d{13}|\d{15}"), amount=MONEY)
REPLY = fields(
    t=one_of("reply"), version=whole(1, 1), market=ID, market_name=is_text, stall=ID,
    stall_name=is_text, place=is_text, number=U64, made=MOMENT, key=is_key,
    previous=absent_or(DIGEST), received=many(FILE), fees=many(FEE), owed_before=MONEY,
    payments=many(PAYMENT), owed=MONEY, owed_since=absent_or(is_day),
    prompt_pay=absent_or(TRANSFER), notices=many(is_text), prices=many(is_text),
    withdrawn=many(is_text), refused_slips=many(fields(bank=is_text, reference=is_text)),
    certificate=absent_or(fields(device=ID, key=is_key)),
)


def add_up(first, amounts):
    """The sum; None where it leaves the range of money."""
    total = first
    for amount in amounts:
        total += amount
        if abs(total) > MOST:
            return None
    return total


def fee_fits(day):
    total = add_up(0, [line["amount"] for line in day["lines"]])
    return total == day["total"] and total - day["paid"] == day["owed"]


def told(texts, most, longest):
    fits = [1 <= len(text) <= longest and min(text) >= " " for text in texts]
    return len(texts) <= most and all(fits)


def each_once(values, most):
    return len(set(values)) == len(values) <= most


def contents_fit(said):
    fees, transfer = said["fees"], said["prompt_pay"]
    days = [day["day"] for day in fees]
    serial, bank, reference = (
        pattern(text) for text in (r"[0-9A-Z-]{1,12}", r"[0-9]{3}", r"[0-9A-Za-z]{1,25}")
    )
    slips = said["refused_slips"]
    return (
        said["number"] > 0
        and (said["number"] == 1) == (said["previous"] is None)
        and each_once([file["file"] for file in said["received"]], ROWS)
        and each_once(days, ROWS)
        and days == sorted(days)
        and all(fee_fits(day) for day in fees)
        and len(said["payments"]) <= ROWS
        and all(payment["amount"] > 0 for payment in said["payments"])
        and add_up(said["owed_before"], [day["owed"] for day in fees]) == said["owed"]
        and (transfer is None or 0 < transfer["amount"] <= said["owed"])
        and told(said["notices"], 20, 300)
        and told(said["prices"], 60, 200)
        and each_once(said["withdrawn"], 1_000)
        and all(serial(text) for text in said["withdrawn"])
        and len(slips) <= ROWS
        and all(bank(slip["bank"]) and reference(slip["reference"]) for slip in slips)
    )


def verify(data):
    """Checks a reply; raises Refused. What it says when all is right."""
    lines, signed, signature = shape(data)
    first = read_object(lines[0])
    if first is None or first.get("t") != "reply":
        raise Refused("not_a_reply")
    version = first.get("version")
    if type(version) is int and version > 1:
        raise Refused("newer_version")
    said = strict(lines[0], REPLY, 1)
    if len(lines) != 1:
        raise Refused("line_form", 2)
    if not verify_strict(exact_base64(said["key"], 32), signed, signature):
        raise Refused("wrong_signature")
    if not contents_fit(said):
        raise Refused("contents", 1)
    return {
        "ok": True, "stall": said["stall"], "number": said["number"], "owed": said["owed"],
        "file": hashlib.sha256(data).hexdigest(),
    }
