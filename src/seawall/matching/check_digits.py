"""Check digits: whether a number of a known form can be what it looks like. Each function names its standard."""

from collections.abc import Sequence
from hashlib import sha256

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BASE58_VALUE = {character: value for value, character in enumerate(BASE58)}
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def is_base58check(value: str) -> bool:
    """Whether the last four bytes are the double SHA-256 of the rest (bitcoin's base58check)."""
    number = 0
    for character in value:
        number = number * 58 + _BASE58_VALUE[character]
    zeros = len(value) - len(value.lstrip("1"))
    data = b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")
    return len(data) > 4 and sha256(sha256(data[:-4]).digest()).digest()[:4] == data[-4:]


def is_bech32(value: str) -> bool:
    """Whether a bech32 or bech32m address passes its check (BIP 173, BIP 350)."""
    human, _, data = value.lower().rpartition("1")
    if not human or any(character not in _BECH32 for character in data):
        return False
    values = [ord(character) >> 5 for character in human] + [0] + [ord(character) & 31 for character in human]
    return _polymod([*values, *(_BECH32.index(character) for character in data)]) in {1, 0x2BC830A3}


def _polymod(values: Sequence[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> place & 1 else 0
    return check


def is_imo(digits: str) -> bool:
    """Whether seven digits pass the check of IMO ship numbers (IMO Resolution A.1117(30))."""
    return sum(int(digit) * weight for digit, weight in zip(digits, range(7, 1, -1), strict=False)) % 10 == int(
        digits[6]
    )


def is_mod97(value: str) -> bool:
    """Whether digits and letters, letters as two digits, leave 1 by 97 (ISO/IEC 7064 MOD 97-10)."""
    return int("".join(str(int(character, 36)) for character in value)) % 97 == 1


def is_uscc(code: str) -> bool:
    """Whether a Unified Social Credit Code passes its check (GB 32100-2015: weights 3 to the nth, modulo 31)."""
    total = sum(_USCC_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(code[:17]))
    return _USCC_ALPHABET[(31 - total % 31) % 31] == code[17]


def is_isin(code: str) -> bool:
    """Whether an ISIN passes its check (ISO 6166: Luhn over letters as two digits)."""
    digits = [int(digit) for digit in "".join(str(int(character, 36)) for character in code)]
    doubled = (digit * 2 if place % 2 else digit for place, digit in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
