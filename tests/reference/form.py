"""The form of a settlement: its lines, its signature, every field of every kind of line.

Must never be kinder than FORMAT.md: a second spelling of the same meaning is refused.
"""

import base64
import datetime
import json
import re

from ed25519 import strong_point

MAX_BYTES, MAX_LINES, MAX_LINE, MAX_DIGITS = 16 * 1024 * 1024, 50_000, 64 * 1024, 15
DENOMINATIONS = [100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 25]
SPACES = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
SPACES += "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
UNITS = "piece kilogram khit bunch pack bag bottle box plate dozen gram".split()


class Refused(Exception):
    """A refusal: its stable code and the line of the file, where one can be told."""

    def __init__(self, code, line=None):
        super().__init__(code)
        self.code, self.line = code, line


def one_of(*words):
    return lambda value: type(value) is str and value in words


def whole(lowest, highest):
    return lambda value: type(value) is int and lowest <= value <= highest


def pattern(text):
    return lambda value: type(value) is str and re.fullmatch(text, value) is not None


def many(inner):
    return lambda value: type(value) is list and all(inner(item) for item in value)


def some(inner):
    """A list that is left out rather than empty."""
    return lambda value: many(inner)(value) and len(value) > 0


def absent_or(inner):
    return lambda value: value is None or inner(value)


def fields(maybe=None, **checks):
    """An object with exactly these names; those in `maybe` may be left out."""
    maybe = maybe or {}

    def fits(value):
        if type(value) is not dict or not checks.keys() <= value.keys():
            return False
        known = {**checks, **maybe}
        return all(name in known and known[name](part) for name, part in value.items())

    return fits


def above_nothing(inner):
    """A field that is left out rather than zero."""
    return lambda value: inner(value) and value != 0


def is_text(value):
    return type(value) is str


