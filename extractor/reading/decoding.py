"""Bytes go in, text comes out, or the reason why they are no text.

The order of trust: a byte order mark, UTF-8, UTF-16 by its zeros, then `charset-normalizer`'s
guess; and whatever came out must look like writing.
"""

from __future__ import annotations

import codecs
import re

from extractor.reading.characters import HAN

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = [
    "gb18030", "big5", "cp1252", "shift_jis", "euc_kr", "cp1251", "cp1250", "cp1253", "cp1254",
]  # fmt: skip
"""The encodings that news files are still met in, beside Unicode."""
_SAMPLE = 65_536
"""Bytes that are looked at for a guess."""
_COMMON_HAN = (("gb2312", b"\xb0\xa1", b"\xd7\xf9"), ("big5", b"\xa4\x40", b"\xc6\x7e"))
"""The first, commoner half of the two character sets."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ue000-\uf8ff]")
_TWICE_ENCODED = re.compile(r"[ÃÂ][\u0080-\u00bf]|â€.|[åæçèéä][^\x00-\x7f]{2}")


class NotTextError(ValueError):
    """Bytes that hold no readable text; the message says why, as a clause."""


def decode(data: bytes, *, stated: str | None = None) -> str:
    """Decode bytes.

    Args:
        data: the bytes.
        stated: the encoding that they claim for themselves, which is tried after Unicode.

    Raises:
        NotTextError: they are no text in any encoding, or come out as gibberish.
    """
    if not data.strip():
        raise NotTextError("is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _check(_decode_as(data[len(mark) :], encoding))
    if utf16 := _find_utf16(data):
        return _check(_decode_as(data, utf16))
    try:
        return _check(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _check(_decode_as_stated(data, stated) or _decode_by_guess(data))


def _decode_as_stated(data: bytes, stated: str | None) -> str | None:
    try:
        text = data.decode(stated) if stated else None
    except (LookupError, UnicodeDecodeError):
        return None
    return text if text and not _find_fault(text) else None


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-le").removesuffix("-be").upper()
        raise NotTextError(f"begins as {name} text but breaks at byte {error.start}") from None


def _find_utf16(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: in Western text every other byte is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _decode_by_guess(data: bytes) -> str:
    if data.count(0) > len(data) // 100:
        raise NotTextError("is no text (binary data)")
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES, enable_fallback=False)
    for encoding in dict.fromkeys([*(match.encoding for match in matches), "cp1252"]):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _find_fault(text):
            return text
    # A stray byte, or a file cut inside a character, is no reason to refuse a whole article.
    text = data.decode("utf-8", "replace")
    n_broken = text.count("\ufffd")
    if n_broken <= len(text) // 100 and n_broken <= 4 and not _find_fault(text):
        return text
    raise NotTextError("is no text in any encoding that is known here")


def _check(text: str) -> str:
    if fault := _find_fault(text):
        raise NotTextError(fault)
    return text


def _find_fault(text: str) -> str | None:
    """Say what is wrong with a decoded text, or None."""
    sample = text if len(text) <= _SAMPLE else text[:_SAMPLE]
    if not sample.strip("\x00 \t\r\n\ufeff"):
        return "is empty"
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        return "is no text (control or unknown characters)"
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return "holds no words"
    if _is_gibberish(sample, letters):
        return "decodes to gibberish, not to words"
    return None


def _is_gibberish(sample: str, letters: list[str]) -> bool:
    han = HAN.findall(sample)
    if len(han) > 20 and sum(map(_is_common_han, han)) < 0.6 * len(han):
        return True
    if len(_TWICE_ENCODED.findall(sample)) * 60 > len(sample):
        return True
    # Western text read as if it were binary: accented letters everywhere.
    n_accented = sum("\u0080" <= c <= "\u024f" for c in letters)
    return len(letters) >= 20 and n_accented > 0.4 * len(letters)


def _is_common_han(character: str) -> bool:
    """Tell whether a character is in the first, common half of GB 2312 or of Big5."""
    for encoding, low, high in _COMMON_HAN:
        try:
            if low <= character.encode(encoding) <= high:
                return True
        except UnicodeEncodeError:
            continue
    return False
