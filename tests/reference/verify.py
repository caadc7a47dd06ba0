"""An independent verifier of settlements (`.talad`), versions 1 to 3. Standard library only.

    python3 verify.py FILE...      one line of JSON a file; exit code 1 when any is refused
    python3 verify.py --vouchers MARKET KEY DAY FILE...
                                   the same for each line of the files: texts of vouchers' QRs
    python3 verify.py --replies FILE...
                                   the same for replies of the book

It shares no line of code with the program: written from FORMAT.md, so that the two can be held
against each other. Must never change a file.
"""

import hashlib
import json
import sys

import reply
import voucher
from ed25519 import verify_strict
from form import (
    DENOMINATIONS, OPEN, SPACES, VERSIONS, WAYS, Refused, exact_base64, is_close, is_entry,
    read_object, shape, strict,
)

MOST = 10**13
ANYWHERE = "enrolled goods_changed printed_again clock restored settlement_made".split()
IN_THE_DAY = "sale refund cash_moved drawer_opened lines_removed".split()
IN_THE_DAY += "credit_repaid preorder_taken preorder_ended".split()
WEIGHED = ("kilogram", "khit", "gram")
BESIDE = "credit_repaid preorder_taken preorder_ended".split()
STEPS = (25, 50, 100, 500)
MONEY = ("cash", "prompt_pay")
REPEATED = ("prompt_pay", "voucher", "co_pay", "other")


def held(amount, line):
    """An amount that the books can hold."""
    if abs(amount) > MOST:
        raise Refused("too_large", line)
    return amount


def add_up(amounts, line):
    total = 0
    for amount in amounts:
        total = held(total + amount, line)
    return total


def half_up(numerator, divisor):
    """Whole satang, a half away from zero; the numerator is not below zero."""
    return (2 * numerator + divisor) // (2 * divisor)


def vat_in(gross):
    return half_up(gross * 7, 107)


def read_open(lines):
    told = read_object(lines[0])
    if told is None or type(told.get("t")) is not str or told["t"] != "open":
        raise Refused("not_a_settlement")
    version = told.get("version")
    if type(version) is int and version > max(VERSIONS):
        raise Refused("newer_version")
    return strict(lines[0], OPEN, 1)


def check_numbers_and_chain(opening, texts, entries, close):
    expected = max(opening["first_n"], 1)
    for line, entry in enumerate(entries, 2):
        if entry["n"] != expected:
            raise Refused("journal_number", line)
        expected += 1
    if close["last_n"] != expected - 1:
        raise Refused("journal_number", len(entries) + 2)
    start = "0" * 64
    if opening["first_n"] == 0 or (opening["first_n"] == 1) != (opening["before"] == start):
        raise Refused("chain", 1)
    head = bytes.fromhex(opening["before"])
    for text in texts:
        head = hashlib.sha256(head + text.encode()).digest()
    if head.hex() != close["head"]:
        raise Refused("chain", len(entries) + 2)


def check_order(opening, entries):
    is_open = False
    for line, entry in enumerate(entries, 2):
        kind, last = entry["t"], line == len(entries) + 1
        lawful = not last
        if kind == "day_opened":
            lawful = not last and not is_open
            is_open = True
        elif kind == "day_closed":
            lawful = last and is_open
        elif kind in IN_THE_DAY:
            lawful = not last and is_open
        if not lawful:
            raise Refused("order", line)
    if not entries:
        raise Refused("order", 2)
    kinds = [entry["t"] for entry in entries]
    if opening["amends"] is not None and "sale" in kinds:
        raise Refused("sale_in_amendment", kinds.index("sale") + 2)
    first = kinds.index("day_opened")
    for line, entry in enumerate(entries[first:], first + 2):
        if entry["day"] != opening["day"]:
            raise Refused("other_day", line)
    check_opening(opening, entries)


