"""The welfare voucher's QR: base45, CBOR and COSE_Sign1 read strictly, then the rules of FORMAT.md.

Standard library only; shares no line of code with the program. Must never be kinder than
FORMAT.md: a second spelling of the same meaning is refused.
"""

import hashlib
import unicodedata
import uuid

from ed25519 import verify_strict
from form import SPACES, Refused, exact_base64, is_day, pattern

PREFIX, MAX_TEXT, MAX_VALUE = "TLV1:", 360, 100_000_000
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
PROTECTED = bytes.fromhex("a10127")  # {1: -8}, EdDSA
CODE, HOLDER = pattern(r"[0-9A-Z-]{1,12}"), pattern(r"[0-9A-Za-z./-]{1,12}")


def damaged():
    return Refused("voucher_damaged")


def base45(text):
    """RFC 9285, in its only spelling."""
    data = bytearray()
    for start in range(0, len(text), 3):
        digits = [ALPHABET.find(letter) for letter in text[start : start + 3]]
        number = sum(digit * 45**place for place, digit in enumerate(digits))
        if -1 in digits or len(digits) == 1 or number >= 256 ** (len(digits) - 1):
            raise damaged()
        data += number.to_bytes(len(digits) - 1, "big")
    return bytes(data)


def cbor(data, at=0):
    """One value in its shortest form with a definite length, and where it ends."""
    if at >= len(data):
        raise damaged()
    major, small, at = data[at] >> 5, data[at] & 31, at + 1
    argument = small
    if small >= 24:
        width = {24: 1, 25: 2, 26: 4, 27: 8}.get(small)
        if width is None or at + width > len(data):
            raise damaged()
        argument, at = int.from_bytes(data[at : at + width], "big"), at + width
        if argument < {1: 24, 2: 2**8, 4: 2**16, 8: 2**32}[width]:
            raise damaged()
    if major == 0:
        return argument, at
    if major in (2, 3):
        piece = data[at : at + argument]
        if len(piece) != argument:
            raise damaged()
        try:
            return (piece if major == 2 else piece.decode("utf-8")), at + argument
        except UnicodeDecodeError:
            raise damaged() from None
    if major in (4, 5):
        values = []
        for _ in range(argument * (major - 3)):
            value, at = cbor(data, at)
            values.append(value)
        return (values if major == 4 else tuple(zip(values[::2], values[1::2]))), at
    if major == 6 and argument == 18:
        value, at = cbor(data, at)
        return ("COSE_Sign1", value), at
    raise damaged()


def whole(data):
    value, end = cbor(data)
    if end != len(data):
        raise damaged()
    return value


def head(major, length):
    """The head of a byte string in the shortest form; none here is longer than 65,535."""
    if length < 24:
        return bytes([major << 5 | length])
    width = 1 if length < 256 else 2
    return bytes([major << 5 | 23 + width]) + length.to_bytes(width, "big")


def covered(payload):
    """The Sig_structure of RFC 9052, 4.4, without external data."""
    parts = b"".join(head(2, len(part)) + part for part in (PROTECTED, b"", payload))
    return b"\x84\x6aSignature1" + parts


def day_of(number):
    digits = str(number) if type(number) is int else ""
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    if len(digits) != 8 or not is_day(day):
        raise damaged()
    return day


def goods_fit(goods):
    if type(goods) is not list or not all(type(word) is str for word in goods):
        return False
    control = any(unicodedata.category(letter) == "Cc" for word in goods for letter in word)
    words = all(word and word.strip(SPACES) == word for word in goods) and not control
    fits = len(goods) <= 4 and sum(len(word.encode()) for word in goods) <= 72
    return words and fits and len(set(goods)) == len(goods)


def told(payload):
    """What the payload says, when it says exactly what a voucher can."""
    fields = whole(payload)
    if type(fields) is not tuple or fields and type(fields[0]) is not tuple:
        raise damaged()
    keys = [key for key, _ in fields]
    if keys not in ([1, 2, 3, 4, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8]):
        raise damaged()
    said = dict(fields)
    market, key_id, goods = said[1], said[2], said.get(5, [])
    exact = type(market) is bytes and len(market) == 16
    exact = exact and type(key_id) is bytes and len(key_id) == 8
    exact = exact and CODE(said[3]) and type(said[4]) is int and 0 < said[4] <= MAX_VALUE
    exact = exact and goods_fit(goods) and (5 not in said or goods) and HOLDER(said[8])
    issued, expires = day_of(said[6]), day_of(said[7])
    if not exact or expires < issued:
        raise damaged()
    return {
        "market": str(uuid.UUID(bytes=market)), "key_id": key_id, "serial": said[3],
        "value": said[4], "goods": goods, "issued": issued, "expires": expires,
        "holder": said[8],
    }


def read(text):
    """What a text claims, the bytes that were signed and the signature."""
    if not text.startswith(PREFIX):
        raise Refused("not_a_voucher")
    if len(text.encode()) > MAX_TEXT:
        raise damaged()
    value = whole(base45(text[len(PREFIX) :]))
    if type(value) is not tuple or value[:1] != ("COSE_Sign1",) or type(value[1]) is not list:
        raise damaged()
    parts = value[1]
    if len(parts) != 4 or parts[0] != PROTECTED or parts[1] != ():
        raise damaged()
    payload, signature = parts[2], parts[3]
    if type(payload) is not bytes or type(signature) is not bytes or len(signature) != 64:
        raise damaged()
    return told(payload), covered(payload), signature


def verify(text, market, key, today):
    """Checks a voucher; raises Refused. What it says when all is right."""
    said, signed, signature = read(text)
    if said["market"] != market:
        raise Refused("voucher_other_market")
    data = exact_base64(key, 32)
    if said.pop("key_id") != hashlib.sha256(data).digest()[:8]:
        raise Refused("voucher_signature")
    if not verify_strict(data, signed, signature):
        raise Refused("voucher_signature")
    if today < said["issued"]:
        raise Refused("voucher_not_yet")
    if today > said["expires"]:
        raise Refused("voucher_expired")
    return {"ok": True, **said}
