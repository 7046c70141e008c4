"""`distribute` as DuckDB SQL: parts of which something else is said than of what they are in."""

import duckdb

duckdb.sql("""COPY (
  WITH c AS (SELECT subject, min("whole") AS whole, min(CAST(value AS INT)) AS lo,
             max(CAST(value AS INT)) AS hi FROM read_parquet('facts/claims.parquet')
             GROUP BY subject)
  SELECT a.subject, least(a.lo, b.lo, d.lo) AS lo, greatest(a.hi, b.hi, d.hi) AS hi
  FROM c a LEFT JOIN c b ON b.subject = a.whole LEFT JOIN c d ON d.subject = b.whole
  WHERE least(a.lo, b.lo, d.lo) + 1 <= greatest(a.hi, b.hi, d.hi) ORDER BY ALL)
  TO 'by_sql.csv' (HEADER)""")
