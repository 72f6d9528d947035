"""What in a text tells who somebody is: searched, wherever it stands in the text."""

import re
from itertools import pairwise

from angket.answers.given_names import GIVEN_NAMES

# A number, also with marks of thousands, is an answer, whatever its digits look like.
_NUMBER = re.compile(r"[-+]?(\d{1,14}|\d*[.,]\d+|[1-9]\d{0,2}([.,' ]\d{3})+([.,]\d+)?)")
# Also without the 0, which a spreadsheet takes from a number.
_MOBILE = re.compile(r"(0|\+?62)?8[1-9]\d{7,10}")
_GAP = r"[ .\-\u00a0\u2010-\u2013]?"
_YEAR = r"(?:19[3-9]\d|20[01]\d)"
_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_MONTHS = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|agt|sep|okt|oct|nov|des|dec)[a-z]*"
_BIRTH_YEAR = r"(?:19[3-9]\d|200\d)"
_DATE = re.compile(
    rf"(?<!\d)(\d{{1,2}}[-/. ](\d{{1,2}}|{_MONTHS})[-/. ]{_BIRTH_YEAR}|"
    rf"{_BIRTH_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|{_MONTHS} \d{{1,2}},? {_BIRTH_YEAR})(?!\d)",
    re.IGNORECASE,
)
_PATTERNS = {
    "e-mail address": [
        r"[\w.+'-]+\s?@\s?[\w-]+(\.[\w-]+)+",
        r"\w\s*[\[({](at|et)[\])}]\s*\w+(\.|\s*[\[({](dot|titik)[\])}])",
        r"\b[\w.]+ ?@ ?(gmail|yahoo|hotmail|outlook|icloud)\b",
    ],
    "telephone number": [
        # Mobile: 08..., 62 8..., +62 (0)8..., in whatever groups.
        r"(?<![\d.,])(\(?\+?62\)?[ .\-]*(\(?0\)?)?[ .\-]*\(?|\(?0)8\d"
        r"([ .\-/()\u2010-\u2013]*\d){6,11}(?!\d)",
        # A line: (0274) 512345, 021-5551234.
        r"(?<![\d.,])\(0\d{2,3}\) ?\d{2,4}[ .\-]?\d{3,5}(?!\d)",
        r"(?<![\d.,])0[1-79]\d{1,2}[ \-]\d{3,4}[ \-]?\d{3,4}(?!\d)",
        r"(?<!\d)\+\d([ .\-()]*\d){8,14}(?!\d)",
    ],
    "national or staff number": [
        # Of staff: born, appointed, sex, order; then national ones of 16 and taxpayers' of 15.
        rf"(?<!\d){_YEAR}{_MONTH_DAY}{_GAP}{_YEAR}(?:0[1-9]|1[0-2]){_GAP}[12]{_GAP}\d{{3}}(?!\d)",
        rf"(?<![\d.,])(\d{_GAP}){{15}}\d(?!{_GAP}\d)",
        rf"(?<![\d.,])(\d{_GAP}){{17}}\d(?!{_GAP}\d)",
        r"(?<!\d)\d{2}\.?\d{3}\.?\d{3}\.?\d[-.]?\d{3}\.?\d{3}(?!\d)",
        # As spreadsheets show numbers of so many digits.
        r"\d[.,]\d{3,}E\+1[4-7]\b",
        r"\b(nik|nip|nim|npm|nidn|nuptk|npwp|nisn|ktp)\b\W{0,3}\d[\d .\-]{5,}",
        r"\b[A-Z]\d{2}\.\d{4}\.\d{4,5}\b",
    ],
    "account or device": [
        r"(?<![\d.v])((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])",
        r"(?<![\w:])([0-9a-f]{1,4}:){3,7}(:?[0-9a-f]{1,4}){1,4}(?![\w:])",
        r"\b[0-9a-f]{1,4}(:[0-9a-f]{1,4})*::[0-9a-f]{1,4}(:[0-9a-f]{1,4})*\b",
        r"\b([0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b",
        r"\b(instagram|facebook|fb|linkedin|twitter|x|tiktok|github|youtube|wa|t|threads)"
        r"\.(com|me|net)/\S+",
        r"\borcid\.org/\S+|scholar\.google\S+user=\S+",
        r"(^|\s)@[a-z0-9_][\w.]{2,}",
    ],
    "place on the map": [
        r"(?<![\d.])[-+]?\d{1,3}[.,]\d{4,}°?\s?[NSEWULBT]{0,2}\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d{4,}",
        r"\d{1,3}\s?°\s?\d{1,2}\s?['\u2032\u2019]",
        r"maps\.app\.goo\.gl/\S+|goo\.gl/maps/\S+|google\.[a-z.]+/maps\S*",
    ],
    "postal address": [
        r"\b(jl|jln)\b\.?\s*\w+",
        r"\b(jalan|gang|gg|komplek|kompleks|perum|perumahan)\b\.?\s+\w[^\n]{0,60}?"
        r"\b(no|nomor|blok|rt|rw|km)\b\.?\s*\w*\d",
        r"\brt[.: ]*\d{1,3}\s*[/,; ]*\s*\(?rw[.: ]*\d{1,3}",
        r"\brt\s*/\s*rw\b\W*\d|\bblok\b\.? ?[a-z]{0,2}[. ]?\d+",
        r"\b(dusun|dukuh|lingkungan|kampung|desa|kelurahan|kel)\b\.?\s+\w+[^\n]{0,40}"
        r"\b(kec|kecamatan)\b",
        r"\b\d{1,5} [a-z]+( [a-z]+)? (street|st|avenue|ave|road|rd|lane|drive)\b",
    ],
    "date of birth": [
        r"\b(lahir|born|ttl|dob)\b[^\n]{0,40}\d{4}",
        rf"\b[a-z]{{4,}},\s*{_DATE.pattern}",
    ],
}
_SEARCHED = {
    kind: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
    for kind, patterns in _PATTERNS.items()
}
_TITLES = re.compile(
    r"\b(?:(?i:bapak|bpk|ibu|pak|bu|sdr|sdri|saudara|saudari|mas|mbak|dr|drg|drs|dra|prof|ust|"
    r"ustadz|ustadzah|mr|mrs)\.?|(?i:h|hj|kh|ir|ny|tn|nn|ms)\.) *(?=[A-Z])([A-Z][\w'\u2019.]+)"
)
_DEGREES = re.compile(
    r"[,.] ?([SM]\. ?[A-Z][a-z]{0,4}|S\.?[EH]|M\.?M|M\.?Si|M\.?Pd|S\.?Pd|S\.?Kom|A\.?Md|Ph\.? ?D"
    r"|Sp\.\w+)\b"
)
# A hospital or school may have the name of a person.
_NAMED = re.compile(
    r"\b(rs|rsu|rsud|rsup|klinik|universitas|stikes|sekolah|sma|smp|sd|masjid|stadion|jalan|bakso|soto|sate|"
    r"ayam|warung|toko)\W*$",
    re.IGNORECASE,
)
# Words of answers, units, places, and posts, none of which stands in the name of a person.
_NO_NAME = re.compile(
    r"\b(sangat|tidak|kurang|cukup|agak|setuju|puas|sesuai|netral|ragu|ya|pernah|sering|jarang|"
    r"selalu|baik|buruk|belum|sudah|lain|lainnya|dan|atau|the|of|and|or|very|not|agree|disagree|"
    r"bagian|divisi|dinas|badan|biro|kantor|unit|seksi|bidang|departemen|department|fakultas|"
    r"faculty|jurusan|prodi|program|universitas|university|institut|politeknik|sekolah|school|"
    r"smp|sma|smk|sd|s1|s2|s3|d3|d4|kota|kab|kabupaten|kecamatan|desa|provinsi|jawa|barat|timur|"
    r"utara|selatan|tengah|pusat|staf|staff|guru|dosen|kepala|ketua|direktur|manajer|manager|"
    r"supervisor|operator|teknisi|perawat|dokter|bidan|apoteker|karyawan|pegawai|wiraswasta|"
    r"mahasiswa|pelajar|ibu rumah|rumah|tangga|tahun|bulan|juta|ribu|rp|pt|cv|ud|tbk|bank|rs|rsud|"
    r"hotel|hamil|menyusui|mertua|kandung|angkat|tiri|ibu|bapak|toko|warung|kopi|mie|teh|susu|air|engineer|officer|assistant|analyst|"
    r"director|teacher|nurse|human|resources|marketing|finance|keuangan|umum|produksi|gudang|"
    r"pemasaran|kepegawaian|perencanaan|hukum|islam|kristen|katolik|hindu|buddha|pulau|gunung|"
    r"rsup|rsu|klinik|puskesmas|masjid|gereja|stasiun|bandara|terminal|pasar|taman|stadion|gedung|"
    r"pekerti|lanka|bakso|ayam|rumah makan|bekerja|jalan|"
    r"kalimantan|sumatera|sulawesi|papua|jakarta|surabaya|bandung|semarang|medan|makassar)\b",
    re.IGNORECASE,
)


