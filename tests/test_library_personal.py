"""Personal data: found wherever it stands, and nothing else taken for it."""

import pandas as pd
import pytest

from angket.personal import looks_personal, personal_kind

PERSONAL = """
19800101 200501 1 003
198001012005011003
NIP. 19800101 200501 1 003
3201 2345 6789 0123
3201.2345.6789.0123
3271046504930002
32.71.04.650493.0002
0812.9977.0001
(0812) 9977-0001
(0812)9977-0001
+62 812-9977-0001
+62 (0)812 9977 0001
6281299770001
0812 9977 0001
081299770001
81299770001
(0274) 512345
021-5551234
+1 (202) 555-0143
+44 20 7946 0958
09.254.294.3-407.000
092542943407000
0912 5429 4340 7000
budi@example.org
Kirim ke budi.s@example.co.id ya
budi [at] example [dot] org
budi @ gmail
103.28.12.5
IP: 103.28.12.5
2001:db8:85a3:0:0:8a2e:370:7334
Bapak Sutarjo
Ibu Siti Aminah
Dr. Wahyuni, M.Pd
Budi Santoso
SITI AMINAH
siti aminah
Rahmat Hidayat, S.Pd
Drs. H. Sutrisno
Prof. Dr. Ir. Bambang
Name 0812 9977 0001
Jl. Merdeka No. 10
Jln Sudirman 5
Jalan Kaliurang Km 5
Perum Griya Asri Blok B2 No 3
RT 03/RW 05
RT.003 RW.005 Kel. Sukamaju Kec. Cilodong
Desa Sukamaju, Kec. Cilodong
12-05-1987
1987-05-12
12 Mei 1987
Bandung, 12 Mei 1987
lahir 12/5/1999
A11.2019.12345
NIM 1906354321
-6.208800, 106.845600
-6.2088 106.8456 0 0
https://www.instagram.com/budi_s
@budi_santoso
linkedin.com/in/budi
wa.me/6281299770001
https://maps.app.goo.gl/abc123
3,27104E+15
Mr. Smith
James Wilson
Please call my neighbour Tuti Wati
00:1A:2B:3C:4D:5E
6°12'S 106°50'E
Hubungi saya di 0812 99770001 ya
WA:0812-9977-0001
+62812 9977 0001
62-812-9977-0001
0812/9977/0001
NIP.19800101.200501.1.003
NIP: 198001012005011003 (PNS)
3271.0465.0493.0002
NIK 3271046504930002
32 71 04 65 04 93 00 02
NPWP 09.254.294.3.407.000
0925 4294 3407 0000 00
budi_s+kuis@kampus.ac.id
mailto:budi@kampus.ac.id
Budi<budi@kampus.ac.id>
IP 192.168.1.10
fe80::1ff:fe23:4567:890a
Sdr. Hendra
Pak Joko
bu Tuti
H. Ahmad Fauzi, S.E., M.M.
Nurul Hidayah binti Ahmad
Muhammad Rizky Pratama
M. Rizki Ramadhan
jl merdeka no 10 rt 02 rw 03
Gg. Kelinci No 5
Blok C3 No 12, Perumahan Asri
Kp. Rawa RT 1 RW 2
Perumnas RT01/RW02
lahir di Solo 12 Juli 1990
TTL: Solo, 12-07-1990
instagram.com/budi
https://id.linkedin.com/in/budi
https://goo.gl/maps/abc
-6.9175,107.6191
6.9175° S, 107.6191° E
Siti Nurhaliza (25 th)
Andi, 0811223344
021 7654321
(021)7654321
0361-123456
""".strip().splitlines()