def check_opening(opening, entries):
    last_of = {entry["t"]: line for line, entry in enumerate(entries, 2)}
    for line, entry in enumerate(entries, 2):
        body, names = entry["body"], []
        if entry["t"] == "enrolled" and last_of["enrolled"] == line:
            names = ["device", "market", "stall", "key"]
        if entry["t"] == "restored" and last_of["restored"] == line:
            names = ["epoch"]
        if entry["t"] == "day_opened":
            names = ["part", "float", "people"]
        wrong = any(body[name] != opening[name] for name in names)
        if wrong or (entry["t"] == "day_opened" and entry["at"] != opening["opened"]):
            raise Refused("opening", line)


def check_receipt_numbers(entries):
    requests, sales, first, following = set(), set(), None, None
    for line, entry in enumerate(entries, 2):
        kind, body = entry["t"], entry["body"]
        if kind not in ("sale", "refund", "cash_moved", "credit_repaid", "preorder_taken"):
            # a preorder that was handed over goes by the request of its sale
            if kind != "preorder_ended" or "receipt" in body:
                continue
        if body["request"] in requests:
            raise Refused("request_twice", line)
        requests.add(body["request"])
        if kind not in ("sale", "refund"):
            continue
        receipt = body["receipt"]
        if receipt != (max(receipt, 1) if following is None else following):
            raise Refused("receipt_number", line)
        first, following = first or receipt, receipt + 1
        if kind == "sale":
            sales.add(receipt)
        elif not (0 < body["of"] < first or body["of"] in sales):
            raise Refused("refund_of", line)


def in_steps(amount, rounding):
    """An amount above zero in whole steps, at least one."""
    step, way = rounding["step"], rounding["direction"]
    down, rest = divmod(amount, step)
    up = rest > 0 if way == "up" else 2 * rest >= step if way == "nearest" else False
    return max(down + up, 1) * step if amount > 0 else amount


def gross(sold):
    """Price times quantity before discounts."""
    if "label" in sold:
        return sold["label"]
    exact = half_up(sold["unit_price"] * sold["quantity"], 1000)
    return in_steps(exact, sold["rounding"]) if "rounding" in sold else exact


def priced(sold):
    """What a line comes to; None where its price is none."""
    weighed = sold["unit"] in WEIGHED
    if "rounding" in sold and not (weighed and sold["rounding"]["step"] in STEPS):
        return None
    if "label" in sold and not (weighed and sold["label"] > 0):
        return None
    if ("list_price" in sold) != ("reason" in sold):
        return None
    if "list_price" in sold and not 0 <= sold["list_price"] <= 100_000_000:
        return None
    if sold.get("reason") == "free" and sold["unit_price"] != 0:
        return None
    off = [discount["amount"] for discount in sold.get("discounts", [])]
    left = gross(sold) - sum(off)
    return left if left >= 0 and all(amount > 0 for amount in off) else None


def check_sale(sale, registered, version, line):
    if not 1 <= len(sale["lines"]) <= 100:
        raise Refused("price", line)
    for sold in sale["lines"]:
        name, quantity, price = sold["name"], sold["quantity"], sold["unit_price"]
        part = sold["unit"] not in WEIGHED and quantity % 1000 != 0
        fits = name.strip(SPACES) == name and 1 <= len(name) <= 120
        if not (fits and 1 <= quantity <= 9_999_000 and not part and 0 <= price <= 100_000_000):
            raise Refused("price", line)
    amounts = [priced(sold) for sold in sale["lines"]]
    if amounts != [sold["amount"] for sold in sale["lines"]]:
        raise Refused("price", line)
    if add_up(amounts, line) != sale["total"]:
        raise Refused("price", line)
    check_tenders(sale, version, line)
    taxed = sum(sold["amount"] for sold in sale["lines"] if sold["tax"] == "vat")
    if sale["vat"] != (vat_in(taxed) if registered else 0):
        raise Refused("vat", line)


