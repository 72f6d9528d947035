* The chi-square block of one table of counts.
* The word after the dollar sign is filled in for each case; all cases run in one session.
ECHO "case $case".
GET DATA /TYPE=TXT /FILE="$case.csv" /DELIMITERS="," /FIRSTCASE=2
  /VARIABLES=row F2.0 column F2.0 n F8.0.
WEIGHT BY n.
CROSSTABS /TABLES=row BY column /STATISTICS=CHISQ PHI CC RISK 
  /CELLS=COUNT ROW EXPECTED SRESIDUAL ASRESIDUAL.
