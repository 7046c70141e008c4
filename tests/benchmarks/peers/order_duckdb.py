"""`order` as DuckDB SQL: what begins after it ends, beside `agree` on both."""

import duckdb

duckdb.sql("""COPY (
  WITH c AS (SELECT subject, attribute, min(CAST(value AS INT)) AS lo, max(CAST(value AS INT)) AS hi
             FROM read_parquet('facts/claims.parquet') GROUP BY subject, attribute)
  SELECT subject, attribute, lo, hi FROM c WHERE lo + 1 <= hi UNION ALL
  SELECT a.subject, 'order', a.hi, b.lo FROM c a JOIN c b ON a.subject = b.subject AND
  a.attribute = 'least' AND b.attribute = 'most' WHERE a.hi >= b.lo + 1 ORDER BY ALL)
  TO 'by_sql.csv' (HEADER)""")
