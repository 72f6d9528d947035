* Validity, reliability, frequencies, descriptives and factors of one case.
* The words after dollar signs are filled in for each case; all cases run in one session.
ECHO "case $case".
GET DATA /TYPE=TXT /FILE="$case.csv" /DELIMITERS="," /FIRSTCASE=2 /VARIABLES=$variables.
COMPUTE total=$sum.
FORMATS $items total (F20.6).
FREQUENCIES /VARIABLES=$items total
  /STATISTICS=MEAN STDDEV MEDIAN MODE SKEWNESS KURTOSIS MINIMUM MAXIMUM.
CORRELATIONS /VARIABLES=$items WITH total /PRINT=TWOTAIL NOSIG /MISSING=PAIRWISE.
RELIABILITY /VARIABLES=$items /SUMMARY=TOTAL.
RELIABILITY /VARIABLES=$halves /MODEL=SPLIT($half).
$factors
