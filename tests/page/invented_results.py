"""A project with one invented study and a few results, as a run leaves them."""

STUDY = """\
title: Dukungan dan stres
language: id
notice: Data rekaan.
data: {file: resources/skripsi/answers.csv, personal: [nama]}
scales:
  setuju: {codes: {1: Tidak, 2: Ragu, 3: Ya}}
variables:
  dukungan: {label: Dukungan sosial, items: [A1, A2]}
  stres: {label: Stres, items: [B1, B2]}
profile:
  kelas: {label: Kelas}
tests: {alpha: 0.05, cronbach_minimum: 0.6}
hypotheses:
  H1: {kind: regression, statement: Dukungan menurunkan stres, response: stres,
    predictors: [dukungan], controls: [kelas], scale: raw, direction: negative}
"""
ARCHIVE = """\
archive:
  share: answers
  licence: CC-BY-4.0
  creators: [{name: Sari Dewi}]
  published: "2026-05-01"
  publisher: Universitas
  description: Contoh kecil.
"""
STATISTICS = """\
section,subject,statistic,value
sample,all,received,60
sample,all,excluded,2
sample,all,analysed,58
sample,kelas=A,n,55
sample,kelas=B,n,3
validity,A1,r_item_total,0.55600555
validity,A1,valid,true
validity,A2,valid,true
validity,B1,valid,undefined: no variance in B1
reliability,dukungan,reliable,true
normality,H1,normal,true
normality,H1,ks_d,0.1
decision,H1,reject_h0,true
decision,H1,p,0.00001
decision,H1,test,t
decision,H1,alpha,0.05
regression,H1:dukungan,b,-0.7
"""
VALIDITY = """\
subject,r_item_total,p,valid
A1,0.55600555,0.0000012,true
<b>A2</b>,-0.2,0.21,false
B1,undefined: no variance in B1,,
"""
SCREENING = "row,respondent,flags\n7,Sari Dewi,2\n"
REPORT = "<!DOCTYPE html><title>Laporan</title><script>document.title='ran'</script><p>Isi</p>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'
FIGURES = "file,kind,subject,title\nlikert_stres,likert,stres,Jawaban atas butir Stres\n"
FILES = {
    "statistics.csv": STATISTICS,
    "instrument/validity.csv": VALIDITY,
    "instrument/open.csv": STATISTICS,
    "validation/screening.csv": SCREENING,
    "validation/excluded.csv": "row,respondent,reason\n",
    "validation/responses.parquet": "respondent,A1",
    "report/report.html": REPORT,
    "report/report.docx": "word",
    "report/report.pdf": "pdf",
    "report/tables.xlsx": "tables",
    "figures/figures.csv": FIGURES,
    "figures/likert_stres.svg": SVG,
    "figures/likert_stres.narrow.svg": SVG,
    "figures/likert_stres.png": "png",
}


def put(root, study=STUDY + ARCHIVE, files=FILES):
    """Put the project into a folder."""
    write(root / "config/config.yaml", "studies: [skripsi]\nlanguage: id\n")
    write(root / "config/studies/skripsi.yaml", study)
    write(root / "resources/skripsi/answers.csv", "nama,A1,A2,B1,B2,kelas\nSari,1,2,3,1,A\n")
    for name, text in files.items():
        write(root / "results/skripsi" / name, text)
    return root


def write(path, text):
    """Write a file, and its folder where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