def check_tenders(sale, version, line):
    tenders, total = sale["tenders"], sale["total"]
    kinds = [tender["kind"] for tender in tenders]
    once = [kind for kind in kinds if version == 1 or kind not in REPEATED]
    left = total - sum(t["received"] for t in tenders if t["kind"] not in ("cash", "voucher"))
    fits = (tenders or total == 0) and all(t["received"] > 0 for t in tenders)
    fits = fits and len(set(once)) == len(once) and left >= 0
    for tender in tenders:
        if tender["kind"] == "voucher":
            most = (tender.get("detail") or {}).get("most", left)
            paid = min(tender["received"], left, most)
            left -= paid
        else:
            paid = tender["received"]
        if tender["kind"] != "cash":
            fits = fits and paid > 0 and tender["amount"] == paid
        fits = fits and detail_fits(tender)
    cash = [tender for tender in tenders if tender["kind"] == "cash"]
    rounding = sale.get("rounding")
    due = left
    if rounding is not None:
        due = in_steps(left, rounding["by"])
        known = rounding["by"]["step"] in STEPS
        fits = fits and cash and known and rounding["amount"] == due - left != 0
    change = sum(tender["received"] for tender in cash) - due
    fits = fits and 0 <= change < 100_000 and all(t["amount"] == due != 0 for t in cash)
    if cash:
        fits = fits and sale["change"] == change
    if not fits or not 0 <= sale["change"] < 100_000:
        raise Refused("tender", line)


def detail_fits(tender):
    """Whether what else a tender tells is of its own kind."""
    detail, kind = tender.get("detail"), tender["kind"]
    if detail is None:
        return kind in ("cash", "prompt_pay", "credit")
    if detail["kind"] == "bank_slip":
        bank, reference = detail["bank"], detail["reference"]
        told = bank.isascii() and bank.isdigit() and len(bank) == 3
        told = told and reference.isascii() and reference.isalnum() and len(reference) <= 25
        return kind == "prompt_pay" and told
    if detail["kind"] == "co_pay":
        parts = (detail["state"], detail["buyer"])
        return kind == "co_pay" and min(parts) >= 0 and sum(parts) == tender["amount"]
    return detail["kind"] == kind


def check_refund(refund, sold, registered, line):
    lines = [back["line"] for back in refund["lines"]]
    fits = lines and len(set(lines)) == len(lines)
    if sold is None:
        fits = fits and all(
            b["line"] > 0 and b["quantity"] > 0 and b["amount"] >= 0 for b in refund["lines"]
        )
    else:
        fits = fits and all(comes_back(back, sold["lines"]) for back in refund["lines"])
    if not fits:
        raise Refused("refund_lines", line)
    total = add_up((back["amount"] for back in refund["lines"]), line)
    if total != refund["total"]:
        raise Refused("price", line)
    repayments = refund["repayments"]
    kinds = {back["kind"] for back in repayments}
    repaid = add_up((back["amount"] for back in repayments), line)
    positive = all(back["amount"] > 0 for back in repayments)
    rounding = refund.get("rounding", 0)
    steps = 500 if sold is None else sold["step"]
    rounded = rounding == 0 or abs(rounding) < steps
    if repaid != held(total + rounding, line) or len(kinds) != len(repayments) or not positive:
        raise Refused("tender", line)
    if not rounded:
        raise Refused("tender", line)
    if not refund_vat_fits(refund, sold, registered):
        raise Refused("vat", line)


def comes_back(back, sold_lines):
    """Whether one line of a refund is what the sale's line still holds, at its price."""
    if not 1 <= back["line"] <= len(sold_lines) or back["quantity"] <= 0:
        return False
    entry = sold_lines[back["line"] - 1]
    returned = entry["returned"] + back["quantity"]
    part = entry["sold"]["unit"] not in WEIGHED and back["quantity"] % 1000 != 0
    if entry["sold"].keys() & {"rounding", "label", "discounts"}:
        worth = half_up(entry["sold"]["amount"] * returned, entry["sold"]["quantity"])
    else:
        worth = half_up(entry["sold"]["unit_price"] * returned, 1000)
    worth -= entry["given"]
    return not part and returned <= entry["sold"]["quantity"] and worth == back["amount"]