# Within a sentence these could be any number and day.
ALONE = {"81299770001", "12-05-1987", "1987-05-12", "12 Mei 1987"}
NOT_PERSONAL = """
Sangat Setuju
Tidak Setuju
Setuju
Bagian Umum dan Kepegawaian
Divisi Pemasaran
Human Resources
Fakultas Ekonomi dan Bisnis
Jakarta Selatan
Kota Bandung
Yogyakarta
Surabaya
New York
Kepala Seksi
Staf Administrasi
Guru Kelas
Senior Software Engineer
Ibu Rumah Tangga
Wiraswasta
Pegawai Negeri Sipil
Coca Cola
Teh Botol
Indomie Goreng
Samsung Galaxy
Toyota Avanza
Bank Mandiri
Mie Sedaap
1.250.000,50
Rp 5.000.000
5000000
1,234,567.89
0.812345678
3.14159265358979
12
2024-05-12
12/05/2024 10:30:00
10:30:45
2023/2024
> 5 tahun
1-5 tahun
Rp 1.000.000 - Rp 2.000.000
SMA/SMK
S1
D3 Keperawatan
Laki-laki
Perempuan
Jalan kaki
Jalan Kaki
Naik bus
Microsoft Word
MS Word
Ms Office
Islam
Menikah
Belum Menikah
Strongly agree
5 - Sangat setuju
IPK 3,51-4,00
Semester 7
Teknik Informatika
PT Telkom Indonesia
RSUD Dr. Soetomo
Dinas Pendidikan Kota Bandung
Instagram
Facebook, Instagram
Golongan III/a
Penata Muda Tk. I
sejutu
Sangat Sejutu
tidak tau
n/a
-
tiga puluh
3.201.234.567
Putra
Putri
Honda Beat
Hari Senin
Sari Roti
Ayam Geprek
BMI normal
Juni 2024
10-20 orang
Lebih dari 10 tahun
Melati
Mawar
Kelas 10 IPA 2
2050
750
0,75
4.00
Mei
April
1e-5
12%
IIa
Universitas Gadjah Mada
Puskesmas Kecamatan Tebet
Gojek
Shopee
Tokopedia
Bagus sekali
KPP Pratama
Budi Pekerti
Rumah Sakit Hasan Sadikin
0,5
1 250 000
12.500
2.050
10.000.000
Rp10.000.000,00
1.000.000.000.000.000
4.5/5
3:2
08.00-16.00
08.00 - 16.00 WIB
Senin-Jumat 08.00-17.00
2024-01-15T08:30:00
20240115
20240115083000
v1.2.3.4
Windows 10
IPK 3.75
Lulusan 2019
2 anak
RT 05
RW
Jl
Dekat
S1 Akuntansi
D3
Kurang dari 1.000.000
1.000.000 - 2.000.000
≥ 5.000.000
TIDAK SETUJU
sangat tidak setuju
Cukup Baik
PNS Golongan III
Dosen Tetap
Teknik Sipil
Manajemen
Bali
Kalimantan Timur
Nusa Tenggara Barat
Pulau Seribu
Sri Lanka
San Francisco
Adidas Samba
Wardah
Scarlett Whitening
Pepsodent
Honda Vario 125
Yamaha NMAX
Lion Air
Garuda Indonesia
Citilink
Grab Bike
Pizza Hut
Mie Gacoan
Kopi Kenangan
Janji Jiwa
PT Astra International Tbk
CV Maju Jaya
UD Sumber Rejeki
SMA Negeri 1 Yogyakarta
MAN 2 Malang
Ponpes Darussalam
Gereja Katolik
Ibu kota
Bapak dan Ibu
Orang Tua
Suami
Istri
Anak Kandung
Dokter Umum
Dr
Mahasiswa S2
A11
X1
1e5
3.5E-07
12345678
123456789012
tahun 2019-2021
Maret 2020
Triwulan I
Bugis
Jawa
Sunda
Islam Nusantara
Ms Excel
St. Carolus
Bandara Soekarno Hatta
Jalan Sudirman
Taman Mini
Rumah Makan Sederhana
Bakso Pak Kumis
Ayam Goreng Mbok Berek
""".strip().splitlines()

HEADINGS = """
Nama & Unit kerja
Nama Lengkap (opsional)
No. HP/WA
Email Address
Alamat
Nama Anda
Nama:
Siapa nama Anda?
Your name
NPM
Tanggal lahir
WA
IPAddress
LocationLatitude
LocationLongitude
RecipientEmail
RecipientFirstName
RecipientLastName
ExternalReference
ExternalDataReference
IP Address
First Name
Last Name
Name
Email
Surel
Alamat Email
Username
_submitted_by
_location_latitude
deviceid
phonenumber
simserial
subscriberid
username
_geolocation
ipaddr
firstname
lastname
Full Name - First Name
Submission IP
Nomor HP yang bisa dihubungi
No. Telp
Nomor Induk Mahasiswa (NIM)
NIM
NIK/KTP
Tempat, tanggal lahir
TTL
Date of birth
Nama dan NIP
Student ID
Nama Dosen Pembimbing
E-mail
No WA
Nomor WhatsApp aktif
Akun Instagram
Alamat IP
No. Rekening
Nama_Responden
Contact
Inisial nama
Alamat rumah
nama_lengkap
NamaLengkap
Kontak
Koordinat GPS
Nomor Induk Pegawai
""".strip().splitlines()

OTHER_HEADINGS = """
Nama unit kerja
Umur
Company name
Merasa nyaman
Nama perusahaan
Job title
Kota asal
Jenis kelamin
Pendidikan terakhir
Product name
Nama produk
Nama Universitas
Department name
Jabatan
Usia (tahun)
IPK
IP semester
Nama sekolah
Domisili
Program studi
Nama merek yang dipakai
Lama bekerja
Gaji
Penghasilan per bulan
Status pernikahan
Agama
Duration (in seconds)
Progress
Finished
ResponseId
StartDate
Timestamp
Tahun lahir
Angkatan
Kelas
Semester
Brand name
School name
Nama bank
Nama mata kuliah
Tanggal
Location
Waktu
Saya merasa nama baik saya dijaga oleh atasan dan rekan
Channel
UserLanguage
DistributionChannel
Nama kota
Nama aplikasi
Tempat tinggal
""".strip().splitlines()