def kind_in(text):
    """Say what kind of personal data stands anywhere in a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None

    Examples
    --------
    >>> kind_in("Budi, 0812.9977.0001"), kind_in("NIP 19800101 200501 1 003")
    ('telephone number', 'national or staff number')
    >>> kind_in("Sangat Setuju"), kind_in("1.250.000,50"), kind_in("Bagian Umum")
    (None, None, None)
    """
    text = " ".join(text.split())
    number = _NUMBER.fullmatch(text) and not _MOBILE.fullmatch(text)
    if len(text) < 5 or number:
        return None
    if _MOBILE.fullmatch(text):
        return "telephone number"
    for kind, pattern in _SEARCHED.items():
        if pattern.search(text):
            return kind
    if _DATE.fullmatch(text):
        return "date of birth"
    return "name" if holds_name(text) else None


def holds_name(text):
    """Say whether a text holds what looks like the name of a person.

    By a title before or behind it, or by a common given name among capitalised words.

    Examples
    --------
    >>> holds_name("Bapak Sutarjo"), holds_name("SITI AMINAH"), holds_name("siti aminah")
    (True, True, True)
    >>> holds_name("Kepala Bagian Umum"), holds_name("Teh Botol"), holds_name("Setuju")
    (False, False, False)
    """
    words = re.findall(r"[^\W\d_]+", text)
    known = [word for word in words if word.casefold() in GIVEN_NAMES]
    titled = _TITLES.search(text)
    if titled and not _NO_NAME.search(titled[1]) and not _NAMED.search(text[: titled.start()]):
        return True
    if len(words) > 1 and _DEGREES.search(text):
        return True
    if not known:
        return False
    # One word could be much else; a sentence must name somebody in capitals, or by two names.
    if len(words) <= 5:
        return len(words) > 1 and not _NO_NAME.search(text)
    return any(
        one in known
        and not _NO_NAME.fullmatch(other)
        and (other in known or (one[:1].isupper() and other[:1].isupper()))
        for one, other in pairwise(words)
    )


def is_date_of_birth(text):
    """Say whether a text is nothing but a date on which a grown person may have been born.

    >>> is_date_of_birth("12-05-1987"), is_date_of_birth("2024-05-12")
    (True, False)
    """
    return _DATE.fullmatch(text.strip()) is not None