def refund_vat_fits(refund, sold, registered):
    if sold is None:
        inside = vat_in(refund["taxed"]) if registered and refund["taxed"] >= 0 else 0
        off = abs(refund["vat"] - inside)
        return 0 <= refund["taxed"] <= refund["total"] and refund["vat"] >= 0 and off <= registered
    taxed = 0
    for back in refund["lines"]:
        entry = sold["lines"][back["line"] - 1]
        entry["returned"] += back["quantity"]
        entry["given"] += back["amount"]
        taxed += back["amount"] if entry["sold"]["tax"] == "vat" else 0
    sold["taxed"] += taxed
    so_far = vat_in(sold["taxed"]) if registered else 0
    vat, sold["vat"] = so_far - sold["vat"], so_far
    return refund["taxed"] == taxed and refund["vat"] == vat


def check_receipts(entries, version):
    check_receipt_numbers(entries)
    bodies = [entry["body"] for entry in entries if entry["t"] in ("sale", "refund")]
    registered = any(body["vat"] != 0 for body in bodies)
    sales = {}
    for line, entry in enumerate(entries, 2):
        kind, body = entry["t"], entry["body"]
        if kind == "sale":
            check_sale(body, registered, version, line)
            lines = [{"sold": sold, "returned": 0, "given": 0} for sold in body["lines"]]
            step = body["rounding"]["by"]["step"] if "rounding" in body else 0
            sales[body["receipt"]] = {"lines": lines, "taxed": 0, "vat": 0, "step": step}
        elif kind == "refund":
            check_refund(body, sales.get(body["of"]), registered, line)
        elif kind in ("cash_moved", "credit_repaid") and body["amount"] <= 0:
            raise Refused("amount", line)
        elif kind in BESIDE and body["kind"] not in MONEY:
            raise Refused("amount", line)
        else:
            names = {"lines_removed": "amount", "day_opened": "float", "day_closed": "kept"}
            names |= {"preorder_taken": "deposit", "preorder_ended": "returned"}
            if kind in names and body.get(names[kind], 0) < 0:
                raise Refused("amount", line)


def re_add(entries, line):
    """The sums of the day from its lines; the grand total is not among them."""
    kinds = [entry["t"] for entry in entries]
    day = entries[kinds.index("day_opened"):]
    of = lambda kind: [entry["body"] for entry in day if entry["t"] == kind]
    opened, sales, refunds = of("day_opened")[0], of("sale"), of("refund")
    receipts = [body["receipt"] for body in sales + refunds]
    add = lambda amounts: add_up(amounts, line)
    by = lambda bodies, name, kind: [
        part["amount"] for body in bodies for part in body[name] if part["kind"] == kind
    ]
    moved = lambda way: add(b["amount"] for b in of("cash_moved") if b["direction"] == way)
    tenders = []
    for kind in WAYS:
        sold, back = by(sales, "tenders", kind), by(refunds, "repayments", kind)
        if sold or back:
            tenders.append({"kind": kind, "sold": add(sold), "refunded": add(back)})
    drawer = {
        "float": opened["float"], "cash_sales": add(by(sales, "tenders", "cash")),
        "cash_refunds": add(by(refunds, "repayments", "cash")), "paid_in": moved("in"),
        "paid_out": moved("out"), "dropped": moved("drop"),
    }
    repaid = [(b, b["amount"] * (-1 if "reverses" in b else 1)) for b in of("credit_repaid")]
    taken = [(b, b["deposit"]) for b in of("preorder_taken")]
    returned = [(b, b.get("returned", 0)) for b in of("preorder_ended")]
    later = {"credit_repaid": repaid, "deposits_taken": taken, "deposits_returned": returned}
    for name, parts in later.items():
        drawer[name] = add(amount for body, amount in parts if body["kind"] == "cash")
    off = [d["amount"] for s in sales for sold in s["lines"] for d in sold.get("discounts", [])]
    rounded = [s["rounding"]["amount"] for s in sales if "rounding" in s]
    rounded += [-r.get("rounding", 0) for r in refunds]
    taxed = [s["amount"] for sale in sales for s in sale["lines"] if s["tax"] == "vat"]
    gross, refunded = add(s["total"] for s in sales), add(r["total"] for r in refunds)
    plus = ("float", "cash_sales", "paid_in", "credit_repaid", "deposits_taken")
    expected = add(v if name in plus else -v for name, v in drawer.items())
    sums = {name: add(amount for _, amount in parts) for name, parts in later.items()}
    sums |= {"rounding": add(rounded), "discounts": add(off)}
    sums = {name: amount for name, amount in sums.items() if amount != 0}
    drawer = {name: v for name, v in drawer.items() if name not in later or v != 0}
    return {
        "first_receipt": min(receipts, default=None), "last_receipt": max(receipts, default=None),
        "sales": len(sales), "refunds": len(refunds), "gross": gross, "refunded": refunded,
        "net": held(gross - refunded, line), "tenders": tenders,
        "vat": add([s["vat"] for s in sales] + [-r["vat"] for r in refunds]),
        "taxed": add(taxed + [-r["taxed"] for r in refunds]), "drawer": drawer,
        "expected_cash": expected, **sums,
        "removed_lines": sum(b["count"] for b in of("lines_removed")),
        "removed_amount": add(b["amount"] for b in of("lines_removed")),
        "drawer_openings": len(of("drawer_opened")), "printed_again": len(of("printed_again")),
        "people": opened["people"],
    }