@pytest.mark.parametrize("text", PERSONAL)
def test_what_tells_who_somebody_is_is_found_anywhere_in_a_text(text):
    assert looks_personal(text)
    assert looks_personal(f"  {text} ")
    assert text in ALONE or looks_personal(f"sudah diisi; {text}, terima kasih")


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_answers_units_places_posts_and_numbers_are_let_pass(text):
    assert not looks_personal(text)


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_that_ask_who_somebody_is(heading):
    assert personal_kind(heading, pd.Series(["x", "y"], dtype="str"))


@pytest.mark.parametrize("heading", OTHER_HEADINGS)
def test_headings_that_ask_something_else(heading):
    assert personal_kind(heading, pd.Series(["x", "y"], dtype="str")) is None


def answered(*texts, times=1):
    return pd.Series([*texts] * times, dtype="str")


PEOPLE = ["Budi Santoso", "Siti Aminah", "Kemala Rasuna", "Wawan Hidayat", "T. Situmorang"]
MIXED = ["0812 9977 0001", "budi@example.org", "RT 03/RW 05", "Lantai 2", "-", "ruang B"]
COMMENTS = [
    "Semoga pelayanan lebih cepat", "Tolong perbaiki AC di ruang tunggu", "sudah cukup baik",
    "Antrean terlalu lama di pagi hari", "My neighbour also has this illness", "terima kasih",
]  # fmt: skip
COLUMNS = {
    "names by value": ("responden", answered(*PEOPLE), "name"),
    "three kinds, none of them often": ("keterangan", answered(*MIXED), "e-mail address"),
    "one cell in twenty": ("ruang", answered("08129977001", *["A"] * 19), "telephone number"),
    "birthdays": ("tgl", answered("12-05-1987", "1990-01-30", "3 Mei 1999"), "date of birth"),
    "numbers of students": (
        "kode unik", answered(*(f"19063{n * 7919 % 100000:05d}" for n in range(1, 9))),
        "national or staff number",
    ),
    "numbers as a spreadsheet shows them": (
        "nomor", answered("3,27104E+15", "3,20112E+15"), "national or staff number",
    ),
    "comments of a few": ("Do you want to share any comments?", answered(*COMMENTS), "free text"),
    "long answers": (
        "Pertanyaan 12", answered(*(f"{text}, menurut pendapat saya" for text in COMMENTS)),
        "free text",
    ),
    "names that repeat": ("Nama supervisor", answered("Ani", "Budi", times=30), "name"),
}  # fmt: skip


@pytest.mark.parametrize("case", COLUMNS)
def test_a_column_is_judged_by_all_that_stands_in_it(case):
    heading, texts, kind = COLUMNS[case]
    assert personal_kind(heading, texts) == kind


OTHER_COLUMNS = {
    "departments": (
        "Bagian",
        answered("Umum", "Keuangan", "Human Resources", "Produksi", "Gudang"),
    ),
    "cities": ("Asal", answered("Jakarta Selatan", "Kota Bandung", "Solo", "New York", "Medan")),
    "posts": ("Pekerjaan", answered("Kepala Seksi", "Guru Kelas", "Software Engineer", "Perawat")),
    "brands": ("Merek", answered("Coca Cola", "Teh Botol", "Mie Sedaap", "Toyota Avanza", "Aqua")),
    "answers": ("X1", answered("Sangat Setuju", "Setuju", "Netral", "Tidak Setuju", times=9)),
    "ages": ("Usia", answered(*map(str, range(18, 60)))),
    "incomes": ("Gaji", answered(*(str(4_000_000 + 150_000 * n) for n in range(20)))),
    "years": ("Tahun lahir", answered(*map(str, range(1960, 2000)))),
    "times": ("Waktu", answered("2024-05-12 10:30:00", "2024-05-12 10:31:00")),
    "days of a survey": ("Hari", answered("12-05-2009", "13-05-2009", "14-05-2009")),
    "yes and no to e-mail": ("Memakai email?", answered("Ya", "Tidak", times=40)),
    "ticked boxes": ("Instagram", answered("1", "0", times=40)),
    "long answers that repeat": (
        "Alasan memilih",
        answered("Karena lokasinya dekat dengan rumah", "Karena harganya sangat murah", times=20),
    ),
    "short answers of few": ("Kampus", answered("Depok", "Salemba", "Depok", "Salemba", "Cikini")),
    "scores": ("IPK", answered("3,51", "3,78", "3,22", "2,99", "4,00")),
    "empty": ("kolom", answered("", " ")),
}


@pytest.mark.parametrize("case", OTHER_COLUMNS)
def test_other_columns_are_let_pass(case):
    assert personal_kind(*OTHER_COLUMNS[case]) is None
