"""`within` as DuckDB SQL: parts of which more is said than of their whole."""

import duckdb

duckdb.sql("""COPY (
  WITH c AS (SELECT subject, min("whole") AS whole, min(CAST(value AS INT)) AS lo,
             max(CAST(value AS INT)) AS hi FROM read_parquet('facts/claims.parquet')
             GROUP BY subject)
  SELECT a.subject, a.whole, a.hi, b.lo FROM c a JOIN c b ON b.subject = a.whole
  WHERE a.hi >= b.lo + 1 ORDER BY ALL) TO 'by_sql.csv' (HEADER)""")
