* Comparisons of the groups of one case.
* The words after dollar signs are filled in for each case; all cases run in one session.
ECHO "case $case".
GET DATA /TYPE=TXT /FILE="$case.csv" /DELIMITERS="," /FIRSTCASE=2 /VARIABLES=$variables.
FORMATS y (F20.6) group (F2.0).
$tests
