"""Headings that ask who somebody is, as questionnaires and the programs of surveys have them."""

import re

from angket.answers.spelling import plain

# The name of one of these is not the name of a person.
_THING = (
    r"(unit|instansi|kantor|perusahaan|lembaga|organisasi|sekolah|universitas|kampus|fakultas|"
    r"program|prodi|jurusan|kelas|produk|merek|merk|brand|aplikasi|toko|usaha|umkm|bank|kota|"
    r"kabupaten|kecamatan|desa|kelurahan|provinsi|daerah|wilayah|mata|media|platform|bidang|"
    r"divisi|bagian|departemen|jabatan|pekerjaan|cabang|rumah sakit|puskesmas|pabrik|proyek|"
    r"barang|baik|obat|penyakit|hotel|restoran|tempat|company|school|university|faculty|department|"
    r"product|firm|organi[sz]ation|city|country|village|district|job|unit|store|shop|app|bank|"
    r"position|course|program(me)?|file|domain|brand)"
)
_NAME = r"(nama|name|surname|username|firstname|lastname|fullname|nickname|inisial|initials)"
_OF_THINGS = re.compile(
    rf"\b(nama|name)( (of|dari))?( (the|your|anda))? ?{_THING}\b|\b{_THING}('s)? ?name\b"
)
_HEADINGS = {
    "name": rf"\b{_NAME}\b|^panggilan\b|\bsubmitted by\b",
    "e-mail address": r"\b(e ?mails?|surel)\b|\bsur[ae]t elektronik\b",
    "telephone number": (
        r"\b(telepon|telp|tlp|telephone|handphone|hand phone|hape|whats ?app|phone|phonenumber|"
        r"mobile number|cell|simserial|subscriberid|telegram)\b|^(hp|wa|kontak|contact)$|"
        r"\b(no|nomor|nomer|nmr|number) ?(yang |aktif |kontak |the )*(hp|wa|kontak|contact|"
        r"dihubungi|bisa dihubungi|dapat dihubungi)\b|\b(contact|kontak) (number|person|info\w*)\b"
    ),
    "national or staff number": (
        r"\b(nik|nip|npwp|nisn?|nim|npm|nrp|nidn|nuptk|nrk|nbi|ktp|kk|passport|paspor|ssn|bpjs|"
        r"(no|nomor) ?(induk|pokok|identitas|pegawai|karyawan|anggota|rekening|rek)|"
        r"induk mahasiswa|(staff|student|employee|national|matric\w*) (number|no|id)|id card|"
        r"bank account|external (data )?reference)\b"
    ),
    "postal address": r"\balamat\b|\b(home|postal|street|mailing) address\b|^address\b",
    "account or device": (
        r"\b(ip ?addr(ess)?|alamat ip|submission ip|user ?agent|device ?id|imei|refurl)\b|"
        r"\b(akun|account|username|link|url|profil|profile|id)\b.*\b(instagram|ig|facebook|fb|"
        r"twitter|tiktok|linkedin|medsos|sosmed|media sosial|social media)\b|"
        r"^(instagram|facebook|twitter|linkedin|tiktok)( (account|id|link|username))?$"
    ),
    "place on the map": (
        r"\b(latitude|longitude|lintang|bujur|geolocation|geopoint|koordinat|coordinates|gps)\b"
    ),
    "date of birth": (
        r"\b(tanggal|tgl|hari) ?(/|,)?(bulan)? ?(ke)?lahir(an)?\b|\btanggal lahir\b|\bttl\b|"
        r"\bdate of birth\b|\bbirth ?(date|day)\b|\bdob\b|\blahir tanggal\b"
    ),
}
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _HEADINGS.items()}
# A longer heading is a question, which asks for what stands in its first words, if anything.
_HEADING_WORDS, _FIRST_WORDS = 8, 4
# Answers of which there are so few for so many people are categories: "Do you use e-mail?".
_FEW, _MANY, _SHARE = 8, 20, 0.2


def kind_of_heading(name, distinct, filled):
    """Say what kind of personal data a heading asks for.

    Parameters
    ----------
    name : str
    distinct, filled : int
        How many different answers it has, and how many in all.

    Returns
    -------
    str or None

    Examples
    --------
    >>> kind_of_heading("Nama & Unit kerja", 30, 30), kind_of_heading("RecipientEmail", 9, 9)
    ('name', 'e-mail address')
    >>> kind_of_heading("Nama unit kerja", 9, 30), kind_of_heading("Memakai e-mail?", 2, 90)
    (None, None)
    """
    # RecipientEmail and _location_latitude are words, too.
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    words = " ".join(re.sub(r"[\W_]+", " ", plain(words).replace("&", " dan ")).split())
    parts = words.split()
    if len(parts) > _HEADING_WORDS:
        words = " ".join(parts[:_FIRST_WORDS])
    for kind, pattern in _PATTERNS.items():
        without = _OF_THINGS.sub(" ", words) if kind == "name" else words
        if pattern.search(without):
            categories = filled >= _MANY and distinct <= min(_FEW, filled * _SHARE)
            # People may share a name, such as that of who supervises them.
            if not categories or kind == "name":
                return kind
    return None