def check_close(opening, entries, close):
    line, totals = len(entries) + 2, close["totals"]
    sums = re_add(entries, line)
    claimed = {name: value for name, value in totals.items() if name != "grand_total"}
    if claimed != sums:
        raise Refused("totals", line)
    held(totals["grand_total"] - totals["net"], line)
    notes = [pieces["denomination"] for pieces in close["counted"]]
    if len(set(notes)) != len(notes) or any(note not in DENOMINATIONS for note in notes):
        raise Refused("count", line)
    counted = add_up((p["denomination"] * p["count"] for p in close["counted"]), line)
    over_short = held(counted - totals["expected_cash"], line)
    if (counted, over_short) != (close["counted_total"], close["over_short"]):
        raise Refused("count", line)
    last = entries[-1]
    same = ("totals", "counted", "counted_total", "over_short")
    fits = all(last["body"][name] == opening[name] for name in ("z", "epoch", "part", "opened"))
    fits = fits and all(last["body"][name] == close[name] for name in same)
    if not fits or last["at"] != close["closed"]:
        raise Refused("closing", line - 1)


def verify(data):
    """Checks a settlement; raises Refused. What it says of the day when all is right."""
    lines, signed, signature = shape(data)
    opening = read_open(lines)
    if not verify_strict(exact_base64(opening["key"], 32), signed, signature):
        raise Refused("wrong_signature")
    texts = lines[1:-1]
    version = opening["version"]
    entry, closing = is_entry(version), is_close(version)
    entries = [strict(text, entry, line) for line, text in enumerate(texts, 2)]
    close = strict(lines[-1] if len(lines) > 1 else "", closing, len(lines))
    check_numbers_and_chain(opening, texts, entries, close)
    check_order(opening, entries)
    check_receipts(entries, version)
    check_close(opening, entries, close)
    return {
        "ok": True, "day": opening["day"], "z": opening["z"], "net": close["totals"]["net"],
        "grand_total": close["totals"]["grand_total"], "head": close["head"],
        "file": hashlib.sha256(data).hexdigest(),
    }


def tell(check, *arguments):
    """Prints what a check says; whether all was right."""
    try:
        told = check(*arguments)
    except Refused as refused:
        told = {"ok": False, "code": refused.code, "line": refused.line}
    print(json.dumps(told, sort_keys=True))
    return told["ok"]


def main(arguments):
    vouchers = arguments[:1] == ["--vouchers"]
    replies = arguments[:1] == ["--replies"]
    good = True
    for path in arguments[4 if vouchers else 1 if replies else 0 :]:
        with open(path, "rb") as file:
            data = file.read()
        if vouchers:
            for text in data.decode().removesuffix("\n").split("\n"):
                good = tell(voucher.verify, text, *arguments[1:4]) and good
        else:
            good = tell(reply.verify if replies else verify, data) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