def is_day(value):
    if not pattern(r"\d{4}-\d{2}-\d{2}")(value) or not "1900" <= value[:4] <= "2400":
        return False
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def exact_base64(text, length):
    """The bytes of canonical base64; None for anything else."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if len(data) == length and base64.b64encode(data).decode() == text else None


def is_key(value):
    data = exact_base64(value, 32) if type(value) is str else None
    return data is not None and strong_point(data) is not None


U32, U64 = whole(0, 2**32 - 1), whole(0, 2**64 - 1)
MOMENT, MONEY = whole(-(2**63), 2**63 - 1), whole(-(10**13), 10**13)
QUANTITY = whole(-(10**9), 10**9)
ID = pattern(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DIGEST = pattern(r"[0-9a-f]{64}")
PIECES = many(fields(denomination=MONEY, count=U32))
MINUS = above_nothing(MONEY)
HANDS = {"by": U32, "approved": U32}
ROUNDING = fields(step=MONEY, direction=one_of("down", "nearest", "up"))
WAYS = ["cash", "prompt_pay", "credit", "voucher", "co_pay", "deposit", "other"]


def is_detail(value):
    kinds = {
        "bank_slip": fields(kind=is_text, bank=is_text, reference=is_text),
        "voucher": fields({"most": MONEY}, kind=is_text, serial=is_text),
        "co_pay": fields(
            kind=is_text, scheme=is_text, state=MONEY, state_due=MOMENT, buyer=MONEY,
            buyer_due=MOMENT,
        ),
        "deposit": fields(kind=is_text, preorder=ID),
        "other": fields(kind=is_text, name=is_text),
    }
    kind = value.get("kind") if type(value) is dict else None
    return type(kind) is str and kind in kinds and kinds[kind](value)


def bodies(version):
    """The fields of every kind of line that a version knows, and of the sums."""

    def later(**names):
        return names if version > 1 else {}

    tender = one_of(*(WAYS if version > 1 else WAYS[:2]))
    drawer = fields(
        later(credit_repaid=MINUS, deposits_taken=MINUS, deposits_returned=MINUS),
        float=MONEY, cash_sales=MONEY, cash_refunds=MONEY, paid_in=MONEY, paid_out=MONEY,
        dropped=MONEY,
    )
    totals = fields(
        later(
            rounding=MINUS, discounts=MINUS, credit_repaid=MINUS, deposits_taken=MINUS,
            deposits_returned=MINUS,
        ),
        first_receipt=absent_or(U64), last_receipt=absent_or(U64), sales=U64, refunds=U64,
        gross=MONEY, refunded=MONEY, net=MONEY, vat=MONEY, taxed=MONEY, drawer=drawer,
        tenders=many(fields(kind=tender, sold=MONEY, refunded=MONEY)), expected_cash=MONEY,
        removed_lines=U64, removed_amount=MONEY, drawer_openings=U64, printed_again=U64,
        people=U32, grand_total=MONEY,
    )
    discount = fields(
        {"name": is_text}, kind=one_of("line", "bundle", "bill"), amount=MONEY
    )
    priced = fields(
        later(
            list_price=MONEY, reason=one_of("keyed", "dated", "markdown", "free"),
            rounding=ROUNDING, label=MONEY, discounts=some(discount),
        ),
        goods=absent_or(ID), name=is_text, unit=one_of(*UNITS[: len(UNITS) + version - 2]),
        quantity=QUANTITY, unit_price=MONEY, amount=MONEY, tax=one_of("vat", "exempt"),
    )
    kinds = {
        "enrolled": fields(
            device=ID, market=absent_or(ID), market_name=is_text, stall=ID, stall_name=is_text,
            place=is_text, key=is_text,
        ),
        "goods_changed": fields(count=U32),
        "day_opened": fields(part=U32, float=MONEY, people=U32),
        "sale": fields(
            later(rounding=fields(by=ROUNDING, amount=MONEY), **HANDS),
            request=ID, receipt=U64, lines=many(priced), total=MONEY, vat=MONEY, change=MONEY,
            tenders=many(
                fields(later(detail=is_detail), kind=tender, amount=MONEY, received=MONEY)
            ),
        ),
        "refund": fields(
            later(rounding=MINUS, **HANDS),
            request=ID, receipt=U64, of=U64, total=MONEY, taxed=MONEY, vat=MONEY, reason=is_text,
            lines=many(fields(line=U32, quantity=QUANTITY, amount=MONEY)),
            repayments=many(fields(kind=tender, amount=MONEY)),
        ),
        "cash_moved": fields(
            later(**HANDS), request=ID, direction=one_of("in", "out", "drop"), amount=MONEY,
            reason=is_text,
        ),
        "drawer_opened": fields(later(**HANDS), reason=is_text),
        "lines_removed": fields(later(by=U32), count=U32, amount=MONEY),
        "printed_again": fields(receipt=U64, copy=U32),
        "clock": fields(was=MOMENT, now=MOMENT),
        "restored": fields(epoch=U32, was_at=U64),
        "day_closed": fields(
            later(**HANDS), z=U64, epoch=U32, part=U32, opened=MOMENT, totals=totals,
            counted=PIECES, counted_total=MONEY, over_short=MONEY, reason=is_text, kept=MONEY,
        ),
        "settlement_made": fields(z=U64, of=is_day, file=DIGEST, price_list=DIGEST),
    }
    if version > 1:
        money = one_of(*WAYS)
        kinds |= {
            "prices_changed": fields(HANDS, count=U32),
            "customers_changed": fields(count=U32),
            "operators_changed": fields(count=U32),
            "operator_signed_in": fields(operator=U32),
            "credit_repaid": fields(
                {"reverses": U64, **HANDS}, request=ID, number=U64, kind=money, amount=MONEY
            ),
            "preorder_taken": fields(
                {"by": U32}, request=ID, preorder=ID, deposit=MONEY, kind=money
            ),
            "preorder_ended": fields(
                {"receipt": U64, "returned": MINUS, **HANDS}, request=ID, preorder=ID, kind=money
            ),
        }
    if version > 2:
        kinds["reply_received"] = fields(number=U64, file=DIGEST)
    return kinds, totals


VERSIONS = {version: bodies(version) for version in (1, 2, 3)}
OPEN = fields(
    t=one_of("open"), version=whole(1, 3), market=absent_or(ID), market_name=is_text, stall=ID,
    stall_name=is_text, place=is_text, device=ID, key=is_key, day=is_day, z=U64, epoch=U32,
    part=U32, amends=absent_or(DIGEST), previous_file=absent_or(DIGEST),
    last_reply=absent_or(DIGEST), first_n=U64, before=DIGEST, price_list=DIGEST, opened=MOMENT,
    float=MONEY, people=U32,
)


def is_close(version):
    return fields(
        t=one_of("close"), closed=MOMENT, totals=VERSIONS[version][1], counted=PIECES,
        counted_total=MONEY, over_short=MONEY, last_n=U64, head=DIGEST,
    )


def is_entry(version):
    kinds = VERSIONS[version][0]
    envelope = fields(
        {"p": DIGEST}, at=MOMENT, body=lambda _: True, day=is_day, n=U64, t=is_text
    )
    return lambda value: (
        envelope(value) and value["t"] in kinds and kinds[value["t"]](value["body"])
    )


def shape(data):
    """The lines above the signature, the signed bytes and the signature."""
    if not data:
        raise Refused("file_empty")
    if len(data) > MAX_BYTES:
        raise Refused("file_too_large")
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise Refused("file_byte_order_mark")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data"
        line = data[: error.start].count(b"\n") + 1
        raise Refused("file_cut_short" if cut else "file_not_utf8", None if cut else line)
    if "\r" in text:
        raise Refused("file_carriage_return", text[: text.index("\r")].count("\n") + 1)
    lines = (text[:-1] if text.endswith("\n") else text).split("\n")
    if len(lines) > MAX_LINES:
        raise Refused("file_too_many_lines")
    for number, line in enumerate(lines, 1):
        if len(line.encode()) > MAX_LINE:
            raise Refused("file_line_too_long", number)
    if not text.endswith("\n") or len(lines) < 2:
        raise Refused("file_cut_short")
    if not lines[-1].startswith("ed25519 "):
        signed = [n for n, line in enumerate(lines, 1) if line.startswith("ed25519 ")]
        if signed:
            raise Refused("file_after_signature", signed[0] + 1)
        raise Refused("file_cut_short")
    signature = exact_base64(lines[-1][len("ed25519 "):], 64)
    if signature is None:
        raise Refused("file_signature_form", len(lines))
    return lines[:-1], data[: len(data) - len(lines[-1].encode()) - 1], signature


def read_object(text):
    """One JSON object with neither fractions nor doubled names; None for anything else."""

    def once(pairs):
        if len({name for name, _ in pairs}) != len(pairs):
            raise ValueError("a name twice")
        return dict(pairs)

    def never(text):
        raise ValueError(text)

    try:
        value = json.loads(text, object_pairs_hook=once, parse_float=never, parse_constant=never)
    except (ValueError, RecursionError):
        return None
    return value if type(value) is dict else None


def canonical(value):
    """RFC 8785 for texts, whole numbers, lists and objects with ASCII names."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def strict(text, fits, line):
    """Reads a line that has the fields it must have, in its only spelling."""
    value = read_object(text)
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', "", text)
    if value is None or not fits(value) or re.search(r"\d{%d}" % (MAX_DIGITS + 1), outside):
        raise Refused("line_form", line)
    if canonical(value) != text:
        raise Refused("line_form", line)
    return value
