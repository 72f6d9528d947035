* Regression, its assumptions and the correlations of one case.
* The words after dollar signs are filled in for each case; all cases run in one session.
* TOL is asked for with several predictors only: PSPP 1.6.2 breaks the next REGRESSION otherwise.
ECHO "case $case".
GET DATA /TYPE=TXT /FILE="$case.csv" /DELIMITERS="," /FIRSTCASE=2 /VARIABLES=$variables.
FORMATS y $predictors (F20.6).
REGRESSION /VARIABLES=$predictors /STATISTICS=COEFF R ANOVA CI(95) $tolerance /DEPENDENT=y
  /METHOD=ENTER /SAVE=RESID.
NPAR TESTS /KOLMOGOROV-SMIRNOV (NORMAL)=RES1.
EXAMINE RES1 /PLOT=NPPLOT /STATISTICS=DESCRIPTIVES.
COMPUTE glejser=ABS(RES1).
REGRESSION /VARIABLES=$predictors /STATISTICS=COEFF R ANOVA /DEPENDENT=glejser /METHOD=ENTER.
CORRELATIONS /VARIABLES=y WITH $predictors /PRINT=TWOTAIL NOSIG.
CROSSTABS /TABLES=y BY $predictors /STATISTICS=BTAU CORR /CELLS=NONE.
$oneway
